package org.murmuration.cluster;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Three nodes on loopback addresses: whatever happens to them or to their database, the history
 * that is exported is that of a single node without a database, byte by byte.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChaosIT {

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
