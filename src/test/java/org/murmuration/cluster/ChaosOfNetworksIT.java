package org.murmuration.cluster;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Three nodes, each in a network of its own that is cut from the others: one side at most goes on,
 * and what comes out is the history of a single node.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChaosOfNetworksIT {

  private Chaos chaos;

  @BeforeAll
  void letItHappen() {
    chaos =
        Chaos.with(
            3,
            13,
            "partition:majority-cut",
            "partition-fence:asleep",
            "partition-fence:postgresql");
  }

  @Test
  void theSupervisorAndItsDatabaseAreCutOffFromTheMajority() {
    chaos.leftTheHistoryAsItIs("partition:majority-cut");
  }

  @Test
  void theOldSupervisorWakesAndStillReachesTheDatabase() {
    chaos.leftTheHistoryAsItIs("partition-fence:asleep");
  }

  @Test
  void theSupervisorIsCutOffFromTheDatabaseAlone() {
    chaos.leftTheHistoryAsItIs("partition-fence:postgresql");
  }
}
