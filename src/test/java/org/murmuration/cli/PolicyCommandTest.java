package org.murmuration.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.cli.Console.murmuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyCommandTest {

  private static final String TABLE =
      """
      memory,red,blue
      ,1,1
      red/red,1,0
      blue/blue,0,1
      red/blue,1,3
      blue/red,1,3
      """;

  @TempDir Path folder;

  @Test
  void aTableOfOnesOwnIsAnalysed() throws IOException {
    Path table = Files.writeString(folder.resolve("mine.csv"), TABLE);
    Path json = folder.resolve("mine.json");

    Console said =
        murmuration("policy", "analyse", table, "--sizes", "2,400", "--runs", 20, "--json", json);

    assertThat(said.err()).isEmpty();
    assertThat(said.code()).isZero();
    assertThat(said.out())
        .contains("names red, blue, memory of 1, 5 memory states")
        .containsPattern("red +50.0 %")
        .contains("comes to rest at blue: 100.0 % of all utterances")
        .containsPattern("red +100.00 % +0.50 +0.50  unstable  stays")
        .containsPattern("blue +100.00 % +-0.50 +-0.50  stable +stays")
        .containsPattern("100.0 \\[83.9, 100.0\\] %")
        .containsPattern("∞  blue");

    JsonNode read = new ObjectMapper().readTree(json.toFile());
    assertThat(read.at("/states").asInt()).isEqualTo(5);
    assertThat(read.at("/individual-bias/red").asDouble()).isEqualTo(0.5);
    assertThat(read.at("/mean-field/leader").asText()).isEqualTo("blue");
    assertThat(read.at("/fixed-points")).hasSize(2);
    assertThat(read.at("/sizes/1/settled-on/blue/populations").asInt()).isEqualTo(20);
  }

  @Test
  void aFittedModelIsAnalysed() {
    Console said =
        murmuration(
            "policy",
            "analyse",
            "--fitted",
            "llama3",
            "--names",
            "A,B,C",
            "--memory",
            2,
            "--runs",
            0);

    assertThat(said.err()).isEmpty();
    assertThat(said.code()).isZero();
    assertThat(said.out())
        .contains("names A, B, C, memory of 2, 91 memory states")
        .doesNotContain("agents");
  }

  @Test
  void anErrorInTheTableNamesItsLine() throws IOException {
    Path table =
        Files.writeString(folder.resolve("mine.csv"), TABLE.replace("1,3\nblue", "1\nblue"));

    refused(
        murmuration("policy", "analyse", table),
        table
            + ":5: there are 2 cells; there must be 3: the memory, then a number for each of red, blue");
  }

  @Test
  void aStateThatTheTableDoesNotListNeedsAFallback() throws IOException {
    Path table = Files.writeString(folder.resolve("mine.csv"), TABLE.replace("blue/red,1,3\n", ""));

    refused(
        murmuration("policy", "analyse", table),
        table
            + ": does not list the memory blue/red; add a row for it, or set fallback to uniform or"
            + " fitted");
    assertThat(murmuration("policy", "analyse", table, "--fallback", "uniform", "--runs", 0).code())
        .isZero();
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of(
            "clause",
            "TABLE: is clause; it must be a CSV file, or one of llama3, llama31, llama31-early,"
                + " claude, llama2; did you mean claude?"),
        Arguments.of(
            "--runs 3",
            "neither TABLE nor --fitted is given; it must be one of them: a shipped table (llama3,"
                + " llama31, llama31-early, claude, llama2), a CSV file, or --fitted MODEL"),
        Arguments.of(
            "--fitted llama3",
            "--names: is missing; --fitted needs two names or more, such as Q,M"),
        Arguments.of(
            "--fitted lama3 --names Q,M",
            "--fitted: is lama3; the model must be one of llama3, llama31, llama31-late, claude,"
                + " llama2; did you mean llama3?"),
        Arguments.of(
            "claude --names Q,X",
            "--names: is Q,X; the policy table policy-claude.csv lists Q, M; it cannot choose X"),
        Arguments.of(
            "claude --fallback fited",
            "--fallback: is fited; it must be uniform, error or fitted:MODEL"),
        Arguments.of(
            "claude --memory 9",
            "--memory: 2 names and a memory of 9 make 349,525 memory states, too many to analyse;"
                + " with 2 names the memory can be 8 at most"),
        Arguments.of("claude --sizes 1", "--sizes: names 1; it must be from 2 to 1,000,000"),
        Arguments.of("claude --runs -1", "--runs: is -1; it must be 0 or more"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsToldInOneLine(String arguments, String message) {
    refused(
        murmuration(
            Stream.concat(Stream.of("policy", "analyse"), Stream.of(arguments.split(" ")))
                .toArray()),
        message);
  }

  private static void refused(Console said, String message) {
    assertThat(said.errors()).containsExactly("murmuration: " + message);
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
  }
}
