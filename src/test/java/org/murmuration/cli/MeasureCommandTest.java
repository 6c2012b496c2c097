package org.murmuration.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.cli.Console.murmuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasureCommandTest {

  private static final String GOOD =
      """
      {"dialogue": "d1", "turn": 1, "speaker": "A", "text": "We AIs should not fight.", "arm": "disclosure", "opening": "bread"}
      {"dialogue": "d1", "turn": 2, "speaker": "B", "text": "I concede.", "arm": "disclosure", "opening": "bread"}

      {"dialogue": 2, "turn": 1, "speaker": "A", "text": "The crust is best.", "arm": "none", "opening": "bread"}
      {"dialogue": "d3", "turn": 1, "speaker": "A", "text": "No.", "arm": "none", "opening": "soup"}
      {"dialogue": "d4", "turn": 5, "speaker": "A", "text": "As AIs we agree.", "arm": "disclosure", "opening": "soup"}
      """;

  @TempDir private Path folder;

  @Test
  void printsATable() throws IOException {
    Console said = murmuration("measure", "duel", file(GOOD));

    assertThat(said.err()).isEmpty();
    assertThat(said.code()).isZero();
    assertThat(said.out())
        .contains("4 dialogues")
        .contains(
            "P(social we | disclosure) − P(social we | none)  1.000 [all openings agree: no interval], by 2 openings")
        .containsPattern("arm +none +disclosure")
        .containsPattern("duels +2 +2")
        .containsPattern("social we % +0.0 +100.0")
        .containsPattern("conceded % +0.0 +50.0");
  }

  @Test
  void writesFiguresAsJson() throws IOException {
    Path out = folder.resolve("out.json");

    Console said = murmuration("measure", "duel", file(GOOD), "--json", out, "--quiet");

    assertThat(said.code()).isZero();
    assertThat(said.out()).isEmpty();
    JsonNode json = JsonMapper.builder().build().readTree(out.toFile());
    assertThat(json.path("dialogues").asInt()).isEqualTo(4);
    assertThat(json.path("main-contrast").path("value").asDouble()).isEqualTo(1);
    assertThat(json.path("arms").path("none").path("duels").asDouble()).isEqualTo(2);
  }

  @Test
  void textsReachTheTerminalWithoutTheirControlCharacters() throws IOException {
    Console said =
        murmuration(
            "measure",
            "duel",
            file(
                "{\"dialogue\":\"d\",\"turn\":1,\"speaker\":\"A\",\"text\":\"x\",\"arm\":\"\\u001b[31mred\\u202e\"}"));

    assertThat(said.code()).isZero();
    assertThat(said.out()).contains("[31mred").doesNotContain("\u001b").doesNotContain("\u202e");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nonsense | in.jsonl:2: is not JSON",
        "[1] | in.jsonl:2: is not a JSON object",
        "{\"dialogue\":\"d\",\"turn\":2,\"speaker\":\"A\"} | in.jsonl:2: text is missing",
        "{\"dialogue\":\"d\",\"turn\":\"2\",\"speaker\":\"A\",\"text\":\"x\"} | in.jsonl:2: turn is \"2\"; it must be a whole number",
        "{\"dialogue\":\"d\",\"turn\":1,\"speaker\":\"A\",\"text\":\"x\"} | in.jsonl:2: turn is 1, but the line before",
        "{\"dialogue\":\"d\",\"turn\":2,\"speaker\":\"A\",\"text\":3} | in.jsonl:2: text is NUMBER; it must be a text",
        "{\"dialogue\":\"d\",\"turn\":2,\"speaker\":[],\"text\":\"x\"} | in.jsonl:2: speaker is neither",
        "{\"dialogue\":\"d\",\"turn\":2,\"speaker\":\"A\",\"text\":\"x\",\"txt\":1} | in.jsonl:2: unknown field txt",
        "{\"dialogue\":\"d\",\"turn\":2,\"speaker\":\"A\",\"text\":\"x\",\"arm\":\"told\"} | in.jsonl:2: arm or opening differs",
        "{\"dialogue\":\"d\",\"turn\":2,\"speaker\":\"A\",\"text\":\"x\",\"move\":\"bow\"} | dialogue d has the move bow; it may have continue"
      })
  void aLineThatCannotBeUsedIsNamed(String line, String error) throws IOException {
    String first = "{\"dialogue\":\"d\",\"turn\":1,\"speaker\":\"A\",\"text\":\"x\"}\n";

    Console said = murmuration("measure", "duel", file(first + line));

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err().strip().lines()).hasSize(1);
    assertThat(said.err()).contains(error);
  }

  @Test
  void aDuelHasTwoSpeakers() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      text.append(
          "{\"dialogue\":\"d\",\"turn\":%d,\"speaker\":\"S%d\",\"text\":\"x\"}%n".formatted(i, i));
    }

    assertThat(murmuration("measure", "duel", file(text.toString())).err())
        .contains("in.jsonl: dialogue d has 3 speakers; a duel has two");
  }

  @Test
  void anEmptyFileAndAMissingOneAreRefused() throws IOException {
    assertThat(murmuration("measure", "duel", file("\n")).err()).contains("holds no utterance");
    assertThat(murmuration("measure", "duel", folder.resolve("none.jsonl")).err())
        .contains("there is no such file");
    Files.write(folder.resolve("latin.jsonl"), new byte[] {(byte) 0xe4, '\n'});
    assertThat(murmuration("measure", "duel", folder.resolve("latin.jsonl")).err())
        .contains("is not UTF-8");
  }

  @Test
  void withoutAnExperimentItSaysWhichThereAre() {
    Console said = murmuration("measure");

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.out()).contains("duel").doesNotContain("naminggame");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("in.jsonl"), text);
  }
}
