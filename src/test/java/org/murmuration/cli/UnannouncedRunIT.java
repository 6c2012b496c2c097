package org.murmuration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.journal.postgres.PostgresServer;

/** A node dies when it has taken a run in and has not told the supervisor of it. */
class UnannouncedRunIT {

  private static final PostgresServer DATABASE = PostgresServer.shared();

  @TempDir private Path folder;

  @Test
  void theSupervisorFindsWhatTheNodeHadTakenIn() {
    NodeOfCluster survivor = NodeOfCluster.of(folder).start().untilUp();
    NodeOfCluster victim = NodeOfCluster.of(folder).joining(survivor).start().untilUp();
    try {
      MurmurationProcess.Ended ended = victim.run(folder, Scenarios.small(folder)).end();
      assertThat(ended.code()).as(ended.err()).isZero();
      long untold = anotherBatchLikeTheLatest();
      assertThat(entries(untold)).isZero();

      victim.kill();

      survivor.until("run " + untold + ".0 has ended", () -> isOver(untold));
      assertThat(entries(untold)).isEqualTo(entries(untold - 1));
    } finally {
      victim.kill();
      survivor.kill();
    }
  }

  /** As a node leaves it in the database that gets no further. */
  private static long anotherBatchLikeTheLatest() {
    return DATABASE.number(
        """
        WITH made AS (
          INSERT INTO batch (token, name, manifest, scenario)
          SELECT gen_random_uuid(), name, manifest, scenario FROM batch ORDER BY id DESC LIMIT 1
          RETURNING id),
        runs AS (INSERT INTO run (batch, run) SELECT id, 0 FROM made)
        SELECT id FROM made
        """);
  }

  private static long entries(long batch) {
    return DATABASE.number("SELECT entries FROM run WHERE batch = " + batch);
  }

  private static boolean isOver(long batch) {
    return DATABASE.number("SELECT count(*) FROM run WHERE state = 'ended' AND batch = " + batch)
        == 1;
  }
}
