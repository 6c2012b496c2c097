package org.murmuration.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.cli.MurmurationProcess.size;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that several processes of this machine carry out, without a database. */
class NodesIT {

  private static final long END_SECONDS = 20;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "naming-game-committed-after.conf, population.size=24",
    "naming-game-network.conf, stop.max-rounds=5",
    "naming-game-mixed.conf, stop.max-rounds=10",
    "duel.conf, duel.max-turns=4"
  })
  void theRecordIsThatOfOneProcess(String name, String override) {
    Path scenario = Path.of("scenarios", name).toAbsolutePath();
    Undisturbed undisturbed = Undisturbed.run(folder, scenario, "--runs", 2, "--set", override);
    Path out = folder.resolve("out");

    MurmurationProcess.Ended ended =
        MurmurationProcess.run(
            folder, "run", "-q", scenario, "-o", out, "--runs", 2, "--set", override, "--nodes", 3);

    assertThat(ended.code()).as(ended.err()).isZero();
    undisturbed.assertSameAs(out, 2);
  }

  @Test
  void callsOfAllProcessesAreMadeAndRecordedByTheOneThatLeads() {
    Path scenario = Path.of("scenarios", "naming-game-llm.conf").toAbsolutePath();
    String[] settings = {"minds.crowd.llm.provider=rehearsal", "stop.max-rounds=4", "runs=1"};
    List<Object> arguments = new ArrayList<>(List.of("run", "-q", scenario));
    for (String setting : settings) {
      arguments.addAll(List.of("--set", setting));
    }
    List<Object> alone = new ArrayList<>(arguments);
    alone.addAll(List.of("-o", "alone"));
    arguments.addAll(List.of("-o", "out", "--nodes", 3));

    assertThat(MurmurationProcess.run(folder, alone.toArray()).code()).isZero();
    MurmurationProcess.Ended ended = MurmurationProcess.run(folder, arguments.toArray());

    assertThat(ended.code()).as(ended.err()).isZero();
    for (String file : new String[] {"encounters.jsonl", "calls-by-agent.csv"}) {
      assertThat(Undisturbed.run(folder.resolve("out"), 0).resolve(file))
          .hasSameBinaryContentAs(Undisturbed.run(folder.resolve("alone"), 0).resolve(file));
    }
  }

  @Test
  void helpersMayBeKilledOneAfterAnother() {
    Path scenario = Scenarios.large(folder);
    Undisturbed undisturbed = Undisturbed.run(folder, scenario);
    long whole = size(undisturbed.journal(0));
    Path out = folder.resolve("out");
    Path journal = Undisturbed.run(out, 0).resolve("encounters.jsonl");

    MurmurationProcess process =
        MurmurationProcess.start(folder, "run", "-q", scenario, "-o", out, "--nodes", 3);
    process.until("a quarter", () -> size(journal) > whole / 4);
    process.children().get(0).destroyForcibly();
    process.until("a half", () -> size(journal) > whole / 2);
    process.children().get(0).destroyForcibly();
    MurmurationProcess.Ended ended = process.end();

    assertThat(ended.code()).as(ended.err()).isZero();
    undisturbed.assertSameAs(out, 1);
  }

  @Test
  void helpersEndWithTheProcessThatLeadsAndTheRunGoesOnWithOthers() throws Exception {
    Path scenario = Scenarios.large(folder);
    Undisturbed undisturbed = Undisturbed.run(folder, scenario);
    long whole = size(undisturbed.journal(0));
    Path out = folder.resolve("out");
    Path journal = Undisturbed.run(out, 0).resolve("encounters.jsonl");

    MurmurationProcess process =
        MurmurationProcess.start(folder, "run", "-q", scenario, "-o", out, "--nodes", 2);
    process.until("a third", () -> size(journal) > whole / 3);
    List<ProcessHandle> helpers = process.children();
    process.kill();

    assertThat(helpers).hasSize(1);
    for (ProcessHandle helper : helpers) {
      helper.onExit().get(END_SECONDS, TimeUnit.SECONDS);
    }
    MurmurationProcess.Ended ended =
        MurmurationProcess.run(folder, "resume", "-q", out, "--nodes", 2);
    assertThat(ended.code()).as(ended.err()).isZero();
    undisturbed.assertSameAs(out, 1);
  }
}
