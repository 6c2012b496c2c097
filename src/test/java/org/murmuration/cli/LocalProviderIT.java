package org.murmuration.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.cli.Console.murmuration;
import static org.murmuration.cli.LlmScenario.calls;
import static org.murmuration.cli.LlmScenario.journal;
import static org.murmuration.cli.LlmScenario.lines;
import static org.murmuration.cli.LlmScenario.summary;
import static org.murmuration.cli.MurmurationProcess.size;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.mind.llm.ModelService;

/** Runs with a model file that llama.cpp's server serves for the time of the run. */
class LocalProviderIT {

  private static final int PATIENCE_SECONDS = 60;
  private static final int QUESTIONS = 2 * 6 * 10;

  @TempDir Path folder;

  private Path model;
  private Path out;

  @BeforeEach
  void aModel() {
    model = ModelService.modelFile(folder.resolve("random.gguf"), 1);
    out = folder.resolve("out");
  }

  private Path scenario(int agents, int rounds, String more) {
    String local =
        "provider = local, temperature = 0.5, max-tokens = 40, model-file = \"random.gguf\","
            + " server { program = \"%s\", slots = 1, context = 2048 }"
                .formatted(ModelService.llamaServer());
    return LlmScenario.write(folder, agents, rounds, 1, 0, local + more);
  }

  /** The server that this process, or one that it has started, has started. */
  private static Optional<ProcessHandle> server() {
    return ProcessHandle.current()
        .descendants()
        .filter(handle -> handle.info().command().orElse("").endsWith("/llama-server"))
        .findFirst();
  }

  private static void until(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
  }

  @Test
  void aServerThatIsKilledIsStartedAgainAndNothingIsMissing() {
    Path scenario = scenario(6, 10, "");
    Path undisturbed = folder.resolve("undisturbed");
    Console quiet =
        murmuration("run", scenario, "-o", undisturbed, "--set", "engine.executor=sequential");
    assertThat(quiet.code()).as(quiet.err()).isZero();
    assertThat(summary(undisturbed).at("/answers/crowd/answered").asInt()).isEqualTo(QUESTIONS);
    assertThat(server()).isEmpty();
    CompletableFuture<Console> running =
        CompletableFuture.supplyAsync(
            () -> murmuration("run", scenario, "-o", out, "--set", "engine.executor=sequential"));

    for (int kill = 1; kill <= 2; kill++) {
      long target = size(calls(undisturbed)) * kill / 4;
      until("kill " + kill, () -> size(calls(out)) > target && server().isPresent());
      ProcessHandle killed = server().orElseThrow();
      killed.destroyForcibly();
      killed.onExit().join();
    }
    Console said = running.join();

    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.err()).contains("llama-server of mind crowd ended with code 137; starting it");
    assertThat(summary(out).path("missing")).isEmpty();
    assertThat(summary(out).at("/calls/total/failed").asInt()).isPositive();
    assertThat(journal(out)).hasSameBinaryContentAs(journal(undisturbed));
    assertThat(server()).isEmpty();
  }

  @Test
  void theServerEndsWithAProcessThatIsKilled() {
    MurmurationProcess process =
        MurmurationProcess.start(
            folder,
            Map.of("MURMURATION_LLAMA_SERVER", ModelService.llamaServer().toString()),
            MurmurationProcess.command(
                "run", "-q", scenario(6, 500, ", server.program = null"), "-o", out));
    process.until("the model answers", () -> size(calls(out)) > 5000);
    ProcessHandle server = server().orElseThrow();

    process.kill();

    until("the server is gone", () -> !server.isAlive());
    assertThat(server()).isEmpty();
  }

  @Test
  void severalSlotsAnswerAtOnce() {
    Path scenario = scenario(6, 10, ", server.slots = 3");

    Console said = murmuration("run", "-q", scenario, "-o", out);

    assertThat(said).isEqualTo(new Console(0, "", ""));
    assertThat(summary(out).at("/answers/crowd/answered").asInt()).isEqualTo(QUESTIONS);
    assertThat(lines(calls(out)).get(0).at("/response/usage/prompt_tokens").asInt()).isPositive();
    assertThat(murmuration("replay", out).code()).isZero();
  }

  @Test
  void logProbabilitiesAreAskedForOnceForEachStateAndOrder() {
    Path scenario = scenario(1000, 1, ", memoise { method = logprobs, orders = 2 }");

    Console said = murmuration("run", "-q", scenario, "-o", out);

    assertThat(said).isEqualTo(new Console(0, "", ""));
    // Nothing remembered, or one of four encounters: five states.
    assertAskedOnce(5 * 2);
  }

  @Test
  void samplesAreTakenOnceForEachState() {
    Path scenario =
        scenario(1000, 1, ", memoise { method = samples, samples = 4, orders = 2 }, attempts = 1");

    Console said = murmuration("run", "-q", scenario, "-o", out);

    assertThat(said).isEqualTo(new Console(0, "", ""));
    assertAskedOnce(5 * 4);
    assertThat(summary(out).at("/answers/crowd/answered").asInt()).isEqualTo(2 * 1000);
  }

  private void assertAskedOnce(int most) {
    List<JsonNode> asked = lines(out.resolve("calls.jsonl"));
    assertThat(asked).hasSizeBetween(2, most);
    assertThat(asked.stream().map(line -> line.path("request").toString())).doesNotHaveDuplicates();
    assertThat(lines(calls(out))).isEmpty();
    assertThat(lines(journal(out))).hasSize(1000);
  }

  @Test
  void aFileThatIsNoModelIsRefused() throws IOException {
    Files.writeString(model, "GGML, which it is not\n");

    refused(scenario(6, 10, ""), ":4: minds.crowd.llm.model-file is " + model + ", which is not a");
  }

  @Test
  void aFileThatIsNotThereIsRefused() throws IOException {
    Files.delete(model);

    refused(scenario(6, 10, ""), ":4: minds.crowd.llm.model-file is random.gguf; there is no such");
  }

  @Test
  void aProgramThatIsNotThereIsRefused() {
    refused(
        scenario(6, 10, ", server.program = /nowhere/llama-server"),
        "mind crowd: /nowhere/llama-server is not a program; it must be llama-server");
  }

  private void refused(Path scenario, String problem) {
    Console said = murmuration("run", scenario, "-o", out);

    assertThat(said.errors()).singleElement().asString().startsWith("murmuration: ");
    assertThat(said.err()).contains(problem);
    assertThat(said.code()).isEqualTo(2);
    assertThat(out).doesNotExist();
  }
}
