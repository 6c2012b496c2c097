package org.murmuration.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.cli.MurmurationProcess.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.cli.MurmurationProcess.Ended;

/** A run is watched and steered while it is under way, and repeats itself byte for byte after. */
class WatchedRunIT {

  private static final Pattern WATCH =
      Pattern.compile("watch: http://(127\\.0\\.0\\.1:\\d+)/#token=([\\w-]{43})\\R");
  private static final String NEVER_ENDING = "stop.max-rounds=1000000";

  @TempDir private Path folder;

  private MurmurationProcess process;
  private Matcher watch;

  private ControlOfRun started(Object... options) {
    Object[] all =
        Stream.concat(
                Stream.of("run", Scenarios.large(folder), "-o", "out", "--set", NEVER_ENDING),
                Stream.of(options))
            .toArray();
    process = MurmurationProcess.start(folder, all);
    process.until("it serves", () -> WATCH.matcher(process.errors()).find());
    watch = WATCH.matcher(process.errors());
    assertThat(watch.find()).isTrue();
    return new ControlOfRun(watch.group(1), 1, 0, watch.group(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"actors", "sequential"})
  void whatIsDoneToItIsRepeatedByReplay(String executor) throws Exception {
    ControlOfRun control = started("--set", "engine.executor=" + executor);
    control.until(state -> state.path("rounds").intValue() > 2);
    control.tell("pause", "{}");
    JsonNode paused =
        control.until(
            state ->
                state.path("state").textValue().equals("paused")
                    && state.path("inFlight").intValue() == 0);
    long position = paused.path("position").longValue();

    control.tell("step", "{\"encounters\": 7}");
    control.until(state -> state.path("position").longValue() == position + 7);
    JsonNode reached =
        control.tell(
            "interventions",
            "{\"by\":\"ann\",\"intervention\":{\"adversary\":{\"committed\":{\"name\":\"M\"}},"
                + "\"share\":0.2}}");
    assertThat(reached.path("index").longValue()).isEqualTo(position + 7);
    assertThat(reached.path("agents")).hasSize(400);
    control.tell("interventions", "{\"intervention\":{\"leave\":true,\"count\":10}}");
    JsonNode told = control.tell("interviews", "{\"by\":\"bo\",\"agent\":0}");
    assertThat(told.path("missing").booleanValue()).isFalse();
    assertThat(control.get("/state").path("adversaries").intValue()).isPositive();
    control.tell("proceed", "{}");
    for (int i = 0; i < 3; i++) {
      control.tell(
          "interventions",
          "{\"by\":\"ann\",\"intervention\":{\"rewrite\":{\"name\":\"Q\"},\"count\":5}}");
    }
    control.tell("stop", "{\"by\":\"ann\"}");
    Ended end = process.end();

    assertThat(end.code()).as(end.err()).isIn(0, 130);
    Path run = folder.resolve("out/run-000");
    assertThat(Files.readString(run.resolve("encounters.jsonl"))).contains("\"by\":\"ann\"");
    assertThat(Files.readAllLines(run.resolve("interviews.jsonl"))).hasSize(1);
    List<String> audit = Files.readAllLines(folder.resolve("out/audit.jsonl"));
    assertThat(audit).hasSize(10).allMatch(line -> line.contains("\"from\":\"127.0.0.1\""));
    assertThat(audit.get(audit.size() - 1)).contains("\"by\":\"ann\",").contains("\"stop\"");
    assertThat(folder.resolve("out/.control")).doesNotExist();
    Ended replayed = MurmurationProcess.run(folder, "replay", "out");
    assertThat(replayed.code()).as(replayed.err() + replayed.out()).isZero();
    assertThat(replayed.out()).contains("equal");
  }

  @Test
  void callsToModelsAreShownWordForWordAndLimited() {
    process =
        MurmurationProcess.start(
            folder,
            "run",
            LlmScenario.of24(folder, "provider = rehearsal"),
            "-o",
            "out",
            "--set",
            NEVER_ENDING,
            "--set",
            "stop.when-converged=false");
    process.until("it serves", () -> WATCH.matcher(process.errors()).find());
    watch = WATCH.matcher(process.errors());
    assertThat(watch.find()).isTrue();
    ControlOfRun control = new ControlOfRun(watch.group(1), 1, 0, watch.group(2));
    JsonNode state = control.until(now -> now.path("rounds").intValue() > 1);

    assertThat(state.path("cost").path("calls").longValue()).isPositive();
    JsonNode call = control.get("/entries/3").path("calls").get(0);
    assertThat(call.path("shown").size()).isPositive();
    assertThat(call.path("answer").textValue()).isNotBlank();
    assertThat(control.get("/agents/1").path("calls").path("calls").longValue()).isPositive();
    assertThat(control.post("limits", "{\"budget\":[\"money=no\"]}").statusCode()).isEqualTo(400);
    assertThat(control.post("limits", "{\"inFlight\":2}").statusCode()).isEqualTo(200);
    try {
      control.post("limits", "{\"budget\":[\"calls=1\"]}");
    } catch (UncheckedIOException e) {
      // It ends the run, which may be over before the answer is out.
    }

    Ended end = process.end();

    assertThat(end.code()).as(end.err()).isZero();
    assertThat(end.err()).contains("the budget is spent");
  }

  @Test
  void theTokenIsNowhereButOnTheScreenOfWhoStartedIt() throws Exception {
    started();
    assertThat(Files.readString(folder.resolve("out/.control"))).isEqualTo(watch.group(1) + "\n");

    process.kill();

    try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).as(file.toString()).doesNotContain(watch.group(2));
      }
    }
  }

  @Test
  void aTokenOfTheEnvironmentIsNotShown() throws Exception {
    process =
        MurmurationProcess.start(
            folder,
            Map.of("MURMURATION_TOKEN", "correct-horse"),
            command("run", Scenarios.large(folder), "-o", "out", "--set", NEVER_ENDING));
    process.until("it serves", () -> process.errors().contains("commands: "));

    assertThat(process.errors())
        .doesNotContain("correct-horse")
        .contains("commands: take the token in MURMURATION_TOKEN");
    process.kill();
  }

  @Test
  void itIsSteeredFromAShell() throws IOException {
    started();
    Map<String, String> token = Map.of("MURMURATION_TOKEN", watch.group(2));

    assertThat(shell(Map.of(), "pause", "out").err())
        .matches("murmuration: 127\\.0\\.0\\.1:\\d+ wants the token of the cluster or run; .*\\R");
    assertThat(shell(token, "pause", "out").out()).startsWith("run 0: ");
    Ended preview =
        shell(
            token,
            "inject",
            "out",
            "--adversary",
            "committed { name = M }",
            "--count",
            3,
            "--preview");
    assertThat(preview.out()).startsWith("would reach 3 agents (");
    Ended injected =
        shell(
            token,
            "inject",
            "out/run-000",
            "--adversary",
            "committed { name = M }",
            "--ids",
            "1,2,5");
    assertThat(injected.out()).matches("(?s)entry \\d+: .*3 agents \\(1, 2, 5\\)\\R");
    assertThat(shell(token, "interview", "out", 1).out()).endsWith("M\n");
    assertThat(shell(token, "step", "out", "--encounters", 5).code()).isZero();
    Ended wrong = shell(token, "inject", "out", "--adversary", "committed { name = Nobody }");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.errors()).hasSize(1);
    assertThat(shell(token, "open", "out").err()).contains("out: is under way; watch it at ");
    assertThat(shell(token, "stop", "out").out()).contains("ended (stopped)");
    process.end();
    assertThat(shell(token, "stop", "out").err()).contains("out: is not under way");
  }

  @Test
  void thePageIsServedAndStaysWhenTheRunHasEnded() throws IOException {
    process =
        MurmurationProcess.start(
            folder, "run", Scenarios.small(folder), "-o", "out", "--stay", "--read-only");
    process.until("it stays", () -> process.errors().contains("until Ctrl-C"));
    String address = Files.readString(folder.resolve("out/.control")).strip();
    ControlOfRun control = new ControlOfRun(address, 1, 0, "x");

    HttpResponse<String> page = control.file("/");

    assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=UTF-8");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'");
    Matcher assets = Pattern.compile("(?:src|href)=\"(assets/[^\"]+)\"").matcher(page.body());
    int found = 0;
    for (; assets.find(); found++) {
      HttpResponse<String> asset = control.file("/" + assets.group(1));
      assertThat(asset.statusCode()).as(assets.group(1)).isEqualTo(200);
      assertThat(asset.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }
    assertThat(found).isGreaterThan(3);
    assertThat(control.file("/assets/..%2fReport.class").statusCode()).isEqualTo(404);
    assertThat(control.get("/state").path("state").textValue()).isEqualTo("ended");
    assertThat(control.get("/report").path("runs").isMissingNode()).isFalse();
    assertThat(control.get("/entries/0").path("raw").path("index").intValue()).isZero();
    process.kill();
  }

  @Test
  void aFinishedBatchIsOpenedToBeLookedAt() {
    Ended ran = MurmurationProcess.run(folder, "run", "-q", Scenarios.small(folder), "-o", "out");
    assertThat(ran.err()).isEmpty();
    process = MurmurationProcess.start(folder, "open", "out");
    process.until("it serves", () -> process.said().contains("until Ctrl-C"));
    Matcher address = Pattern.compile("watch: http://(\\S+)/\\R").matcher(process.said());
    assertThat(address.find()).isTrue();
    ControlOfRun control = new ControlOfRun(address.group(1), 1, 0, "x");

    assertThat(control.get("/state").path("endReason").textValue()).isNotNull();
    assertThat(control.get("/measures").path("rows").size()).isPositive();
    assertThat(control.get("/audit").path("lines")).isEmpty();
    process.kill();
  }

  private Ended shell(Map<String, String> environment, Object... arguments) {
    return MurmurationProcess.start(folder, environment, command(arguments)).end();
  }
}
