package org.murmuration.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.cli.Console.murmuration;
import static org.murmuration.cli.LlmScenario.behind;
import static org.murmuration.cli.LlmScenario.calls;
import static org.murmuration.cli.LlmScenario.journal;
import static org.murmuration.cli.LlmScenario.lines;
import static org.murmuration.cli.LlmScenario.summary;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.mind.llm.ModelService;

/** One call in ten fails, in one way or another: 5,000 encounters of 200 agents all the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsAtTenPercentIT {

  private static final int ENCOUNTERS = 5000;

  private static final String FAULTS =
      "{\"dropRate\": 0.04, \"malformedRate\": 0.02, \"rateLimitRate\": 0, \"disconnectRate\": 0.04}";

  private ModelService service;
  private Path folder;
  private Path faultless;

  @BeforeAll
  void withoutFaults(@TempDir Path folder) {
    this.folder = folder;
    service = ModelService.namingTwo();
    faultless = run("faultless", "");
    assertThat(lines(journal(faultless))).hasSize(ENCOUNTERS);
    service.chaos(FAULTS);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  private Path run(String name, String more) {
    Path out = folder.resolve(name);
    Path scenario = LlmScenario.write(folder, 200, 25, 1, 0, behind(service.url()) + more);
    Console said =
        murmuration("run", "-q", scenario, "-o", out, "--config", LlmScenario.impatient(folder));
    assertThat(said.code()).as(said.err()).isZero();
    return out;
  }

  @Test
  void callsThatAreSentAgainLeaveNoTraceInTheHistory() {
    Path out = run("again", ", tries = 20");

    assertThat(journal(out)).hasSameBinaryContentAs(journal(faultless));
    assertThat(summary(out).path("missing")).isEmpty();
    JsonNode total = summary(out).at("/calls/total");
    assertThat(total.path("calls").asInt() - total.path("failed").asInt())
        .isGreaterThanOrEqualTo(2 * ENCOUNTERS);
    assertThat(total.path("failed").asDouble() / total.path("calls").asDouble())
        .isBetween(0.08, 0.12);
  }

  @Test
  void callsThatAreNotAreMissedCountedAndChangeNothingElse() {
    Path out = run("once", ", tries = 1");

    List<JsonNode> entries = lines(journal(out));
    assertThat(entries).hasSize(ENCOUNTERS);
    long missing = entries.stream().mapToLong(FaultsAtTenPercentIT::missing).sum();
    assertThat(missing).isBetween(800L, 1200L);
    assertThat(summary(out).at("/missing/provider-down").asLong()).isEqualTo(missing);
    assertThat(summary(out).at("/answers/crowd/provider-down").asLong()).isEqualTo(missing);
    assertThat(summary(out).at("/answers/crowd/answered").asLong())
        .isEqualTo(2 * ENCOUNTERS - missing);
    assertThat(
            lines(calls(out)).stream()
                .filter(line -> line.path("end").asText().equals("given-up"))
                .filter(line -> line.path("index").asLong() < ENCOUNTERS))
        .hasSize((int) missing);
    assertUnaffectedAnswersAreTheSame(lines(journal(faultless)), entries);
  }

  private static long missing(JsonNode entry) {
    long count = 0;
    for (JsonNode answer : entry.path("answers")) {
      count += answer.isTextual() ? 0 : 1;
    }
    return count;
  }

  /** With a memory of one encounter, an encounter with the same outcome mends what was lost. */
  private static void assertUnaffectedAnswersAreTheSame(
      List<JsonNode> right, List<JsonNode> other) {
    Set<Integer> affected = new HashSet<>();
    int compared = 0;
    for (int i = 0; i < right.size(); i++) {
      JsonNode agents = right.get(i).path("agents");
      assertThat(other.get(i).path("agents")).isEqualTo(agents);
      boolean same = true;
      for (int seat = 0; seat < agents.size(); seat++) {
        JsonNode expected = right.get(i).path("answers").path(seat);
        JsonNode answer = other.get(i).path("answers").path(seat);
        if (answer.isTextual() && !affected.contains(agents.path(seat).asInt())) {
          assertThat(answer).as("encounter %d, seat %d", i, seat).isEqualTo(expected);
          compared++;
        }
        same &= answer.equals(expected);
      }
      for (JsonNode agent : agents) {
        if (same) {
          affected.remove(agent.asInt());
        } else {
          affected.add(agent.asInt());
        }
      }
    }
    assertThat(compared).isGreaterThan(ENCOUNTERS / 4);
  }
}
