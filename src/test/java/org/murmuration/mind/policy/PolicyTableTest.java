package org.murmuration.mind.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.murmuration.mind.policy.MemoryStates.exchanges;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.murmuration.model.Exchange;
import org.murmuration.settings.InputError;

class PolicyTableTest {

  static final List<String> MODELS = PolicyTable.MODELS;
  private static final List<String> QM = List.of("Q", "M");

  @TempDir Path folder;

  @ParameterizedTest
  @FieldSource("MODELS")
  void aShippedTableGivesCountsDividedByTheirSum(String model) throws IOException {
    PolicyTable table = PolicyTable.shipped(model);
    for (String line : shippedLines(model)) {
      String[] cells = line.split(",");
      double q = Double.parseDouble(cells[1]);
      double m = Double.parseDouble(cells[2]);

      assertThat(table.probabilities(exchanges(cells[0]), QM))
          .as(line)
          .containsExactly(q / (q + m), m / (q + m));
    }
    assertThat(table.vocabulary()).contains(QM);
    assertThat(table.model()).contains(model);
  }

  @ParameterizedTest
  @CsvSource({
    "llama3, llama3",
    "llama31, llama31-late",
    "llama31-early, llama31",
    "claude, claude",
    "llama2, llama2"
  })
  void aShippedTableFallsBackOnTheFitThatGoesWithIt(String model, String fit) {
    List<Exchange> six = exchanges("Q/M M/Q Q/M M/M M/Q Q/Q");

    assertThat(PolicyTable.shipped(model).probabilities(six, QM))
        .isEqualTo(new FittedPolicy(fit, "W2", true).probabilities(six, QM));
  }

  @Test
  void theOrderOfTheResultIsThatOfTheOptions() {
    PolicyTable table = PolicyTable.shipped("llama31");

    double[] qm = table.probabilities(exchanges("Q/M"), QM);

    assertThat(table.probabilities(exchanges("Q/M"), List.of("M", "Q")))
        .containsExactly(qm[1], qm[0]);
  }

  @Test
  void namesAndLengthsAreUpToTheUser() throws IOException {
    PolicyTable table =
        read("memory,\"a,b\",größer,日本", ",1,1,2", "\"a,b/größer 日本/日本 a,b/a,b\",0.5,0.25,0.25");

    assertThat(table.vocabulary()).contains(List.of("a,b", "größer", "日本"));
    assertThat(
            table.probabilities(
                List.of(
                    new Exchange("a,b", "größer", 0),
                    new Exchange("日本", "日本", 0),
                    new Exchange("a,b", "a,b", 0)),
                List.of("日本", "a,b", "größer")))
        .containsExactly(0.25, 0.5, 0.25);
  }

  @Test
  void probabilitiesThatDoNotAddUpToOneAreNormalised() throws IOException {
    PolicyTable table = read("memory,A,B,C", ",0.2,0.2,0.4");

    assertThat(table.probabilities(List.of(), List.of("A", "B", "C")))
        .containsExactly(new double[] {0.25, 0.25, 0.5}, within(1e-15));
  }

  @Test
  void fewerOptionsThanNamesShareTheProbabilityAmongThem() throws IOException {
    PolicyTable table = read("memory,A,B,C", ",1,1,2");

    assertThat(table.probabilities(List.of(), List.of("C", "A")))
        .containsExactly(new double[] {2 / 3.0, 1 / 3.0}, within(1e-15));
  }

  @Test
  void anOptionTheTableDoesNotKnowIsRefused() throws IOException {
    PolicyTable table = read("memory,A,B", ",1,1");

    assertThat(table.objection(List.of("A", "B"))).isEmpty();
    assertThatThrownBy(() -> table.probabilities(List.of(), List.of("A", "Z")))
        .isInstanceOf(InputError.class)
        .hasMessage("the policy table " + file() + " lists A, B; it cannot choose Z");
  }

  @Test
  void aStateAUsersTableDoesNotListIsAnError() throws IOException {
    PolicyTable table = read("memory,A,B", "A/B,1,1");

    assertThatThrownBy(() -> table.probabilities(exchanges("A/A B/A"), List.of("A", "B")))
        .isInstanceOf(InputError.class)
        .hasMessage(
            file()
                + ": does not list the memory A/A B/A; add a row for it, or set fallback to uniform"
                + " or fitted");
    assertThatThrownBy(() -> table.probabilities(List.of(), List.of("A", "B")))
        .isInstanceOf(InputError.class)
        .hasMessageStartingWith(file() + ": does not list the empty memory; ");
  }

  @Test
  void anotherFallbackAnswersInsteadIfAsked() throws IOException {
    PolicyTable table = read("memory,A,B", "A/B,3,1");
    FittedPolicy fitted = new FittedPolicy("claude", "auto", true);
    List<String> ab = List.of("A", "B");
    List<Exchange> unlisted = exchanges("A/A B/A");

    assertThat(table.withFallback(Policy.uniform()).probabilities(unlisted, ab))
        .containsExactly(0.5, 0.5);
    assertThat(table.withFallback(fitted).probabilities(unlisted, ab))
        .isEqualTo(fitted.probabilities(unlisted, ab));
    assertThat(table.withFallback(fitted).probabilities(exchanges("A/B"), ab))
        .containsExactly(0.75, 0.25);
  }

