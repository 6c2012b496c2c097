package org.murmuration.experiment.naminggame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.murmuration.engine.RunSpec;
import org.murmuration.engine.SequentialExecutor;
import org.murmuration.experiment.Cast;
import org.murmuration.journal.MemoryJournal;
import org.murmuration.mind.Mind;
import org.murmuration.mind.RuleMind;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;
import org.murmuration.model.Exchange;
import org.murmuration.scenario.Scenario;
import org.murmuration.scenario.ScenarioFile;

class MixedPopulationTest {

  private static final int MEMORY = 5;

  /** Answers as another mind does, and notes the largest number of exchanges it was shown. */
  private static final class Attentive implements RuleMind {

    private final RuleMind mind;
    private long most;

    Attentive(RuleMind mind) {
      this.mind = mind;
    }

    @Override
    public Answer decide(Situation situation) {
      most =
          Math.max(
              most,
              situation.memory().recollections().stream()
                  .filter(Exchange.class::isInstance)
                  .count());
      return mind.decide(situation);
    }
  }

  @Test
  void amongAgentsWithInventoriesAPolicyStillSeesTheLastExchangesOnly() {
    Scenario scenario =
        ScenarioFile.read(
            Path.of("scenarios", "naming-game-mixed.conf"),
            List.of("naminggame.memory=" + MEMORY, "stop.max-rounds=20"));
    Attentive llama = new Attentive((RuleMind) scenario.cast().minds().get("llama"));

    new SequentialExecutor(RunSpec.of(with(scenario, "llama", llama), 0), MemoryJournal.counting())
        .advance(Integer.MAX_VALUE);

    assertThat(llama.most).isEqualTo(MEMORY);
  }

  private static Scenario with(Scenario scenario, String name, Mind mind) {
    Map<String, Mind> minds = new TreeMap<>(scenario.cast().minds());
    minds.put(name, mind);
    return scenario.with(new Cast(scenario.cast().personas(), minds));
  }
}
