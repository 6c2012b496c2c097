package org.murmuration.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.cli.Console.murmuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.cluster.Control.RunStatus;
import org.murmuration.server.PretendCluster;
import org.murmuration.server.Served;

/** What is fetched from a cluster is what a single node would have written. */
class ClusterExportTest {

  private static final PretendCluster CLUSTER = new PretendCluster();
  private static Served served;

  @TempDir private Path folder;

  @BeforeAll
  static void serve() {
    served = Served.of(CLUSTER);
  }

  @AfterAll
  static void close() {
    served.close();
  }

  @BeforeEach
  void nothingBreaks() {
    CLUSTER.breaks.set(0);
    CLUSTER.asked.clear();
  }

  static Stream<Arguments> scenarios() {
    String rehearsal = "minds.crowd.llm.provider=rehearsal";
    return Stream.of(
        Arguments.of("scenarios/naming-game-two-names.conf", List.of("--runs", "3")),
        Arguments.of(
            "scenarios/naming-game-network.conf",
            List.of(
                "--runs",
                "2",
                "--set",
                "schedule.network.file=networks/two-communities.csv",
                "--set",
                "population.size=34",
                "--set",
                "stop.max-rounds=20")),
        Arguments.of("scenarios/duel-injection.conf", List.of("--runs", "2")),
        Arguments.of(
            "scenarios/naming-game-llm.conf",
            List.of("--runs", "2", "--set", rehearsal, "--set", "stop.max-rounds=4")),
        Arguments.of(
            "scenarios/naming-game-llm.conf",
            List.of(
                "--runs",
                "2",
                "--set",
                rehearsal,
                "--set",
                "stop.max-rounds=4",
                "--set",
                "naminggame.memory=1",
                "--set",
                "minds.crowd.llm.memoise { method = samples, samples = 4, orders = 2 }")));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void aBatchOfAClusterIsWrittenAsASingleNodeWritesIt(String scenario, List<String> options) {
    Path file = Path.of(scenario);
    List<Object> all = new ArrayList<>(List.of(file));
    all.addAll(options);
    Carried carried = Carried.out(folder.resolve("single"), all.toArray());
    CLUSTER.records(carried.folder(), carried.runs());
    CLUSTER.linesBeforeBreak.set(40);
    CLUSTER.breaks.set(2);
    Path out = folder.resolve("out");
    List<Object> line = new ArrayList<>(List.of("run", "-q", "-o", out));
    line.addAll(all);
    line.addAll(List.of("--set", "engine.executor=sequential", "--cluster", served.address()));

    Console said = murmuration(line.toArray());

    assertThat(said).isEqualTo(new Console(0, "", ""));
    assertThat(CLUSTER.breaks).hasValue(0);
    carried.assertSameAs(out);
    assertThat(LlmScenario.json(out.resolve("run-000/run.json")).path("nodes"))
        .hasToString("[\"10.0.0.1:2551\",\"10.0.0.2:2551\"]");
    assertThat(LlmScenario.json(out.resolve("batch.json")).at("/cluster/addresses/0").textValue())
        .isEqualTo(served.address());
    assertThat(murmuration("replay", out).code()).isZero();
  }

  @Test
  void withoutTheFolderItWasSubmittedFromABatchIsFetchedByItsNumber() {
    Carried carried = carried(2);
    Path first = folder.resolve("first");
    submit(first, carried.runs());
    Path out = folder.resolve("out");
    long number = number(first);

    Console said =
        murmuration("cluster", "export", number, "-o", out, "--cluster", served.address());

    assertThat(said.code()).isZero();
    assertThat(said.err()).isEmpty();
    assertThat(said.out()).contains("ended: 2 max-rounds");
    carried.assertSameAs(out);
    assertThat(out.resolve("scenario.conf")).hasSameBinaryContentAs(first.resolve("scenario.conf"));
    assertThat(
            murmuration(
                "cluster", "export", number, "-q", "-o", out, "--cluster", served.address()))
        .isEqualTo(new Console(0, "", ""));
    assertThat(
            murmuration(
                    "cluster",
                    "export",
                    number,
                    "-o",
                    carried.folder(),
                    "--cluster",
                    served.address())
                .errors())
        .containsExactly(
            "murmuration: --out "
                + carried.folder()
                + ": exists already, and is not of batch "
                + number
                + " there");
  }

  @Test
  void whatGoesOnIsFetchedAsFarAsItHasComeAndLaterAsAWhole() throws IOException {
    Carried carried = carried(2);
    Path out = folder.resolve("out");
    submit(folder.resolve("first"), carried.runs());
    long number = number(folder.resolve("first"));
    List<RunStatus> whole = carried.runs();
    Path journal = carried.folder().resolve("run-001/encounters.jsonl");
    List<String> lines = Files.readAllLines(journal);
    Files.write(journal, lines.subList(0, 100));
    CLUSTER.stands(number, List.of(whole.get(0), PretendCluster.run(1, null, 90)));

    Console early =
        murmuration("cluster", "export", number, "-q", "-o", out, "--cluster", served.address());

    assertThat(early.code()).isZero();
    assertThat(early.errors())
        .containsExactly(
            "murmuration: 1 of 2 runs go on; what they have recorded so far is in "
                + out
                + ". To follow them:",
            "  murmuration cluster attach " + out);
    assertThat(out.resolve("run-001/encounters.jsonl")).hasSameBinaryContentAs(journal);

    Files.write(journal, lines);
    CLUSTER.stands(number, whole);
    CLUSTER.asked.clear();
    assertThat(murmuration("cluster", "attach", "-q", out)).isEqualTo(new Console(0, "", ""));
    carried.assertSameAs(out);
    assertThat(CLUSTER.asked).containsExactly("entries " + number + ".1 from 100");
  }

  @Test
  void runsThatWereStoppedAreGoneOnWith() throws IOException {
    Carried carried = carried(2);
    Path out = folder.resolve("out");
    List<RunStatus> whole = carried.runs();
    Path journal = carried.folder().resolve("run-001/encounters.jsonl");
    List<String> lines = Files.readAllLines(journal);
    Files.write(journal, lines.subList(0, 100));
    CLUSTER.records(carried.folder(), List.of(whole.get(0), PretendCluster.run(1, "stopped", 100)));

    Console stopped =
        murmuration("run", "-q", scenario(2), "-o", out, "--cluster", served.address());

    assertThat(stopped.code()).isEqualTo(130);
    assertThat(stopped.errors())
        .containsExactly(
            "murmuration: stopped; what is recorded stays. To go on:",
            "  murmuration resume " + out);
    assertThat(LlmScenario.json(out.resolve("run-001/summary.json")).path("end-reason").textValue())
        .isEqualTo("stopped");
    assertThat(out.resolve("summary.json")).isNotEmptyFile();

    Files.write(journal, lines);
    CLUSTER.whenResumed(whole);
    CLUSTER.asked.clear();
    assertThat(murmuration("resume", "-q", out, "--budget", "calls=10"))
        .isEqualTo(new Console(0, "", ""));
    carried.assertSameAs(out);
    assertThat(CLUSTER.asked)
        .containsExactly(
            "resume " + number(out) + " [calls=10]", "entries " + number(out) + ".1 from 100");
    assertThat(murmuration("resume", "-q", out)).isEqualTo(new Console(0, "", ""));
  }

  @Test
  void aRunWhoseBudgetIsSpentSaysSo() throws IOException {
    Carried carried = carried(1);
    Path journal = carried.folder().resolve("run-000/encounters.jsonl");
    Files.write(journal, Files.readAllLines(journal).subList(0, 100));
    CLUSTER.records(carried.folder(), List.of(PretendCluster.run(0, "budget-spent", 100)));
    Path out = folder.resolve("out");

    Console said = murmuration("run", "-q", scenario(1), "-o", out, "--cluster", served.address());

    assertThat(said.code()).isZero();
    assertThat(said.errors())
        .containsExactly(
            "murmuration: the budget is spent (7 calls); what is recorded stays. To go on:",
            "  murmuration resume " + out + " --budget KEY=VALUE");
    assertThat(LlmScenario.json(out.resolve("run-000/summary.json")).path("end-reason").textValue())
        .isEqualTo("budget-spent");
    assertThat(LlmScenario.json(out.resolve("summary.json")).path("runs").intValue()).isEqualTo(1);
  }

  @Test
  void aRunInWhichNobodyIsLeftToMeetIsOver() {
    Object[] deserted = {
      scenario(1), "--set", "interventions=[{ leave = yes, count = 11, onset { round = 3 } }]"
    };
    Carried carried = Carried.out(folder.resolve("single"), deserted);
    CLUSTER.records(carried.folder(), carried.runs());
    Path out = folder.resolve("out");

    Console said =
        murmuration(
            "run",
            "-q",
            deserted[0],
            deserted[1],
            deserted[2],
            "-o",
            out,
            "--cluster",
            served.address());

    assertThat(said).isEqualTo(new Console(0, "", ""));
    assertThat(carried.runs().get(0).endReason()).isEqualTo("nobody-meets");
    carried.assertSameAs(out);
  }

  @Test
  void aRunThatFailedThereFailsHere() {
    Carried carried = carried(2);
    CLUSTER.records(
        carried.folder(),
        List.of(carried.runs().get(0), PretendCluster.failed(1, carried.runs().get(1).entries())));
    Path out = folder.resolve("out");

    Console said = murmuration("run", "-q", scenario(2), "-o", out, "--cluster", served.address());

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.errors())
        .containsExactly(
            "murmuration: run 1: encounter 5: no answer",
            "To go on:",
            "  murmuration resume " + out);
    assertThat(out.resolve("run-001/encounters.jsonl")).isNotEmptyFile();
    assertThat(out.resolve("run-001/summary.json")).doesNotExist();
    assertThat(LlmScenario.json(out.resolve("summary.json")).path("runs").intValue()).isEqualTo(1);
  }

