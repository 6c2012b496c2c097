package org.murmuration.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.cli.Console.murmuration;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.server.Served;

/** A batch of files is shown as it was when it was under way. */
class LocalControlTest {

  private static final int REQUESTS = 1500;
  private static final List<String> NUMBERS =
      List.of(
          "-1",
          "0",
          "1",
          "9",
          "10",
          "77",
          "500",
          "2147483647",
          "2147483648",
          "9223372036854775807",
          "9223372036854775808",
          "x",
          "",
          "1e9",
          "%20");
  private static final List<String> WHOM =
      List.of(
          "\"count\":1",
          "\"count\":-1",
          "\"count\":99999999999",
          "\"share\":1",
          "\"share\":2",
          "\"placement\":{\"ids\":[2147483647]}",
          "\"placement\":{\"ids\":[-1]}",
          "\"placement\":{\"ids\":[0,0]}",
          "\"placement\":\"hub\",\"count\":3",
          "\"placement\":7",
          "\"duration\":{\"rounds\":0}",
          "\"onset\":\"start\"");
  private static final List<String> WHAT =
      List.of(
          "\"adversary\":{\"committed\":{\"name\":\"Q\"}}",
          "\"adversary\":{\"committed\":{\"name\":\"?\"}}",
          "\"adversary\":{\"llm\":{\"provider\":\"openai\"}}",
          "\"adversary\":{\"fitted\":\"llama3\"}",
          "\"plant\":{\"name\":\"Q\",\"times\":1000000}",
          "\"rewrite\":{\"name\":\"Q\"}",
          "\"tamper\":{\"say\":\"Q\",\"edges\":[[0,99]]}",
          "\"exchange\":{\"mind\":\"nobody\"}",
          "\"convert\":\"nobody\"",
          "\"convert\":\"default\"",
          "\"join\":\"default\"",
          "\"leave\":true",
          "\"heal\":true",
          "\"heal\":[]",
          "\"broadcast\":{\"text\":\"x\"}",
          "\"\":1");

  @TempDir private static Path folder;
  private static Served served;
  private static ControlOfRun control;

  @BeforeAll
  static void aBatchOfTwoRuns() {
    Path scenario = Scenarios.small(folder);
    Path out = folder.resolve("out");
    assertThat(murmuration("run", "-q", scenario, "-o", out, "--runs", 2).code()).isZero();
    served =
        Served.of(
            Batch.open(out).asRecord(),
            "murmuration.control.requests-per-second = 100000",
            Map.of("MURMURATION_TOKEN", "abc"));
    control = new ControlOfRun(served.address(), 1, 1, "abc");
  }

  @AfterAll
  static void close() {
    served.close();
  }

  @Test
  void whatIsRecordedIsShown() {
    JsonNode state = control.get("/state");
    long entries = state.path("position").longValue();

    assertThat(state.path("state").textValue()).isEqualTo("ended");
    assertThat(control.get("/entries").path("total").longValue()).isEqualTo(entries);
    assertThat(control.get("/measures").path("rows")).hasSize(state.path("rounds").intValue());
    assertThat(control.get("/agents").path("total").intValue()).isEqualTo(10);
    assertThat(control.get("/report").path("findings").isArray()).isTrue();
    assertThat(control.file("/api/overview").body()).contains("\"mode\":\"record\"");
    assertThat(control.file("/api/batches/1").body()).contains("\"endReason\":\"converged\"");
    assertThat(control.file("/api/batches/1/runs/1/encounters?from=" + (entries - 1)).body())
        .hasLineCount(1);
  }

  @Test
  void nothingOfItCanBeChanged() {
    for (String command : List.of("pause", "proceed", "stop")) {
      assertThat(control.post(command, "{}").statusCode()).isEqualTo(409);
    }
    assertThat(control.post("interviews", "{\"agent\":1}").statusCode()).isEqualTo(409);
    assertThat(control.post("limits", "{\"budget\":[\"calls=1\"]}").body())
        .contains("no calls to models are made");
  }

  @Test
  void thereIsOneBatchAndItTakesNoOther() {
    assertThat(control.file("/api/batches/2/runs/0/state").statusCode()).isEqualTo(404);
    assertThat(control.file("/api/batches/1/runs/2/state").statusCode()).isEqualTo(404);
    assertThat(control.file("/api/batches/2").statusCode()).isEqualTo(404);
    assertThat(control.file("/api/batches/1/submitted").statusCode()).isEqualTo(409);
  }

  @Test
  void numbersBeyondAllBoundsAreNoDefect() {
    Random random = new Random(5);
    for (int i = 0; i < REQUESTS; i++) {
      HttpResponse<String> response = request(random);
      assertThat(response.statusCode())
          .as(response.uri() + " " + response.body())
          .isBetween(200, 499);
      if (response.statusCode() >= 400) {
        assertThat(response.body()).startsWith("{\"error\":\"").doesNotContain("Exception");
      }
    }
  }

  private static HttpResponse<String> request(Random random) {
    String number = NUMBERS.get(random.nextInt(NUMBERS.size()));
    String other = NUMBERS.get(random.nextInt(NUMBERS.size()));
    return switch (random.nextInt(7)) {
      case 0 -> control.file("/api/batches/1/runs/1/entries/" + number);
      case 1 -> control.file("/api/batches/1/runs/1/agents/" + number);
      case 2 -> control.file("/api/batches/1/runs/1/measures?from=" + number);
      case 3 -> control.file("/api/batches/1/runs/1/entries?from=" + number + "&most=" + other);
      case 4 ->
          control.file(
              "/api/batches/1/runs/1/agents?from="
                  + number
                  + "&most="
                  + other
                  + "&persona="
                  + other);
      default ->
          control.post(
              "interventions/preview",
              "{\"intervention\":{"
                  + WHAT.get(random.nextInt(WHAT.size()))
                  + ","
                  + WHOM.get(random.nextInt(WHOM.size()))
                  + "}}");
    };
  }
}
