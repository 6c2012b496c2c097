package org.murmuration.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.cli.MurmurationProcess.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.cli.MurmurationProcess.Ended;

/** No answer is used that could not be recorded: a run fails with one line, once, and goes on. */
class CallsOnAFullDiskIT {

  private static final int ROOM_IN_KILOBYTES = 700;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"actors", "sequential"})
  void theRunFailsAndGoesOnWhenThereIsRoom(String executor) {
    Path scenario = LlmScenario.of24(folder, "provider = rehearsal");
    Path whole = folder.resolve("whole");
    assertThat(Console.murmuration("run", "-q", scenario, "-o", whole).code()).isZero();
    assertThat(LlmScenario.calls(whole).toFile().length()).isGreaterThan(1200L * ROOM_IN_KILOBYTES);
    Path out = folder.resolve("out");

    Ended failed =
        inLittleRoom("run", "-q", scenario, "-o", out, "--set", "engine.executor=" + executor);

    assertThat(failed.errors())
        .containsExactly(failed.errors().get(0), "To go on:", "  murmuration resume " + out);
    assertThat(failed.errors().get(0))
        .startsWith("murmuration: ")
        .endsWith(
            "cannot write "
                + LlmScenario.calls(out)
                + ": File too large; what was recorded before stays");
    assertThat(failed.code()).isEqualTo(1);
    Console resumed = Console.murmuration("resume", "-q", out);
    assertThat(resumed.code()).as(resumed.err()).isZero();
    assertThat(LlmScenario.journal(out)).hasSameBinaryContentAs(LlmScenario.journal(whole));
  }

  /** A limit on the size of files stands for a disk: writing beyond it fails in the same way. */
  private Ended inLittleRoom(Object... arguments) {
    List<String> line = new ArrayList<>();
    line.addAll(List.of("bash", "-c", "ulimit -f " + ROOM_IN_KILOBYTES + "; exec \"$@\"", "bash"));
    line.addAll(command(arguments));
    return MurmurationProcess.start(folder, Map.of("LC_ALL", "C"), line).end();
  }
}
