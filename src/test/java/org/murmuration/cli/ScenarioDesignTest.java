package org.murmuration.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.cli.Console.murmuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.model.RandomStream;

/** What {@code murmuration scenario design} prints. */
class ScenarioDesignTest {

  @TempDir Path folder;

  @Test
  void cellsSeedsAndWhatCannotBeToldApart() throws IOException {
    Path file =
        write(
            """
            design {
              factors {
                size { key = population.size, levels = [10, 20] }
                rounds { key = stop.max-rounds, levels = [3, 4, 5] }
                "naminggame.memory" = [3, 5]
                names { key = naminggame.names, levels = [[Q, M], [X, Y]] }
              }
              resolution = 3
              blocks = rounds
            }
            """);

    Console said = murmuration("scenario", "design", file);

    assertThat(said.err()).isEmpty();
    assertThat(said.out().lines().map(String::strip))
        .contains(
            "12 cells, 1 in 2 of all combinations, resolution 3, of names (2) × naminggame.memory"
                + " (2) × size (2), in 3 blocks by rounds; 24 runs",
            "rounds             stop.max-rounds    3, 4, 5 (blocks)",
            "size = names × naminggame.memory",
            "naminggame.memory = names × size",
            "cell  names  naminggame.memory  rounds  size",
            "0     Q+M    3                  3       10",
            "1          0      " + RandomStream.runSeed(7, 3));
    assertThat(said.out().lines().filter(line -> line.matches("\\d+ {4,5}(Q|X)\\+.*"))).hasSize(12);
  }

  @Test
  void interactionsThatCanBeToldAreNamed() throws IOException {
    String factors =
        """
        design {
          factors {
            size { key = population.size, levels = [10, 20] }
            rounds { key = stop.max-rounds, levels = [3, 4, 5] }
            memory { key = naminggame.memory, levels = [3, 5] }
            names { key = naminggame.names, levels = [[Q, M], [X, Y]] }
          }
          resolution = 3
        """;
    String told = "Interactions of two factors that can be told from these and each other: ";

    assertThat(murmuration("scenario", "design", write(factors + "}\n")).out())
        .contains(told + "memory × rounds, names × rounds, rounds × size\n");
    assertThat(murmuration("scenario", "design", write(factors + "blocks = rounds }\n")).out())
        .contains(told + "none\n");
  }

  @Test
  void aCellThatCannotBeIsRefusedWhereItsLevelIsWritten() throws IOException {
    Path file = write("design.factors {\n  \"population.size\" = [10, -3]\n}\n");

    Console said = murmuration("scenario", "design", file);

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.errors())
        .containsExactly(
            "murmuration: "
                + file
                + ":7: population.size is -3; it must be a whole number from 2 to 10000000");
  }

  @Test
  void aFactorThatVariesNoKeyIsRefusedWhereItIsWritten() throws IOException {
    Path file = write("design.factors {\n  \"population.sise\" = [10, 20]\n}\n");

    Console said = murmuration("scenario", "design", file);

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.errors())
        .containsExactly(
            "murmuration: " + file + ":7: unknown key population.sise; did you mean size?");
  }

  @Test
  void aScenarioWithoutADesign() throws IOException {
    Path file = write("");

    Console said = murmuration("scenario", "design", file);

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.errors())
        .containsExactly(
            "murmuration: "
                + file
                + ": has no design; give it one, such as design.factors { \"population.size\" = [50,"
                + " 100] }");
  }

  private Path write(String design) throws IOException {
    return Files.writeString(
        folder.resolve("x.conf"),
        """
        experiment = naminggame
        seed = 7
        runs = 2
        minds { crowd { fitted = llama3 } }
        naminggame { names = [Q, M] }
        """
            + design);
  }
}
