package org.murmuration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.cli.MurmurationProcess.Ended;

/** The commands as a user starts them. */
class CommandsIT {

  @TempDir Path folder;

  @Test
  void theVersionNamesTheCommit() {
    Ended said = MurmurationProcess.run(folder, "--version");

    assertThat(said.code()).isZero();
    assertThat(said.out())
        .matches("murmuration \\d+\\.\\d+\\.\\d+ \\([0-9a-f]{12}(\\+changes)?\\)\\n");
  }

  @Test
  void theCompletionIsAScriptThatBashAccepts() throws IOException {
    Ended said = MurmurationProcess.run(folder, "generate-completion");
    Files.writeString(folder.resolve("completion.sh"), said.out());

    Ended accepted =
        MurmurationProcess.start(folder, Map.of(), List.of("bash", "-n", "completion.sh")).end();

    assertThat(said.code()).isZero();
    assertThat(said.out()).contains("--set", "generate-completion", "resume");
    assertThat(accepted).isEqualTo(new Ended(0, "", ""));
  }

  @Test
  void theResolvedScenarioIsAScenario() throws IOException {
    Path scenario = Scenarios.small(folder);
    Ended printed = MurmurationProcess.run(folder, "scenario", "check", "--resolved", scenario);
    Path resolved = Files.writeString(folder.resolve("resolved.conf"), printed.out());

    Ended again = MurmurationProcess.run(folder, "scenario", "check", "--resolved", resolved);

    assertThat(printed.code()).isZero();
    assertThat(again.out()).isEqualTo(printed.out().replace("\"x\"", "\"resolved\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"actors", "sequential"})
  void whatItSaysEndsWithWhereTheReportIs(String executor) {
    Path scenario = Scenarios.small(folder);

    Ended said =
        MurmurationProcess.run(
            folder, "run", scenario, "--runs", 3, "--set", "engine.executor=" + executor);

    assertThat(said.code()).isZero();
    assertThat(said.errors())
        .as("progress, if it takes long")
        .allMatch(l -> l.matches("x: .*|murmuration: (watch|commands): .*"));
    assertThat(said.out()).contains("3 runs of 10 agents (10 default), seed 11");
    String report = said.out().lines().filter(l -> l.contains("report:")).findFirst().orElseThrow();
    assertThat(folder.resolve(report.replaceFirst(".*report: +", ""))).isNotEmptyFile();
  }
}