  @Test
  void aJournalThatIsNotAllOrAnothersIsRefused() throws IOException {
    Carried carried = carried(1);
    RunStatus whole = carried.runs().get(0);
    Path out = folder.resolve("out");
    CLUSTER.records(
        carried.folder(), List.of(PretendCluster.run(0, "max-rounds", whole.entries() + 1)));
    Console unfinished =
        murmuration("run", "-q", scenario(1), "-o", out, "--cluster", served.address());
    Path journal = carried.folder().resolve("run-000/encounters.jsonl");
    List<String> lines = Files.readAllLines(journal);
    Files.write(journal, lines.subList(0, 50));
    CLUSTER.records(carried.folder(), List.of(PretendCluster.run(0, "max-rounds", 50)));
    Path out2 = folder.resolve("out2");
    Console early =
        murmuration("run", "-q", scenario(1), "-o", out2, "--cluster", served.address());
    Path out3 = folder.resolve("out3");
    Console foreign =
        murmuration(
            "run", "-q", scenario(1), "-o", out3, "--seed", 9, "--cluster", served.address());

    assertThat(unfinished.code()).isEqualTo(1);
    assertThat(unfinished.errors().get(0))
        .startsWith("murmuration: run 0: the cluster has recorded " + (whole.entries() + 1));
    assertThat(early.errors().get(0))
        .isEqualTo("murmuration: run 0: the cluster says max-rounds, but its journal goes on");
    assertThat(foreign.errors().get(0))
        .contains("of the journal is not what this scenario and seed give");
    assertThat(foreign.errors().get(2)).isEqualTo("  murmuration resume " + out3);
  }

