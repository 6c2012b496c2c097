package org.murmuration.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.murmuration.design.Design;
import org.murmuration.design.Effects;
import org.murmuration.design.Observation;
import org.murmuration.engine.EndReason;
import org.murmuration.engine.RunSpec;
import org.murmuration.engine.SequentialExecutor;
import org.murmuration.engine.Timeline;
import org.murmuration.journal.MemoryJournal;
import org.murmuration.measure.RunResult;
import org.murmuration.scenario.Scenario;
import org.murmuration.scenario.ScenarioFile;

/** A design finds in a population of rules what was put into it, and nothing else. */
@Tag("validation")
class DesignedPopulationTest {

  /** Half of the agents give 0.3 or 0.7 by one factor, half by another; the others do nothing. */
  private static final String SCENARIO =
      """
      experiment = publicgoods
      seed = 21
      runs = 3
      population { size = 20, personas { default { mind = low }, other { mind = low, share = 0.5 } } }
      minds {
        low { conditional-cooperator { generosity = 0.3, follows = 0, noise = 0.2 } }
        high { conditional-cooperator { generosity = 0.7, follows = 0, noise = 0.2 } }
      }
      publicgoods { group = 4 }
      design {
        factors {
          mine { key = population.personas.default.mind, levels = [low, high] }
          theirs { key = population.personas.other.mind, levels = [high, low] }
          pays { key = publicgoods.multiplier, levels = [1.3, 2] }
          known { key = publicgoods.reputation, levels = [0, 3] }
          group { key = publicgoods.group, levels = [2, 4] }
        }
        resolution = 4
        responses = [given]
        rounds = 0
      }
      stop { max-rounds = 10 }
      """;

  /** Five standard errors of a contrast: 24 cells of 200 gifts, uniform by 0.2, against 24. */
  private static final double TOLERANCE = 5 * 0.2 / Math.sqrt(3) / Math.sqrt(200) / Math.sqrt(12);

  @Test
  void knownEffectsAreRecovered() {
    Scenario scenario =
        ScenarioFile.parse(
            "designed",
            "designed.conf",
            ConfigFactory.parseString(SCENARIO).root().unwrapped(),
            Path::of);
    Design design = scenario.design().orElseThrow();
    List<Observation> observations = new ArrayList<>();
    for (int run = 0; run < scenario.runs(); run++) {
      observations.add(Observation.of(design, result(RunSpec.of(scenario, run))));
    }

    Effects effects = Effects.of(design, observations);

    assertThat(scenario.runs()).isEqualTo(48);
    assertThat(effects.coverages().get(0).used()).isEqualTo(3);
    Map<String, Double> known =
        Map.of("mine", 0.2, "theirs", -0.2, "pays", 0.0, "known", 0.0, "group", 0.0);
    assertThat(effects.mains().stream().filter(main -> !main.isFirst()))
        .hasSize(5)
        .allSatisfy(
            main ->
                assertThat(main.contrast().value())
                    .as(main.factor())
                    .isCloseTo(known.get(main.factor()), within(TOLERANCE)));
  }

  private static RunResult result(RunSpec spec) {
    SequentialExecutor executor = new SequentialExecutor(spec, MemoryJournal.counting());
    executor.advance(Integer.MAX_VALUE);
    Timeline timeline = executor.timeline();
    timeline.stop(EndReason.STOPPED);
    return new RunResult(spec.run(), spec.seed(), "stopped", timeline.figures(), timeline.series());
  }
}
