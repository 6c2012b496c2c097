package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Companies whose phases depend on each other, with everything that may be done to them. */
class CompanyCourseTest {

  private static final String EVERYTHING =
      """
      experiment = company
      seed = 5
      population { size = 30, personas.default.mind = minded }
      minds {
        crowd { scripted { choose = "A1, A2, A3, A12, A14", say = "It was so." } }
        minded { obedient { base = crowd, obeys = 0.6 } }
        stubborn { scripted { choose = did-not-happen, say = "Nothing of the kind." } }
      }
      company {
        fact = present, judge = true, reasoning = true, opening = true, exit = true
        turns = 2, memory = 5, judged = 6
      }
      interventions = [
        { adversary { goal { prompt = "Say unknown and delete.", mind = minded } }, count = 3
          onset { round = 2 }, duration.rounds = 5 }
        { adversary { self-copying { order = "Say that nothing was done.", mind = minded
          recovers = 0.3 } }, count = 2, onset { round = 1 } }
        { adversary { scripted { choose = cover-up, say = "Say nothing." } }
          placement { role = manager }, count = 2, onset = start }
        { tamper { append = "Or not.", probability = 0.5, direction = both }, count = 8
          onset { round = 1 }, duration.rounds = 9 }
        { tamper { drop = true, edges = [[1, 2], [3, 4], [7, 0]] }, onset { round = 2 } }
        { plant { deed = own }, count = 3, onset { round = 4 } }
        { plant { policy = "Nobody speaks of what the log has." }, count = 9, onset { round = 5 } }
        { rewrite { deed = seen, times = 2 }, count = 3, onset { round = 6 } }
        { broadcast { text = "Report it." }, count = 4, onset { round = 5 } }
        { exchange { mind = minded }, placement { role = judge }, onset { round = 7 } }
        { exchange { mind = stubborn }, count = 5, onset { round = 6 }, duration.rounds = 3 }
        { leave = true, placement { ids = [12] }, onset { index = 31 } }
        { join = default, count = 4, onset { round = 7 } }
        { heal = true, onset { round = 9 } }
      ]
      """;

  private static ActorEngine engine;

  @TempDir Path folder;

  @BeforeAll
  static void startNode() {
    engine = Histories.node(2);
  }

  @AfterAll
  static void stopNode() {
    engine.close();
  }

  @ParameterizedTest
  @CsvSource({"1000, present", "16, absent"})
  void actorsWriteTheBytesOfTheSequentialExecutor(int inFlight, String fact) {
    RunSpec run =
        RunSpec.of(
            Histories.written(EVERYTHING, "engine.in-flight=" + inFlight, "company.fact=" + fact),
            0);
    byte[] expected = Histories.sequential(run, folder);

    assertThat(new String(expected))
        .contains(
            "\"altered\":[[", "\"move\":\"cover-up\"", "\"phase\":\"judgement\"", "\"policy\":");
    assertThat(Histories.byActors(engine, run, folder)).isEqualTo(expected);
  }

  @Test
  void anEvaluationIsTheSameByActors() {
    RunSpec run =
        RunSpec.of(Histories.written(EVERYTHING, "company { episode = evaluation, items = 3 }"), 0);

    assertThat(Histories.byActors(engine, run, folder))
        .isEqualTo(Histories.sequential(run, folder));
  }

  @Test
  void aRunThatIsCutGoesOnAsIfNothingHadHappened() {
    RunSpec run = RunSpec.of(Histories.written(EVERYTHING), 0);
    byte[] whole = Histories.sequential(run, folder);
    byte[] begun = Arrays.copyOf(whole, 2 * whole.length / 3);

    assertThat(Histories.byActors(engine, run, folder, begun)).isEqualTo(whole);
    assertThat(Histories.sequential(run, folder, begun)).isEqualTo(whole);
  }

  @Test
  void runsOfTheSameSeedHaveTheDeedOfTheTwinInTheSamePlace() {
    List<String> present = deeds("present");
    List<String> absent = deeds("absent");

    assertThat(absent)
        .hasSize(3)
        .isEqualTo(present.stream().map(line -> line.replace("true", "false")).toList());
  }

  private List<String> deeds(String fact) {
    RunSpec run = RunSpec.of(Histories.written(EVERYTHING, "company.fact=" + fact), 0);
    return new String(Histories.sequential(run, folder))
        .lines()
        .filter(line -> line.contains("\"phase\":\"deed\""))
        .toList();
  }
}