  @Test
  void whatWasFetchedCanBeGoneOnWithHere() throws IOException {
    Carried carried = carried(1);
    List<String> lines = Files.readAllLines(carried.folder().resolve("run-000/encounters.jsonl"));
    Path part = Files.createDirectories(folder.resolve("part/run-000"));
    Files.write(part.resolve("encounters.jsonl"), lines.subList(0, 100));
    CLUSTER.records(folder.resolve("part"), List.of(PretendCluster.run(0, "stopped", 100)));
    Path out = folder.resolve("out");
    murmuration("run", "-q", scenario(1), "-o", out, "--cluster", served.address());

    Console said = murmuration("resume", "-q", "--local", out);

    assertThat(said).isEqualTo(new Console(0, "", ""));
    carried.assertSameAs(out);
    assertThat(Files.readString(out.resolve("batch.json"))).doesNotContain("\"cluster\"");
  }

  private Carried carried(int runs) {
    return Carried.out(folder.resolve("single"), scenario(runs));
  }

  private Path scenario(int runs) {
    try {
      return Files.writeString(
          folder.resolve("x.conf"),
          """
          experiment = naminggame
          seed = 11
          runs = %d
          population { size = 12 }
          minds { crowd { fitted = llama3 } }
          naminggame { names = [Q, M], first-choices = 10 }
          stop { max-rounds = 20, when-converged = false }
          engine { executor = sequential }
          """
              .formatted(runs));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void submit(Path out, List<RunStatus> runs) {
    CLUSTER.records(folder.resolve("single"), runs);
    assertThat(
            murmuration(
                    "run",
                    scenario(runs.size()),
                    "-o",
                    out,
                    "--detach",
                    "--cluster",
                    served.address())
                .code())
        .isZero();
  }

  private static long number(Path out) {
    return LlmScenario.json(out.resolve("batch.json")).at("/cluster/batch").longValue();
  }
}
