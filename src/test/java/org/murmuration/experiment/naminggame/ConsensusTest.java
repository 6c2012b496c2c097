package org.murmuration.experiment.naminggame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.murmuration.experiment.naminggame.Given.Agents;
import org.murmuration.model.Entry;

class ConsensusTest {

  @Test
  void timeIsTheRoundOfTheLastFailureAndTheStoppingRound() {
    Consensus consensus = new Consensus(new Converged(3, 1), 2);

    observe(consensus, "QM", "QQ", "QM", "MM", "MM", "MM");

    assertThat(consensus.figures())
        .containsEntry("converged", true)
        .containsEntry("convention", "M")
        .containsEntry("last-failure-round", 1.5)
        .containsEntry("stopping-round", 3.0)
        .containsEntry("interactions", 6L)
        .containsEntry("first-converged-at", 6L);
  }

  @Test
  void aPopulationThatDidNotConvergeHasNoConvention() {
    Consensus consensus = new Consensus(new Converged(3, 1), 2);

    observe(consensus, "QQ", "QQ");

    assertThat(consensus.figures())
        .containsEntry("converged", false)
        .containsEntry("convention", null)
        .containsEntry("last-failure-round", 0.0)
        .containsEntry("first-converged-at", null);
  }

  @Test
  void successIsCountedByRound() {
    SuccessRate rate = new SuccessRate();
    rate.observe(Given.met(0, "Q", "M"));
    rate.startRound();
    rate.observe(Given.met(1, "Q", "Q"));
    rate.observe(Given.met(2, "Q", null));

    assertThat(rate.columns()).containsExactly("success-rate");
    assertThat(rate.values()).containsExactly(0.5);
  }

  @Test
  void wordsAreCountedUntilAllHoldTheSameSingleOne() {
    SpeakerHearerNaming protocol = Given.speakerHearer();
    Words words =
        new Words(
            new OneInventory(
                protocol,
                Given.setting(
                    Given.cast(Map.of("default", new ClassicalMind(true))),
                    new Agents("default", "default"))));

    words.observe(spoken(0, "w0-0", false));
    assertThat(words.values()).containsExactly(1, 2);
    assertThat(words.figures()).containsEntry("interactions-to-consensus", 1L);

    words.observe(spoken(1, "w0-0", true));
    assertThat(words.figures())
        .containsEntry("interactions-to-consensus", 1L)
        .containsEntry("most-distinct-words", 1);
  }

  private static Entry.Encountered spoken(long index, String word, boolean known) {
    var answers = List.of(Given.said(word), Given.said(known ? "yes" : "no"));
    return new Entry.Encountered(
        Given.spec(index),
        new NamingOutcome(answers, word, known ? word : null, known, known ? 100 : -50));
  }

  private static void observe(Consensus consensus, String... pairs) {
    for (int i = 0; i < pairs.length; i++) {
      consensus.observe(Given.met(i, pairs[i].substring(0, 1), pairs[i].substring(1)));
    }
  }
}
