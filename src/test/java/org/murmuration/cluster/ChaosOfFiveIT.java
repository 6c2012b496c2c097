package org.murmuration.cluster;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Five nodes, some or all of which are killed, write the history of a single one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChaosOfFiveIT {

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
