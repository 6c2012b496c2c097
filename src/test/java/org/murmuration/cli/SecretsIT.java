package org.murmuration.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.cli.MurmurationProcess.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.cli.MurmurationProcess.Ended;
import org.murmuration.mind.llm.ModelService;

/** A key goes to its provider and nowhere else, whatever the provider does with it. */
class SecretsIT {

  private static final String KEY = "sk-proj-5ba11ad0_77-aBcDeFgH";

  @TempDir Path folder;

  private Ended run(String variable, String llm) {
    Path scenario = LlmScenario.write(folder, 4, 3, 2, 2, llm);
    Path out = folder.resolve("out");
    return MurmurationProcess.start(
            folder, Map.of(variable, KEY), command("run", "--verbose", scenario, "-o", out))
        .end();
  }

  @ParameterizedTest
  @CsvSource({
    "openai, OPENAI_API_KEY, ''",
    "anthropic, ANTHROPIC_API_KEY, ''",
    "openai, KEY_OF_THE_LAB, ', key-variable = KEY_OF_THE_LAB'"
  })
  void aRunThatEndsWellHoldsNoKey(String provider, String variable, String more) {
    try (ModelService service = ModelService.namingTwo()) {
      String llm = LlmScenario.behind(service.url()).replace("compatible", provider) + more;

      Ended said = run(variable, llm);

      assertThat(said.code()).as(said.err()).isZero();
      assertThat(service.askedAtAll()).isTrue();
      assertThat(folder.resolve("out/report.html")).isNotEmptyFile();
      assertThat(folder.resolve("out/run-000/calls.jsonl")).isNotEmptyFile();
      assertNoKey(8);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404})
  void norDoesOneWhoseProviderRefusesTheKeyAndRepeatsIt(int status) {
    String error =
        "{\"error\": {\"message\": \"Incorrect API key provided: %s.\", \"code\": \"%s\"}}"
            .formatted(KEY, KEY);
    try (ModelService service = ModelService.answering(status, error)) {
      Ended said =
          run("OPENAI_API_KEY", LlmScenario.behind(service.url()).replace("compatible", "openai"));

      assertThat(said.code()).isEqualTo(1);
      assertThat(said.errors().stream().filter(line -> line.startsWith("murmuration: ")))
          .singleElement()
          .asString()
          .startsWith("murmuration: mind crowd: openai ")
          .contains("(" + status + "): Incorrect API key provided: [key].");
      assertThat(service.wasTold("Bearer " + KEY)).isTrue();
      assertNoKey(3);
    }
  }

  @Test
  void norDoesOneWhoseProviderIsBusyAndRepeatsTheKey() {
    String error = "{\"error\": {\"message\": \"too many requests with %s\"}}".formatted(KEY);
    String llm = ", tries = 1, limits.concurrency = 1, timeout = 1";
    try (ModelService service = ModelService.answering(429, error, "X-Key: " + KEY)) {
      Path scenario =
          LlmScenario.write(
              folder,
              4,
              3,
              2,
              0,
              LlmScenario.behind(service.url()).replace("compatible", "openai") + llm);
      Path out = folder.resolve("out");
      MurmurationProcess process =
          MurmurationProcess.start(
              folder,
              Map.of("OPENAI_API_KEY", KEY),
              command("run", "--verbose", scenario, "-o", out));
      process.until(
          "it has been told twice", () -> LlmScenario.lines(LlmScenario.calls(out)).size() >= 2);
      process.kill();

      assertThat(LlmScenario.lines(LlmScenario.calls(out)).get(0).path("error").asText())
          .isEqualTo("too many requests with [key]");
      assertNoKey(5);
    }
  }

  /** Everything that was written, what was said included, is in the folder. */
  private void assertNoKey(int files) {
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all.filter(Files::isRegularFile))
          .hasSizeGreaterThan(files)
          .noneMatch(file -> text(file).contains(KEY));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
