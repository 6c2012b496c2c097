package org.murmuration.cluster;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Whatever happens to nodes, networks and databases, the history that is exported is that of a
 * single node without a database, byte by byte. One class, so that one cluster at a time has the
 * machine: two have more processes than a small one has time for.
 */
class ChaosIT {

  /** On loopback addresses; the nodes, or their database, are out of order. */
  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class ThreeNodes {

    private Chaos chaos;

    @BeforeAll
    void letItHappen() {
      chaos =
          Chaos.with(
              3,
              11,
              "none",
              "kill-worker",
              "kill-supervisor",
              "kill-supervisor+llm",
              "join",
              "leave:supervisor",
              "pause:supervisor",
              "postgres-restart:crash",
              "postgres-pause",
              "postgres-full");
    }

    @Test
    void nothing() {
      chaos.leftTheHistoryAsItIs("none");
    }

    @Test
    void aNodeIsKilled() {
      chaos.leftTheHistoryAsItIs("kill-worker");
    }

    @Test
    void theNodeOfTheSupervisorIsKilled() {
      chaos.leftTheHistoryAsItIs("kill-supervisor");
    }

    @Test
    void itIsKilledWhileCallsAreUnderWayAndNoneThatWasRecordedIsMadeAgain() {
      chaos.leftTheHistoryAsItIs("kill-supervisor+llm");
    }

    @Test
    void aNodeJoins() {
      chaos.leftTheHistoryAsItIs("join");
    }

    @Test
    void theNodeOfTheSupervisorLeaves() {
      chaos.leftTheHistoryAsItIs("leave:supervisor");
    }

    @Test
    void theNodeOfTheSupervisorStandsStillForHalfAMinute() {
      chaos.leftTheHistoryAsItIs("pause:supervisor");
    }

    @Test
    void theDatabaseCrashesAndIsRestarted() {
      chaos.leftTheHistoryAsItIs("postgres-restart:crash");
    }

    @Test
    void theDatabaseStandsStill() {
      chaos.leftTheHistoryAsItIs("postgres-pause");
    }

    @Test
    void theDiskOfTheDatabaseIsFull() {
      chaos.leftTheHistoryAsItIs("postgres-full");
    }
  }

  /** Some or all of which are killed. */
  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class FiveNodes {

    private Chaos chaos;

    @BeforeAll
    void letItHappen() {
      chaos = Chaos.with(5, 12, "none", "kill-two", "kill-every");
    }

    @Test
    void nothing() {
      chaos.leftTheHistoryAsItIs("none");
    }

    @Test
    void twoAreKilledInARow() {
      chaos.leftTheHistoryAsItIs("kill-two");
    }

    @Test
    void allAreKilledOneAfterAnother() {
      chaos.leftTheHistoryAsItIs("kill-every");
    }
  }

  /** Each node in a network of its own that is cut from the others: one side at most goes on. */
  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class ThreeNetworks {

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
}
