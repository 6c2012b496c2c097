package org.murmuration.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.cli.MurmurationProcess.command;
import static org.murmuration.cli.MurmurationProcess.size;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.cli.MurmurationProcess.Ended;

/** Ctrl-C ends a batch without losing anything, and says how to go on. */
class InterruptIT {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"actors", "sequential"})
  void whatIsPrintedGoesOnToTheSameRecord(String executor) throws Exception {
    Path scenario = Scenarios.large(folder);
    Undisturbed undisturbed = Undisturbed.run(folder, scenario);
    Path out = folder.resolve("my runs");
    Path journal = Undisturbed.run(out, 0).resolve("encounters.jsonl");

    MurmurationProcess process =
        start("run", "-q", scenario, "-o", out, "--set", "engine.executor=" + executor);
    process.until("it is under way", () -> size(journal) > 100_000);
    process.interrupt();
    Ended stopped = process.end();

    assertThat(stopped.code()).isEqualTo(130);
    assertThat(stopped.out()).isEmpty();
    assertThat(stopped.errors())
        .containsExactly(
            "murmuration: stopped; what is recorded stays. To go on:",
            "  " + launcher() + " resume '" + out + "'");
    assertThat(size(journal)).isLessThan(size(undisturbed.journal(0)));
    Ended resumed = shell(stopped.errors().get(1));
    assertThat(resumed.code()).as(resumed.err()).isZero();
    undisturbed.assertSameAs(out, 1);
  }

  @Test
  void ofABatchTheRunsThatEndedAreSummedUpBeforeItStops() throws Exception {
    Path scenario = Scenarios.large(folder);
    Undisturbed undisturbed = Undisturbed.run(folder, scenario, "--runs", 2);
    Path out = folder.resolve("out");
    Path second = Undisturbed.run(out, 1).resolve("encounters.jsonl");

    MurmurationProcess process =
        start("run", scenario, "-o", "out", "--runs", 2, "--set", "engine.runs-at-once=1");
    process.until("the second run is under way", () -> size(second) > 100_000);
    process.interrupt();
    Ended stopped = process.end();

    assertThat(stopped.code()).isEqualTo(130);
    assertThat(stopped.out()).contains("1 runs of 2000 agents");
    assertThat(stopped.err()).endsWith("  " + launcher() + " resume out\n");
    assertThat(out.resolve("summary.json")).isNotEmptyFile();
    assertThat(shell(launcher() + " resume -q out").code()).isZero();
    undisturbed.assertSameAs(out, 2);
  }

  private MurmurationProcess start(Object... arguments) throws Exception {
    List<String> line = new ArrayList<>(withDefaultSignals());
    line.addAll(command(arguments));
    line.add(line.indexOf("-jar"), "-Dmurmuration.command=" + launcher());
    return MurmurationProcess.start(folder, Map.of(), line);
  }

  /** A process that a shell without job control starts in the background ignores SIGINT. */
  static List<String> withDefaultSignals() throws Exception {
    List<String> prefix = List.of("env", "--default-signal=INT");
    List<String> trial = new ArrayList<>(prefix);
    trial.add("true");
    boolean known = new ProcessBuilder(trial).start().waitFor() == 0;
    return known ? prefix : List.of();
  }

  private Path launcher() throws IOException {
    Path launcher = folder.resolve("murmuration");
    if (!Files.exists(launcher)) {
      String line = command().stream().map(w -> "'" + w + "'").collect(Collectors.joining(" "));
      Files.writeString(launcher, "#!/bin/sh\nexec " + line + " \"$@\"\n");
      assertThat(launcher.toFile().setExecutable(true)).isTrue();
    }
    return launcher;
  }

  private Ended shell(String line) {
    return MurmurationProcess.start(folder, Map.of(), List.of("bash", "-c", line)).end();
  }
}
