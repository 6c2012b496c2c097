package org.murmuration.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.cli.Console.murmuration;
import static org.murmuration.cli.LlmScenario.behind;
import static org.murmuration.cli.LlmScenario.calls;
import static org.murmuration.cli.LlmScenario.journal;
import static org.murmuration.cli.LlmScenario.lines;
import static org.murmuration.cli.LlmScenario.manifest;
import static org.murmuration.cli.LlmScenario.summary;
import static org.murmuration.cli.MurmurationProcess.size;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.mind.llm.ModelService;
import org.murmuration.mind.llm.ModelService.Asked;

/** Runs of LLM minds: what they record depends on the answers alone, whatever happens to them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LlmRunIT {

  private static final int QUESTIONS = 960;
  private static final int FIRST_CHOICES = 2;

  private ModelService service;
  private Path undisturbed;

  @TempDir private Path folder;
  private Path scenario;
  private Path out;

  @BeforeAll
  void anUndisturbedRun(@TempDir Path kept) {
    service = ModelService.namingTwo();
    Path scenario = LlmScenario.of24(kept, behind(service.url()));
    undisturbed = kept.resolve("undisturbed");
    run(scenario, undisturbed, "engine.executor=sequential");
    assertThat(lines(journal(undisturbed))).hasSize(QUESTIONS / 2);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @BeforeEach
  void aScenario(@TempDir Path own) {
    folder = own;
    scenario = LlmScenario.of24(folder, behind(service.url()));
    out = folder.resolve("out");
  }

  private static Console run(Path scenario, Path out, Object... overrides) {
    List<Object> line = new ArrayList<>(List.of("run", "-q", scenario, "-o", out));
    for (Object override : overrides) {
      line.add("--set");
      line.add(override);
    }
    Console said = murmuration(line.toArray());
    assertThat(said.code()).as(said.err()).isZero();
    return said;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 200})
  void theHistoryIsTheSameHoweverManyEncountersAreUnderWay(int inFlight) {
    run(scenario, out, "engine.in-flight=" + inFlight);

    assertThat(journal(out)).hasSameBinaryContentAs(journal(undisturbed));
    assertThat(summary(out).at("/answers/crowd/answered").asInt()).isEqualTo(QUESTIONS);
  }

  @Test
  void whatItTookIsWrittenDown() throws IOException {
    assertThat(lines(calls(undisturbed)))
        .hasSize(QUESTIONS)
        .allSatisfy(
            line -> {
              assertThat(line.path("end").asText()).isEqualTo("answered");
              assertThat(line.at("/response/choices/0/message/content").asText()).isNotEmpty();
            });
    assertThat(summary(undisturbed).at("/calls/total/calls").asInt()).isEqualTo(QUESTIONS);
    JsonNode batch = LlmScenario.json(undisturbed.resolve("summary.json"));
    assertThat(batch.at("/calls/total/calls").asInt()).isEqualTo(QUESTIONS + FIRST_CHOICES);
    List<String> byAgent =
        Files.readAllLines(Undisturbed.run(undisturbed, 0).resolve("calls-by-agent.csv"));
    assertThat(byAgent).hasSize(1 + 24);
    assertThat(byAgent.stream().skip(1).mapToInt(row -> Integer.parseInt(row.split(",")[1])).sum())
        .isEqualTo(QUESTIONS);
  }

  @Test
  void aRunThatWasKilledAgainAndAgainIsTheSameAndAsksNothingTwiceThatIsRecorded() {
    try (ModelService slow = ModelService.namingTwo()) {
      slow.chaos("{\"latencyMs\": 20}");
      Path scenario = LlmScenario.of24(folder, behind(slow.url()));
      Path calls = calls(out);
      Set<Asked> recorded = new HashSet<>();
      int before = 0;

      MurmurationProcess process =
          MurmurationProcess.start(folder, "run", "-q", scenario, "-o", out);
      for (int kill = 1; kill <= 3; kill++) {
        long target = size(calls(undisturbed)) * kill / 5;
        process.until("kill " + kill, () -> size(calls) > target);
        process.kill();
        List<Asked> asked = slow.asked();
        assertThat(asked.subList(before, asked.size())).noneMatch(recorded::contains);
        before = asked.size();
        lines(calls).forEach(line -> recorded.add(Asked.of(line.path("request"))));
        process = MurmurationProcess.start(folder, "resume", "-q", out);
      }
      slow.chaos("{\"latencyMs\": 0}");
      MurmurationProcess.Ended last = process.end();

      assertThat(last).isEqualTo(new MurmurationProcess.Ended(0, "", ""));
      assertThat(recorded).hasSizeGreaterThan(QUESTIONS / 2);
      List<Asked> asked = slow.asked();
      assertThat(asked.subList(before, asked.size())).noneMatch(recorded::contains);
      assertThat(journal(out)).hasSameBinaryContentAs(journal(undisturbed));
      assertThat(lines(out.resolve("calls.jsonl"))).hasSize(FIRST_CHOICES);
    }
  }

  @Test
  void aReplayNeedsNoServer() {
    Path repeated = folder.resolve("repeated");
    try (ModelService mortal = ModelService.namingTwo()) {
      run(LlmScenario.of24(folder, behind(mortal.url())), out);
    }

    Console said = murmuration("replay", out, "-o", repeated);

    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.out())
        .isEqualTo("run 0: 480 entries, equal\n1 runs replayed, all equal to their record\n");
    assertThat(journal(repeated)).hasSameBinaryContentAs(journal(out));
  }

  @Test
  void aReplayNeedsNoKey() {
    String keyed = behind(service.url()).replace("compatible", "openai");
    Path scenario = LlmScenario.of24(folder, keyed);
    MurmurationProcess.Ended ran =
        MurmurationProcess.start(
                folder,
                Map.of("OPENAI_API_KEY", "sk-anything"),
                MurmurationProcess.command("run", "-q", scenario, "-o", out))
            .end();
    assertThat(ran.code()).as(ran.err()).isZero();
    int asked = service.asked().size();

    Console said = murmuration("replay", out);

    assertThat(System.getenv("OPENAI_API_KEY")).isNull();
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(service.asked()).hasSize(asked);
  }

  @Test
  void aReplaySaysWhereAnAnswerIsAnotherOne() {
    copyOfTheUndisturbedRun();
    int index = 77;
    change(
        index,
        line ->
            line.contains(answer("Q"))
                ? line.replace(answer("Q"), answer("M"))
                : line.replace(answer("M"), answer("Q")));

    Console said = murmuration("replay", out);

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.errors())
        .singleElement()
        .asString()
        .startsWith("murmuration: run 0: the replay differs from the record from index " + index);
  }

  private static String answer(String name) {
    return "{\\\"answer\\\":\\\"" + name + "\\\"}";
  }

  @Test
  void aReplaySaysWhichCallHasNoRecord() {
    copyOfTheUndisturbedRun();
    change(91, line -> "");

    Console said = murmuration("replay", out);

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.errors())
        .singleElement()
        .asString()
        .startsWith("murmuration: run 0: the replay differs from the record from index 91 on: ")
        .contains("there is no record of the call of agent ", " in encounter 91, turn ");
  }

  @Test
  void aReplaySaysWhichQuestionIsAnotherOne() {
    copyOfTheUndisturbedRun();
    change(120, line -> line.replaceFirst("\"hash\":\"....", "\"hash\":\"0000"));

    Console said = murmuration("replay", out);

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.errors())
        .singleElement()
        .asString()
        .contains("from index 120 on: ", " is not asked what the record says it was asked");
  }

  @Test
  void aReplaySaysWhichLineIsNoRecord() {
    copyOfTheUndisturbedRun();
    change(30, line -> "{\"about\":" + line.substring(1));

    Console said = murmuration("replay", out);

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.errors())
        .singleElement()
        .asString()
        .matches("murmuration: .*calls\\.jsonl:\\d+: is not the record of a call");
  }

  private void copyOfTheUndisturbedRun() {
    try (Stream<Path> files = Files.walk(undisturbed)) {
      for (Path file : files.toList()) {
        Files.copy(file, out.resolve(undisturbed.relativize(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Changes the first line about an encounter in the record of calls. */
  private void change(int index, UnaryOperator<String> change) {
    try {
      List<String> lines = new ArrayList<>(Files.readAllLines(calls(out)));
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).contains("\"index\":" + index + ",")) {
          String changed = change.apply(lines.get(i));
          assertThat(changed).isNotEqualTo(lines.get(i));
          lines.set(i, changed);
          break;
        }
      }
      lines.removeIf(String::isEmpty);
      Files.write(calls(out), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"calls=300", "tokens=50000", "money=0.03"})
  void aRunWhoseBudgetIsSpentHasASummaryAndGoesOnWithAHigherOne(String budget) {
    String price = ", price { input = 1, output = 2 }";
    Path scenario = LlmScenario.of24(folder, behind(service.url()) + price);

    Console spent = run(scenario, out, "budget." + budget);

    assertThat(spent.err()).startsWith("murmuration: the budget is spent (");
    assertThat(spent.err()).contains("resume " + out + " --budget KEY=VALUE");
    assertThat(manifest(out).path("end-reason").asText()).isEqualTo("budget-spent");
    long entries = manifest(out).path("entries").asLong();
    assertThat(entries).isBetween(50L, 400L);
    assertThat(summary(out).path("encounters").asLong()).isEqualTo(entries);
    assertWithin(budget, LlmScenario.json(out.resolve("summary.json")).at("/calls/total"));
    assertThat(out.resolve("report.html")).isNotEmptyFile();

    Console resumed = murmuration("resume", "-q", out, "--budget", kind(budget) + "=9999999");

    assertThat(resumed.code()).as(resumed.err()).isZero();
    assertThat(manifest(out).path("end-reason").asText()).isEqualTo("max-rounds");
    assertThat(journal(out)).hasSameBinaryContentAs(journal(undisturbed));
  }

  private static String kind(String budget) {
    return budget.substring(0, budget.indexOf('='));
  }

  private static void assertWithin(String budget, JsonNode total) {
    double spent =
        switch (kind(budget)) {
          case "calls" -> total.path("calls").asDouble();
          case "tokens" -> total.path("input").asDouble() + total.path("output").asDouble();
          default -> total.path("micros").asDouble() / 1e6;
        };
    assertThat(spent)
        .isGreaterThan(0)
        .isLessThanOrEqualTo(Double.parseDouble(budget.substring(budget.indexOf('=') + 1)));
  }

  @Test
  void aSpentBudgetEndsARunOfTheSequentialExecutorToo() {
    Console spent = run(scenario, out, "budget.calls=101", "engine.executor=sequential");

    assertThat(spent.err()).contains("101 of 101 calls");
    assertThat(manifest(out).path("end-reason").asText()).isEqualTo("budget-spent");
    assertThat(lines(journal(out))).hasSize((101 - FIRST_CHOICES) / 2);
    Console replayed = murmuration("replay", out);
    assertThat(replayed.out()).contains("equal; the run is not finished");
  }
}
