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
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.cli.MurmurationProcess.Ended;
import org.murmuration.mind.llm.ModelService;

/** A key that is no key, and one that comes back in answers, are written nowhere. */
class EchoedKeyIT {

  private static final String KEY = "sk-proj-5ba11ad0_77-aBcDeFgH";

  @TempDir Path folder;

  private Ended run(String url, String key) {
    String llm = LlmScenario.behind(url).replace("compatible", "openai");
    Path scenario = LlmScenario.write(folder, 4, 3, 2, 2, llm);
    return MurmurationProcess.start(
            folder,
            Map.of("OPENAI_API_KEY", key),
            command("run", "--verbose", scenario, "-o", folder.resolve("out")))
        .end();
  }

  /** The name of the model, the system's mark, and an answer that is asked for again. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"model\": \"KEY\", \"choices\": [{\"message\": {\"content\": \"Q\"}}]}",
        "{\"system_fingerprint\": \"KEY\", \"choices\": [{\"message\": {\"content\": \"Q\"}}]}",
        "{\"choices\": [{\"message\": {\"content\": \"Bearer KEY\"}}]}"
      })
  void aKeyInAnAnswerIsWrittenNowhere(String answer) {
    try (ModelService service = ModelService.answering(200, answer.replace("KEY", KEY))) {
      Ended said = run(service.url(), KEY);

      assertThat(said.code()).as(said.err()).isZero();
      assertNo(KEY);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk-5ba11ad0\nsk-aBcDeFgH", "sk-5ba11ad0 sk-aBcDeFgH", "“sk-5ba11ad0”"})
  void aKeyThatCannotBeOneIsRefusedWithoutRepeatingIt(String key) {
    Ended said = run("http://127.0.0.1:9/v1", key);

    assertThat(said.errors().get(0))
        .isEqualTo(
            "murmuration: mind crowd: the key in the environment variable OPENAI_API_KEY holds a"
                + " line break or another character that no key has; set it anew");
    assertThat(said.code()).isEqualTo(2);
    assertThat(folder.resolve("out")).doesNotExist();
    assertNo("5ba11ad0");
  }

  @Test
  void aBlankAroundAKeyIsNoPartOfIt() {
    try (ModelService service =
        ModelService.answering(200, "{\"choices\": [{\"message\": {\"content\": \"Q\"}}]}")) {
      Ended said = run(service.url(), " " + KEY + "\n");

      assertThat(said.code()).as(said.err()).isZero();
      assertThat(service.wasTold("Bearer " + KEY + "\r\n")).isTrue();
      assertNo(KEY);
    }
  }

  /** Everything that was written, what was said included, is in the folder. */
  private void assertNo(String secret) {
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile))
          .hasSizeGreaterThan(2)
          .noneMatch(file -> text(file).contains(secret));
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
