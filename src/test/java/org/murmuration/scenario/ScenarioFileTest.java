package org.murmuration.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.settings.InputError;

/** How a file, what it includes and what overrides it become one scenario. */
class ScenarioFileTest {

  private static final String SMALL =
      """
      experiment = naminggame
      population { size = 10 }
      minds { crowd { fitted = llama3 } }
      naminggame { names = [Q, M] }
      """;

  @TempDir Path folder;

  @BeforeEach
  void aSmallScenario() throws IOException {
    file("small.conf", SMALL);
  }

  @Test
  void theLastOverrideWins() {
    Scenario scenario = read("small.conf", "population.size=20", "seed=3", "population.size=30");

    assertThat(scenario.agents()).isEqualTo(30);
    assertThat(scenario.seed()).isEqualTo(3);
  }

  @Test
  void anOverrideMayBeAnyValue() {
    Scenario scenario = read("small.conf", "naminggame.names=[A, B, C]", "title=\"one, two\"");

    assertThat(scenario.measures()).contains("consensus");
    assertThat(scenario.title()).isEqualTo("one, two");
  }

  @Test
  void whatIsIncludedIsOverriddenByWhatFollows() throws IOException {
    file("child.conf", "include \"small.conf\"\nseed = 9\npopulation.size = 12\n");

    Scenario scenario = read("child.conf");

    assertThat(scenario.seed()).isEqualTo(9);
    assertThat(scenario.agents()).isEqualTo(12);
    assertThat(scenario.name()).isEqualTo("child");
  }

  @Test
  void anErrorInAnIncludedFileNamesItsLineThere() throws IOException {
    Path parts = Files.createDirectory(folder.resolve("parts"));
    file("parts/names.conf", "\n\nnaminggame { names = [Q] }\n");
    file("child.conf", "include \"small.conf\"\ninclude \"parts/names.conf\"\n");

    assertThatThrownBy(() -> read("child.conf"))
        .isInstanceOf(InputError.class)
        .hasMessage(
            parts.resolve("names.conf") + ":3: naminggame.names has 1 entry; it needs at least 2");
  }

  @Test
  void anIncludedFileThatIsNotThereIsAnError() throws IOException {
    Path child = file("child.conf", "include \"smal.conf\"\n" + SMALL);

    assertThatThrownBy(() -> read("child.conf"))
        .isInstanceOf(InputError.class)
        .hasMessage(child + ": includes smal.conf; there is no such file beside what includes it");
  }

  @Test
  void anIncludeMayLeaveOutTheEndingOfTheFile() throws IOException {
    file("child.conf", "include \"small\"\nseed = 9\n");

    assertThat(read("child.conf").agents()).isEqualTo(10);
  }

  @Test
  void referencesFindValuesOfTheFileWhicheverComesFirst() throws IOException {
    file("let.conf", "population.size = ${let.n}\n" + SMALL.replace("10", "${let.n}"));
    file("child.conf", "include \"let.conf\"\nlet.n = 14\n");

    assertThat(read("child.conf").agents()).isEqualTo(14);
    assertThat(read("child.conf", "let.n=16").agents()).isEqualTo(16);
  }

  @Test
  void aReferenceWithoutAValueIsAnError() throws IOException {
    Path file = file("let.conf", SMALL + "\ntitle = ${let.title}\n");

    assertThatThrownBy(() -> read("let.conf"))
        .isInstanceOf(InputError.class)
        .hasMessage(
            file
                + ":6: refers to ${let.title}, which has no value; set it in the file or with --set");
  }

  @Test
  void referencesDoNotReachTheEnvironment() throws IOException {
    assertThat(System.getenv("PATH")).isNotNull();
    file("path.conf", SMALL + "\ntitle = ${PATH}\n");
    file("perhaps.conf", SMALL + "\ntitle = ${?PATH}\n");

    assertThatThrownBy(() -> read("path.conf")).hasMessageContaining("refers to ${PATH}");
    assertThat(read("perhaps.conf").title()).isEqualTo("perhaps");
  }

  @Test
  void filesAreFoundFromThePlaceOfTheScenarioAndKeptByTheTextThatNamesThem() throws IOException {
    file("edges.csv", "0,1\n1,2\n");
    file("net.conf", SMALL + "schedule { network { file = \"edges.csv\" } }\n");

    assertThat(read("net.conf").files())
        .containsExactly(Map.entry("edges.csv", folder.resolve("edges.csv")));
  }

  @Test
  void theNameOfAnAdversaryMustBeFree() throws IOException {
    file(
        "taken.conf",
        SMALL
            + """
            population.personas { default {}, committed-Q { count = 1 } }
            interventions = [ { adversary { committed { name = Q } }, count = 1 } ]
            """);

    assertThatThrownBy(() -> read("taken.conf"))
        .isInstanceOf(InputError.class)
        .hasMessageEndingWith(
            ":6: interventions[0].adversary.committed makes adversaries called committed-Q, but a"
                + " persona or mind has that name; it must have another one");
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Scenario read(String name, String... overrides) {
    return ScenarioFile.read(folder.resolve(name), List.of(overrides));
  }
}
