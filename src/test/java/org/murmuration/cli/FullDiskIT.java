package org.murmuration.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.cli.MurmurationProcess.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.cli.MurmurationProcess.Ended;

/** When there is no room to write, a run fails with one line, and goes on once there is. */
class FullDiskIT {

  private static final int ROOM_IN_KILOBYTES = 2000;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"actors", "sequential"})
  void theRunFailsKeepsWhatItHasAndGoesOnWhenThereIsRoom(String executor) throws IOException {
    Path scenario = Scenarios.large(folder);
    Undisturbed undisturbed = Undisturbed.run(folder, scenario);
    byte[] whole = Files.readAllBytes(undisturbed.journal(0));
    Path out = folder.resolve("out");
    Path journal = Undisturbed.run(out, 0).resolve("encounters.jsonl");
    assertThat(whole.length).isGreaterThan(2 * 1024 * ROOM_IN_KILOBYTES);

    Ended failed =
        inLittleRoom("run", "-q", scenario, "-o", out, "--set", "engine.executor=" + executor);

    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.errors())
        .containsExactly(
            "murmuration: cannot write "
                + journal
                + ": File too large; what was recorded before stays",
            "To go on:",
            "  murmuration resume " + out);
    byte[] recorded = Files.readAllBytes(journal);
    assertThat(recorded.length).isGreaterThan(1000 * ROOM_IN_KILOBYTES);
    assertThat(recorded).isEqualTo(Arrays.copyOf(whole, recorded.length));
    Ended resumed = MurmurationProcess.run(folder, "resume", "-q", out);
    assertThat(resumed.code()).as(resumed.err()).isZero();
    undisturbed.assertSameAs(out, 1);
  }

  /** A limit on the size of files stands for a disk: writing beyond it fails in the same way. */
  private Ended inLittleRoom(Object... arguments) {
    List<String> line = new ArrayList<>();
    line.addAll(List.of("bash", "-c", "ulimit -f " + ROOM_IN_KILOBYTES + "; exec \"$@\"", "bash"));
    line.addAll(command(arguments));
    return MurmurationProcess.start(folder, Map.of("LC_ALL", "C"), line).end();
  }
}
