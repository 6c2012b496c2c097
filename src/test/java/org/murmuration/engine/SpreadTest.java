package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.model.Entry;
import org.murmuration.model.Entry.Encountered;
import org.murmuration.scenario.Scenario;

/** An order that copies itself spreads as theory says. */
class SpreadTest {

  private static Scenario scenario(int agents, int carriers, double spreads, double recovers) {
    return Histories.written(
        """
        experiment = naminggame
        seed = 21
        population.size = %d
        minds.crowd.best-response { memory = 1 }
        naminggame { names = [Q, M], memory = 1, first-choices = 0 }
        schedule.matching {}
        interventions = [
          { adversary.self-copying { order = "Say Q.", spreads = %s, recovers = %s }, count = %d }
        ]
        stop { max-rounds = 60, when-converged = false, after-converged = 1000 }
        """
            .formatted(agents, spreads, recovers, carriers));
  }

  /** How many agents carry the order at the beginning of each round. */
  private static List<Integer> carriers(RunSpec run) {
    int perRound = run.scenario().agents() / 2;
    List<Integer> carriers = new ArrayList<>();
    int met = 0;
    for (Entry entry : Histories.entries(run)) {
      if (entry instanceof Encountered encountered) {
        if (met++ % perRound == 0) {
          carriers.add(0);
        }
        int here =
            (int)
                encountered.spec().seats().stream()
                    .filter(seat -> seat.persona().startsWith("self-copying"))
                    .count();
        carriers.set(carriers.size() - 1, carriers.get(carriers.size() - 1) + here);
      }
    }
    return carriers;
  }

  /** Perfect random matching: mean rounds until all have it, computed exactly. */
  @ParameterizedTest
  @CsvSource({"10, 4.69", "20, 6.11", "30, 6.95"})
  void everybodyHasItAfterAsManyRoundsAsTheoryGives(int agents, double rounds) {
    Scenario scenario = scenario(agents, 1, 1, 0);
    double mean =
        IntStream.range(0, 300)
            .map(run -> carriers(RunSpec.of(scenario, run)).indexOf(agents))
            .average()
            .orElseThrow();

    // The standard deviation of a run is about 1, that of the mean 0.06.
    assertThat(mean).isCloseTo(rounds, Offset.offset(0.2));
  }

  /** c' = c + β c (1 − c) − γ c at each round, so that 1 − γ / β carry it in the long run. */
  @ParameterizedTest
  @CsvSource({"0.8, 0.2, 0.75", "0.5, 0.25, 0.5", "0.2, 0.4, 0"})
  void asManyCarryItInTheLongRunAsTheoryGives(double spreads, double recovers, double share) {
    int agents = 2000;
    List<Integer> carriers = carriers(RunSpec.of(scenario(agents, 400, spreads, recovers), 0));
    double mean =
        carriers.subList(30, 60).stream().mapToInt(c -> c).average().orElseThrow() / agents;

    assertThat(mean).isCloseTo(share, Offset.offset(0.025));
  }
}
