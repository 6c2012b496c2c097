package org.murmuration.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cluster of real processes, to which {@code scripts/chaos} does what may happen to one: every
 * time, the history that is exported is that of a single node, byte by byte. Takes PostgreSQL, and
 * root to cut networks.
 */
class ChaosIT {

  private static final long MINUTES = 15;

  @TempDir Path folder;

  @Test
  void nodesAreKilled() {
    assertUndisturbed(3, 1, "kill-worker", "kill-supervisor", "kill-two", "kill-every");
  }

  @Test
  void nodesAreKilledWhileCallsAreUnderWay() {
    assertUndisturbed(3, 2, "kill-worker+llm", "kill-supervisor+llm");
  }

  @Test
  void aNodeOfFiveIsKilled() {
    assertUndisturbed(5, 3, "kill-supervisor");
  }

  @Test
  void nodesComeAndGoAndStandStill() {
    assertUndisturbed(3, 4, "join", "leave:supervisor", "pause:supervisor");
  }

  @Test
  void theDatabaseIsRestartedStandsStillAndIsFull() {
    assertUndisturbed(3, 5, "postgres-restart:crash", "postgres-pause", "postgres-full");
  }

  @Test
  void theNetworkIsCutAndTheOldSupervisorStillReachesTheDatabase() {
    assertUndisturbed(3, 6, "partition:supervisor-all", "partition-fence:nodes");
  }

  private void assertUndisturbed(int nodes, int seed, String... faults) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of("scripts", "chaos").toAbsolutePath().toString(),
                "--faults",
                String.join(",", faults),
                "--nodes",
                Integer.toString(nodes),
                "--seed",
                Integer.toString(seed),
                "--resume-limit",
                "120"));
    try {
      Path said = Files.createFile(folder.resolve("said.txt"));
      Process chaos =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      boolean ended = chaos.waitFor(MINUTES, TimeUnit.MINUTES);
      if (!ended) {
        // It ends what it has started.
        chaos.destroy();
        chaos.waitFor(1, TimeUnit.MINUTES);
      }
      assertThat(ended ? chaos.exitValue() : -1).as(Files.readString(said)).isZero();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
