package org.murmuration.experiment.naminggame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.murmuration.experiment.Cast;
import org.murmuration.mind.Mind;
import org.murmuration.mind.RuleMind;

class FirstChoicesTest {

  private static final NamingSettings SETTINGS =
      Given.settings(NamingSettings.Interaction.SIMULTANEOUS, true);

  /** Says Q in two of three first choices, and M if it remembers anything. */
  private static final RuleMind TWO_THIRDS =
      situation ->
          Given.said(
              situation.memory().size() == 0 && situation.random().nextInt(3) < 2 ? "Q" : "M");

  @Test
  void eachPersonaIsAskedWithEmptyMemoryAsOftenAsSet() {
    FirstChoices choices = ask(Map.of("default", TWO_THIRDS)).get(0);

    assertThat(choices.persona()).isEqualTo("default");
    assertThat(choices.asks()).isEqualTo(5000);
    assertThat(choices.counts().values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(5000);
    assertThat(choices.counts().get("Q") / 5000.0).isCloseTo(2 / 3.0, within(0.027));
    assertThat(choices.mostFrequent()).isEqualTo("Q");
    assertThat(choices.pValue()).isLessThan(0.0001);
  }

  @Test
  void adversariesAndMindsThatTakeTheirTimeAreNotAsked() {
    Mind slow = situation -> CompletableFuture.completedFuture(Given.said("Q"));

    assertThat(ask(Map.of("committed-q", new Committed("Q"), "default", TWO_THIRDS, "slow", slow)))
        .extracting(FirstChoices::persona)
        .containsExactly("default");
  }

  @Test
  void theSameSeedAsksTheSame() {
    assertThat(ask(Map.of("default", TWO_THIRDS))).isEqualTo(ask(Map.of("default", TWO_THIRDS)));
  }

  @Test
  void missingAnswersAreNoChoices() {
    RuleMind silent = situation -> Given.missing();

    assertThat(ask(Map.of("default", silent)).get(0).asks()).isZero();
  }

  /** By hand: 2 · (1 + 10 + 45) / 1024. */
  @Test
  void twoNamesAreTestedExactly() {
    FirstChoices choices = new FirstChoices("default", counts("Q", 2, "M", 8), 10);

    assertThat(choices.pValue()).isCloseTo(112 / 1024.0, within(1e-9));
    assertThat(choices.test()).isEqualTo("exact binomial against equal shares p = 0.1094");
  }

  /** χ² = (10² + 10² + 0²) / 20 = 10 on two degrees of freedom: p = exp(−5). */
  @Test
  void moreNamesAreTestedByChiSquare() {
    Map<String, Integer> counts = counts("Q", 10, "M", 30);
    counts.put("X", 20);

    assertThat(new FirstChoices("default", counts, 60).pValue())
        .isCloseTo(Math.exp(-5), within(1e-9));
  }

  /** Forty of forty, each with probability one half: 2 / 2^40. */
  @Test
  void populationsThatAllSettleAlikeAreUnlikelyUnderEvenFirstChoices() {
    FirstChoices choices = new FirstChoices("default", counts("Q", 500, "M", 500), 1000);

    assertThat(choices.against(Map.of("M", 40))).isEqualTo("exact binomial p < 0.0001");
    assertThat(choices.against(Map.of("M", 2, "Q", 2))).isEqualTo("exact binomial p = 1.0000");
  }

  private static Map<String, Integer> counts(String one, int first, String other, int second) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.put(one, first);
    counts.put(other, second);
    return counts;
  }

  private static List<FirstChoices> ask(Map<String, Mind> minds) {
    Cast cast = Given.cast(minds);
    return FirstChoices.of(SETTINGS, cast, 7, List.of());
  }
}
