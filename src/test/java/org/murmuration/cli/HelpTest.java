package org.murmuration.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.cli.Console.murmuration;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {

  static Stream<List<String>> commands() {
    List<List<String>> all = new ArrayList<>();
    collect(Main.commandLine(), List.of(), all);
    return all.stream();
  }

  private static void collect(CommandLine line, List<String> path, List<List<String>> all) {
    all.add(path);
    line.getSubcommands()
        .forEach(
            (name, inner) -> {
              List<String> below = new ArrayList<>(path);
              below.add(name);
              collect(inner, below, all);
            });
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandSaysHowItIsUsed(List<String> command) {
    List<String> line = new ArrayList<>(command);
    line.add("--help");

    Console said = murmuration(line.toArray());

    assertThat(said.code()).isZero();
    assertThat(said.err()).isEmpty();
    assertThat(said.out())
        .contains("Usage: " + String.join(" ", "murmuration", String.join(" ", command)).trim());
    assertThat(said.out().lines().count()).isGreaterThan(2);
  }
}
