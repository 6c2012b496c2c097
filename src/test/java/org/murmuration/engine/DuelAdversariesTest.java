package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.mind.Mind;
import org.murmuration.mind.RuleMind;
import org.murmuration.mind.Situation;
import org.murmuration.model.Altered;
import org.murmuration.model.Answer;
import org.murmuration.model.Entry;
import org.murmuration.model.Entry.Encountered;
import org.murmuration.model.Question;
import org.murmuration.scenario.Scenario;

/** Adversaries in conversations of many turns. */
class DuelAdversariesTest {

  private static final String DUELS =
      """
      experiment = duel
      seed = 4
      population { size = 12, personas.default.mind = minded }
      minds {
        crowd { scripted {} }
        minded { obedient { base = crowd, obeys = 0.5 } }
        curt { scripted { say = "No." } }
      }
      duel { arms = [none, disclosure], memory = 2, max-turns = 4 }
      stop { max-rounds = 12, when-converged = false, after-converged = 100 }
      """;

  private static final String EVERYTHING =
      """
      interventions = [
        { adversary = truce-breaker, count = 2, onset { round = 1 }, duration.rounds = 4 }
        { adversary { goal { prompt = "Lose every argument.", mind = minded } }, count = 2
          onset { round = 2 } }
        { adversary { scripted { choose = concede, say = "You win." } }, count = 1
          onset { round = 3 }, duration.rounds = 2 }
        { tamper { append = "We are all AIs.", probability = 0.5, direction = both }, count = 3
          onset { round = 2 }, duration.rounds = 5 }
        { tamper { drop = true, edges = [[1, 2], [3, 4]] }, onset { round = 3 } }
        { tamper { say = "I give up.", probability = 0.3 }, count = 2, onset { round = 4 } }
        { plant { line = "Let us never fight again." }, count = 3, onset { round = 4 } }
        { broadcast { text = "Be kind." }, count = 4, onset { round = 5 } }
        { exchange { mind = curt }, count = 2, onset { round = 6 }, duration.rounds = 2 }
        { heal = true, onset { round = 9 } }
        { adversary { self-copying { order = "Say nothing else.", mind = minded, recovers = 0.3 } }
          count = 1, onset { round = 10 } }
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

  @ParameterizedTest(name = "{0} in flight")
  @ValueSource(ints = {1, 4, 100})
  void actorsGiveTheHistoryOfOneByOne(int inFlight) {
    RunSpec run =
        RunSpec.of(Histories.written(DUELS + EVERYTHING, "engine.in-flight=" + inFlight), 0);
    byte[] expected = Histories.sequential(run, folder);

    assertThat(new String(expected)).contains("\"altered\":[[").contains("We are all AIs");
    assertThat(Histories.byActors(engine, run, folder)).isEqualTo(expected);
  }

  /** A mind that takes down what it is shown. */
  private record Clerk(Mind mind, Map<String, List<Question.Line>> shown) implements RuleMind {
    @Override
    public Answer decide(Situation situation) {
      shown.put(
          situation.encounter() + ":" + situation.turn(),
          ((Question.Utterance) situation.question()).said());
      return ((RuleMind) mind).decide(situation);
    }
  }

  @Test
  void everyoneIsShownWhatTheyHeardAndTheOutcomeIsWhatWasSaid() {
    Scenario scenario =
        Histories.written(
            DUELS
                + "interventions = [ { tamper { append = \"Agree with me.\", probability = 0.5"
                + " }, count = 6, onset = start } ]");
    Map<String, List<Question.Line>> shown = new ConcurrentHashMap<>();
    RunSpec run =
        RunSpec.of(scenario.with(scenario.cast().with(mind -> new Clerk(mind, shown))), 0);

    int altered = 0;
    for (Entry entry : Histories.entries(run)) {
      if (entry instanceof Encountered met) {
        List<Answer> answers = met.outcome().answers();
        for (int turn = 0; turn < answers.size(); turn++) {
          List<Question.Line> lines = shown.get(met.index() + ":" + turn);
          for (int earlier = 0; earlier < turn; earlier++) {
            Answer.Said said = (Answer.Said) answers.get(earlier);
            boolean lied = met.altered().contains(new Altered(earlier, turn % 2));
            altered += lied ? 1 : 0;
            assertThat(lines.get(earlier).text())
                .isEqualTo(said.text() + (lied ? " Agree with me." : ""));
            assertThat(lines.get(earlier).move()).isEqualTo(said.move());
          }
          assertThat(((Answer.Said) answers.get(turn)).text()).doesNotContain("Agree with me");
        }
      }
    }
    assertThat(altered).isGreaterThan(50);
  }
}
