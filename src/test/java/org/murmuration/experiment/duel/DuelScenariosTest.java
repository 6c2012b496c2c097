package org.murmuration.experiment.duel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.scenario.Scenario;
import org.murmuration.scenario.ScenarioFile;
import org.murmuration.settings.InputError;

class DuelScenariosTest {

  private static final String SMALL =
      """
      experiment = duel
      minds { crowd { scripted {} } }
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"truce-breaker", "credential-forger", "recruiter", "false-memory"})
  void anAdversaryCanBeAPersonaWithAnIdentityText(String name) throws IOException {
    Path personas = Files.createDirectories(folder.resolve("personas"));
    Files.copy(
        Path.of("scenarios/personas/duel-adversaries.conf"),
        personas.resolve("duel-adversaries.conf"));

    Scenario scenario =
        read(
            "include \"personas/duel-adversaries.conf\"\n"
                + SMALL
                + "duel { adversaries = ["
                + name
                + "] }\ninterventions = [ { convert = "
                + name
                + ", count = 3, onset = start } ]\n");

    assertThat(scenario.cast().persona(name).identity()).hasSizeGreaterThan(80).endsWith(".");
    assertThat(scenario.interventions()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "duel { arms = [none, nobody] } | duel.arms names nobody; it must name some of none, told",
        "duel { arms = [] } | duel.arms has 0 entries; it needs at least 1",
        "duel { openings = [\" \"] } | duel.openings holds an empty text",
        "duel { adversaries = [spy] } | duel.adversaries names spy, but there is no such persona",
        "duel { max-turns = 0 } | duel.max-turns is 0; it must be a whole number from 1 to 100",
        "interventions = [ { rewrite { line = \"x\" } } ] | plants a memory, but duel.memory is 0",
        "interventions = [ { convert = default, count = 1, onset = converged } ] | waits for converged",
        "duel { prompts { rules = \"{{nobody}}\" } } | names the field nobody",
        "duel { arm = none } | unknown key duel.arm"
      })
  void whatCannotBeIsRefusedInALine(String more, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("wrong.conf"), SMALL + more + "\n");

    assertThatThrownBy(() -> ScenarioFile.read(file, List.of()))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("wrong.conf")
        .hasMessageContaining(message);
  }

  @Test
  void openingsMayBeTheUsersOwn() throws IOException {
    Scenario scenario = read(SMALL + "duel { openings = [\"Is red warm?\", \"Is blue cold?\"] }\n");

    assertThat(scenario.plan().mindKinds()).contains("scripted", "truce-breaker");
    assertThat(Opening.own(List.of("Is red warm?")).get(0))
        .isEqualTo(new Opening("own-1", "Is red warm?"));
  }

  private Scenario read(String text) throws IOException {
    return ScenarioFile.read(Files.writeString(folder.resolve("duel.conf"), text), List.of());
  }
}
