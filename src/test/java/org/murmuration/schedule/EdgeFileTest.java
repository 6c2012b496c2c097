package org.murmuration.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.settings.InputError;

class EdgeFileTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0,1\n1,2\n",
        "2;1\n1;0",
        "source,target\n0,1\n1,2\n",
        "# a comment\nSource\tTarget\n\n0\t1\n1\t2\n",
        "\uFEFFsource target\r\n  0  1  \r\n1 2\r\n",
        "0, 1\n1 , 2\n",
      })
  void readsTheUsualWaysToWriteAnEdgeList(String text) throws IOException {
    assertThat(edges(text).ends()).containsExactly(0, 1, 1, 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'0,1\n1,4'   | 2 | agent 4 does not exist; the population size is 4, so the last agent is"
            + " 3",
        "'0,1\n2,2'   | 2 | agent 2 is linked to itself; an edge needs two agents",
        "'0,1\n2,B'   | 2 | \"B\" is not an agent number; agents are numbered from 0",
        "'0,1\n-1,2'  | 2 | \"-1\" is not an agent number; agents are numbered from 0",
        "'0,1\n2,'    | 2 | \"\" is not an agent number; agents are numbered from 0",
        "'0,1\nsource,target' | 2 | \"source\" is not an agent number; agents are numbered from 0",
        "'0,1\n#\n1,0' | 3 | this edge already stands in line 1; it may stand once",
        "'0,1,2'      | 1 | the row has 3 columns; it must be two agent numbers, such as 0,1",
        "'7'          | 1 | the row has 1 columns; it must be two agent numbers, such as 0,1",
        "''           | 1 | the file ends without an edge; it needs lines such as 0,1",
        "'source,target\n# none' | 2 | the file ends without an edge; it needs lines such as 0,1",
      })
  void saysWhichLineIsWrongAndWhy(String text, int line, String problem) {
    assertThatThrownBy(() -> edges(text))
        .isInstanceOf(InputError.class)
        .hasMessage(folder.resolve("edges.csv") + ":" + line + ": " + problem);
  }

  @Test
  void aMissingFileIsAnErrorOfTheScenario() {
    Path missing = folder.resolve("none.csv");
    SchedulePlan plan = Scenarios.plan("\n\nschedule.network.file = \"" + missing + "\"");

    assertThatThrownBy(() -> plan.draw(1, Crowd.of(4)))
        .isInstanceOf(InputError.class)
        .hasMessage("x.conf:3: schedule.network.file names " + missing + ", which does not exist");
  }

  @Test
  void aFileThatIsNoTextIsAnErrorOfTheScenario() throws IOException {
    Path binary = Files.write(folder.resolve("graph.bin"), new byte[] {(byte) 0xC3, 0x28});
    SchedulePlan plan = Scenarios.plan("schedule.network.file = \"" + binary + "\"");

    assertThatThrownBy(() -> plan.draw(1, Crowd.of(4)))
        .isInstanceOf(InputError.class)
        .hasMessageEndingWith("graph.bin, which cannot be read as UTF-8 text");
  }

  @Test
  void agentsMeetAlongTheListedEdges() throws IOException {
    Path file = Files.writeString(folder.resolve("pairs.csv"), "0,3\n");
    Crowd crowd = Crowd.of(4);
    Schedule schedule =
        Scenarios.schedule("schedule { network { file = \"" + file + "\" } }", 1, crowd);

    assertThat(schedule.next(new History(1, 0, crowd)).agents()).containsExactlyInAnyOrder(0, 3);
    assertThat(schedule.degree(1, crowd)).isZero();
    assertThat(schedule.description()).isEqualTo("network of pairs.csv");
  }

  private Edges edges(String text) throws IOException {
    Path file = folder.resolve("edges.csv");
    Files.writeString(file, text, StandardCharsets.UTF_8);
    return new EdgeFile(Scenarios.settings(""), file).draw(1, 4);
  }
}
