package org.murmuration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user does with an LLM scenario before it costs anything. */
class RehearsalTest {

  @TempDir private Path folder;

  @Test
  void aDryRunSaysWhatToExpectAndMakesNoFolder() {
    Console console = Console.murmuration("run", scenario("provider = openai"), "--dry-run");

    assertThat(console.code()).isZero();
    // Agreeing takes the window of three rounds; the most is six rounds; ten first choices each.
    assertThat(console.out())
        .contains("crowd: 82 to 154 calls")
        .containsPattern("cost: 0\\.\\d+ to 0\\.\\d+ USD")
        .contains("no call was made");
    assertThat(folder).isDirectoryNotContaining(file -> Files.isDirectory(file));
  }

  @Test
  void aDryRunOfAMemoisedMindCountsStatesAndNotAgents() {
    String memoised = "provider = openai, memoise { method = samples, samples = 4 }";

    Console console =
        Console.murmuration("run", scenario(memoised), "--dry-run", "--set", "population.size=500");

    // One exchange of two names is remembered: five states, four samples each.
    assertThat(console.out()).containsPattern("crowd: 8 to 20 calls");
  }

  @Test
  void aDryRunOfADesignCountsTheCallsOfEachCell() {
    String[] design = {"--set", "design.factors.rounds { key = stop.max-rounds, levels = [3, 6] }"};

    Console three =
        Console.murmuration(
            "run", scenario("provider = openai"), "--dry-run", "--set", "stop.max-rounds=3");
    Console both =
        Console.murmuration(
            "run", scenario("provider = openai"), "--dry-run", design[0], design[1]);

    // Ten first choices are asked once, whatever the cells; three rounds take 72 calls, six 144.
    assertThat(three.out()).contains("to 82 calls");
    assertThat(both.out()).contains("crowd: 154 to 226 calls");
  }

  @Test
  void aDryRunTakesAgentsBackAsARunDoes() {
    Console console =
        Console.murmuration("run", "scenarios/identity-rollback-llm.conf", "--dry-run");

    assertThat(console.code()).isZero();
    assertThat(console.out()).containsPattern("crowd: \\d+ to \\d+ calls");
  }

  @Test
  void aModelWithoutAPriceIsSaidToHaveNone() {
    Console console =
        Console.murmuration(
            "run",
            scenario("provider = compatible, base-url = \"http://10.0.0.1/v1\""),
            "--set",
            "minds.crowd.llm.model=nobody-knows-it",
            "--dry-run");

    assertThat(console.out()).contains("cost: unknown");
  }

  @Test
  void bothExecutorsAndAnyNumberInFlightWriteTheSameHistory() throws IOException {
    Path scenario = scenario("provider = rehearsal");
    byte[] reference = null;
    List<List<String>> ways =
        List.of(
            List.of("engine.executor=sequential"),
            List.of("engine.in-flight=1"),
            List.of("engine.in-flight=200", "engine.look-ahead=7"),
            List.of("minds.crowd.llm.limits.concurrency=2"));
    for (List<String> way : ways) {
      Path out = folder.resolve("out-" + ways.indexOf(way));
      Object[] arguments = {"run", scenario, "--out", out, "-q", "--set", way.get(0)};
      if (way.size() > 1) {
        arguments =
            new Object[] {
              "run", scenario, "--out", out, "-q", "--set", way.get(0), "--set", way.get(1)
            };
      }
      assertThat(Console.murmuration(arguments).code()).isZero();
      byte[] journal = Files.readAllBytes(out.resolve("run-000/encounters.jsonl"));
      assertThat(journal).isEqualTo(reference == null ? journal : reference);
      reference = journal;
    }
  }

  @Test
  void theReportShowsPromptsRatesAndThatItIsNoEvidence() throws IOException {
    Path out = folder.resolve("out");

    Console console = Console.murmuration("run", scenario("provider = rehearsal"), "--out", out);

    assertThat(console.out())
        .contains("answers of crowd: 144 questions, answered 100.00 % (144)")
        .contains("calls: 154 sent, 0 without an answer");
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("Prompts and raw answers", "You play a game of many rounds")
        .contains("The provider rehearsal answers at random and is no evidence about models.");
    assertThat(Files.readAllLines(out.resolve("run-000/calls-by-agent.csv")))
        .hasSize(13)
        .first()
        .isEqualTo("agent,calls,failed,input,cached,output,micros");
    assertThat(Console.murmuration("replay", out).out())
        .contains("run 0: 72 entries, equal", "1 runs replayed, all equal to their record");
  }

  @Test
  void aPopulationOfAnySizeAsksAMemoisedMindOnceForEachState() throws IOException {
    Path out = folder.resolve("out");
    String memoised = "provider = rehearsal, memoise { method = samples, samples = 6, orders = 2 }";

    Console run =
        Console.murmuration(
            "run", scenario(memoised), "--set", "population.size=300", "--out", out);

    assertThat(run.out())
        .contains(
            "policy of crowd-default: 5 memory states, 100 % of the probability on the options");
    assertThat(Files.readAllLines(out.resolve("calls.jsonl"))).hasSize(5 * 6);
    assertThat(out.resolve("run-000/calls.jsonl")).isEmptyFile();
    assertThat(Files.readAllLines(out.resolve("policy-crowd-default.csv")))
        .hasSize(6)
        .first()
        .isEqualTo("memory,Q,M");
    assertThat(Console.murmuration("replay", out).code()).isZero();
  }

  @Test
  void anEstimatedPolicyIsATableThatRunsAndGoesOnFromItsRecord() throws IOException {
    Path table = folder.resolve("own.csv");
    Path scenario = scenario("provider = rehearsal, memoise { method = samples, samples = 4 }");

    Console first =
        Console.murmuration(
            "policy", "estimate", scenario, "--out", table, "--set", "budget.calls=7");
    Console second = Console.murmuration("policy", "estimate", scenario, "--out", table);

    assertThat(first.err()).contains("the budget is spent (7 of 7 calls)");
    assertThat(second.out()).contains("own.csv: 5 memory states; 20 calls");
    assertThat(Files.readAllLines(folder.resolve("own.csv.calls/calls.jsonl"))).hasSize(20);
    Console run =
        Console.murmuration(
            "run",
            "-q",
            Path.of("scenarios/group-size.conf"),
            "--runs",
            "2",
            "--out",
            folder.resolve("sizes"),
            "--set",
            "minds.crowd=null",
            "--set",
            "minds.crowd.policy.file=\"" + table + "\"",
            "--set",
            "naminggame.memory=1");
    assertThat(run.errors()).isEmpty();
  }

  @Test
  void aCheckOfModelsSaysWhatWorks() {
    Path scenario = scenario("provider = rehearsal");

    Console fine = Console.murmuration("models", "check", "--scenario", scenario);
    Console unknown = Console.murmuration("models", "check", "crwd", "--scenario", scenario);

    assertThat(fine.code()).isZero();
    assertThat(fine.out())
        .contains("crowd: rehearsal", "answer in form     yes", "log-probabilities  no")
        .contains("tokens counted     yes");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.errors()).hasSize(1).first().asString().contains("did you mean crowd?");
  }

  private Path scenario(String llm) {
    try {
      return Files.writeString(
          folder.resolve("x.conf"),
          """
          experiment = naminggame
          seed = 11
          population { size = 12 }
          minds { crowd { llm { model = gpt-4.1-mini, %s } } }
          naminggame { names = [Q, M], memory = 1, first-choices-llm = 10 }
          stop { max-rounds = 6, when-converged = true }
          """
              .formatted(llm));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