  @Test
  void windowsLineEndsByteOrderMarksAndBlankLinesAreFine() throws IOException {
    Files.writeString(file(), "\uFEFFmemory,A,B\r\n\r\n,1,3\r\n\r\n");

    assertThat(PolicyTable.read(file()).probabilities(List.of(), List.of("A", "B")))
        .containsExactly(0.25, 0.75);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "A/B,1        | 4: there are 2 cells; there must be 3: the memory, then a number for each"
            + " of A, B",
        "A/B,1,2,3    | 4: there are 4 cells; there must be 3: the memory, then a number for each"
            + " of A, B",
        "A/B,1,many   | 4: the value of B is many; it must be a count or a probability, 0 or more",
        "A/B,,1       | 4: the value of A is empty; it must be a count or a probability, 0 or more",
        "A/B,1,-2     | 4: the value of B is -2; it must be a count or a probability, 0 or more",
        "A/B,1,NaN    | 4: the value of B is NaN; it must be a count or a probability, 0 or more",
        "A/B,1,1e999  | 4: the value of B is 1e999; it must be a count or a probability, 0 or more",
        "A/B,0,0.0    | 4: the numbers add up to 0; they must add up to more than 0",
        "A/B,1e308,1e308 | 4: the numbers add up to infinity; they must add up to more than 0",
        "A/Z,1,1      | 4: the memory names Z, which is not in the header; it must be one of A, B",
        "A/A,1,1      | 4: the memory A/A stands in line 3 already; each memory must stand once",
        ",1,1         | 4: the empty memory stands in line 2 already; each memory must stand once",
        "A-B,1,1      | 4: the memory has the step A-B; a step must be own/partner, such as A/B",
        "A/B A/,1,1   | 4: the memory has the step A/; a step must be own/partner, such as A/B",
        "A/B/A,1,1    | 4: the memory has the step A/B/A; a step must be own/partner, such as A/B"
      })
  void aBadRowIsRefusedAtItsLine(String row, String problem) {
    assertThatThrownBy(() -> read("memory,A,B", ",1,1", "A/A,1,1", row))
        .isInstanceOf(InputError.class)
        .hasMessage(file() + ":" + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "state,A,B    | 1: the header is state,A,B; it must be memory,<name>,<name>,…",
        "memory       | 1: the header is memory; it must be memory,<name>,<name>,…",
        "memory,A,A   | 1: the header has A twice; each name must stand once",
        "memory,A,,B  | 1: column 3 has no name; each must have one",
        "memory,A,b c | 1: the header has the name \"b c\"; names have no spaces and no slashes",
        "memory,A,b/c | 1: the header has the name \"b/c\"; names have no spaces and no slashes",
        "memory,A,B   | 2: there are no rows; there must be one for each memory state",
        "``           | 1: the header is missing; it must be memory,<name>,<name>,…"
      })
  void aBadHeaderIsRefused(String header, String problem) {
    assertThatThrownBy(() -> read(header))
        .isInstanceOf(InputError.class)
        .hasMessage(file() + ":" + problem);
  }

  @Test
  void whatIsNotCsvIsRefusedInOneLine() throws IOException {
    Files.write(file(), new byte[] {'m', 'e', 'm', 'o', 'r', 'y', ',', (byte) 0xC3, 'A', '\n'});
    assertThatThrownBy(() -> PolicyTable.read(file()))
        .isInstanceOf(InputError.class)
        .hasMessage(file() + ": is not text in UTF-8");

    assertThatThrownBy(() -> read("memory,A,B", ",1,1", "\"A/B,1,1"))
        .isInstanceOf(InputError.class)
        .hasMessageMatching("(?s)\\Q" + file() + "\\E:[0-9]+: is not CSV: [^\n]*");
  }

  @Test
  void aFileThatIsNotThereIsRefusedInOneLine() {
    assertThatThrownBy(() -> PolicyTable.read(folder.resolve("none.csv")))
        .isInstanceOf(InputError.class)
        .hasMessage(
            folder.resolve("none.csv") + ": there is no such file; it must be a policy table");
    assertThatThrownBy(() -> PolicyTable.read(folder))
        .isInstanceOf(InputError.class)
        .hasMessage(folder + ": cannot be read as a file; it must be a policy table");
  }

  private PolicyTable read(String... lines) throws IOException {
    Files.writeString(file(), String.join("\n", lines) + "\n");
    return PolicyTable.read(file());
  }

  private Path file() {
    return folder.resolve("table.csv");
  }

  private static List<String> shippedLines(String model) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                PolicyTable.class.getResourceAsStream("policy-" + model + ".csv"),
                StandardCharsets.UTF_8))) {
      return in.lines().skip(1).toList();
    }
  }
}
