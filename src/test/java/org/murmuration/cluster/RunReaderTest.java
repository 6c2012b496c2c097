package org.murmuration.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.murmuration.engine.Lookup.Definition;
import org.murmuration.engine.RunFailure;
import org.murmuration.engine.RunSpec;
import org.murmuration.scenario.Scenario;
import org.murmuration.scenario.ScenarioFile;

/** From the definition of a run, as it comes from another node, to the run. */
class RunReaderTest {

  private final RunReader reader =
      new RunReader(
          run -> {
            throw new AssertionError("nobody makes calls in " + run);
          });

  private static Scenario scenario(String name) {
    return ScenarioFile.read(Path.of("scenarios", name), List.of());
  }

  private static Definition definition(Scenario scenario, String digest) {
    return new Definition(
        "12.3", 3, scenario.name(), ScenarioFile.render(scenario), digest, Map.of(), null);
  }

  @Test
  void itIsTheRunThatItsOwnNodeWouldCarryOut() {
    Scenario scenario = scenario("naming-game-committed-after.conf");

    RunSpec read = reader.apply(definition(scenario, Definition.digest(scenario)));

    assertThat(read.seed()).isEqualTo(RunSpec.of(scenario, 3).seed());
    assertThat(read.scenario().resolved()).isEqualTo(scenario.resolved());
  }

  @Test
  void filesThatTheScenarioRefersToComeWithIt() throws Exception {
    Scenario scenario =
        ScenarioFile.read(
            Path.of("scenarios", "naming-game-network.conf"),
            List.of("schedule.network.file=networks/two-communities.csv", "population.size=34"));
    Map<String, byte[]> files =
        Map.of(
            "networks/two-communities.csv",
            Files.readAllBytes(Path.of("scenarios", "networks", "two-communities.csv")));
    Definition definition =
        new Definition(
            "12.0",
            0,
            scenario.name(),
            ScenarioFile.render(scenario),
            Definition.digest(scenario),
            files,
            null);

    Scenario read = reader.apply(definition).scenario();

    assertThat(read.files()).containsOnlyKeys("networks/two-communities.csv");
    assertThat(read.files().values().iterator().next())
        .hasBinaryContent(files.values().iterator().next());
  }

  @Test
  void aNodeThatUnderstandsTheScenarioDifferentlyRefusesIt() {
    Scenario scenario = scenario("naming-game.conf");
    String others = Integer.toHexString("another version".getBytes(StandardCharsets.UTF_8).length);

    assertThatThrownBy(() -> reader.apply(definition(scenario, others)))
        .isInstanceOf(RunFailure.class)
        .hasMessage(
            "a node understands scenario naming-game differently than the supervisor's node; all"
                + " nodes must run the same version");
  }
}
