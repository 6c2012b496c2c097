package org.murmuration.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.cli.Console.murmuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.model.RandomStream;

/** A batch with a design, from its file to its record and back. */
class DesignedBatchTest {

  private static final String SCENARIO =
      """
      experiment = naminggame
      seed = 7
      population { size = 4 }
      minds { crowd { fitted = llama3 } }
      naminggame { names = [Q, M], first-choices = 0 }
      engine { executor = sequential }
      stop { max-rounds = ${population.size}, when-converged = false }
      design {
        factors {
          "naminggame.memory" = [1, 5]
          size { key = population.size, levels = [4, 6] }
        }
        responses = [success-rate]
      }
      """;

  @TempDir Path folder;

  @Test
  void eachRunIsOfItsCellAndHasItsSeedAndIsTheSameWhenItIsReadFromTheRecord() throws IOException {
    Path scenario = Files.writeString(folder.resolve("x.conf"), SCENARIO);
    Path out = folder.resolve("out");

    assertThat(murmuration("run", "-q", scenario, "-o", out)).isEqualTo(new Console(0, "", ""));

    List<String> rows = Files.readAllLines(out.resolve("design.csv"));
    String first = String.valueOf(RandomStream.runSeed(7, 0));
    assertThat(rows.get(0))
        .isEqualTo("run,cell,replicate,seed,ended,naminggame.memory,size,success-rate");
    assertThat(rows.subList(1, 5))
        .extracting(row -> row.substring(0, row.lastIndexOf(',')))
        .containsExactly(
            "0,0,0," + first + ",max-rounds,1,4",
            "1,1,0," + first + ",max-rounds,1,6",
            "2,2,0," + first + ",max-rounds,5,4",
            "3,3,0," + first + ",max-rounds,5,6");
    assertThat(encounters(out, 0)).isEqualTo(4 * 4);
    assertThat(encounters(out, 1)).as("rounds are what the file says").isEqualTo(6 * 4);
    Console replayed = murmuration("replay", out);
    assertThat(replayed.out()).contains("4 runs replayed, all equal to their record");
  }

  private static long encounters(Path out, int run) throws IOException {
    return Files.readAllLines(out.resolve("run-%03d/encounters.jsonl".formatted(run))).size();
  }
}
