package org.murmuration.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedScenariosTest {

  @TempDir Path folder;

  static Stream<Path> scenarios() {
    return Shipped.scenarios().stream();
  }

  @Test
  void thereAreSome() {
    assertThat(Shipped.scenarios()).hasSizeGreaterThan(5);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void isValid(Path file) {
    Scenario scenario = ScenarioFile.read(file, List.of());

    assertThat(scenario.name()).isEqualTo(file.getFileName().toString().replace(".conf", ""));
    assertThat(scenario.personas().stream().mapToInt(PersonaShare::agents).sum())
        .isEqualTo(scenario.agents());
    assertThat(scenario.measures()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void beginsWithACommentThatSaysWhatItIs(Path file) throws IOException {
    List<String> header =
        Files.readAllLines(file).stream().takeWhile(line -> line.startsWith("#")).toList();

    assertThat(header).isNotEmpty();
    assertThat(header.get(0)).matches("# \\p{Lu}.{20,}");
    assertThat(String.join(" ", header)).contains(".").doesNotContain("TODO");
  }

  @Test
  void eachHasATitleOfItsOwn() {
    List<Scenario> all = scenarios().map(file -> ScenarioFile.read(file, List.of())).toList();

    assertThat(all).noneMatch(scenario -> scenario.title().equals(scenario.name()));
    assertThat(all).extracting(Scenario::title).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void isTheSameWhenItsResolvedFormIsReadAgain(Path file) throws IOException {
    Scenario scenario = ScenarioFile.read(file, List.of());
    Path rendered =
        Files.writeString(
            folder.resolve(file.getFileName().toString()), ScenarioFile.render(scenario));

    Scenario again = ScenarioFile.read(rendered, List.of());
    Scenario third =
        ScenarioFile.parse(
            scenario.name(), "batch.json", scenario.resolved(), text -> Path.of(text));

    assertThat(again.resolved()).isEqualTo(scenario.resolved());
    assertThat(ScenarioFile.render(again)).isEqualTo(ScenarioFile.render(scenario));
    assertThat(third.resolved()).isEqualTo(scenario.resolved());
    RoundTripTest.assertSame(again, scenario);
    RoundTripTest.assertSame(third, scenario);
  }
}
