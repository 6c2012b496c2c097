package org.murmuration.experiment.sentences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.murmuration.experiment.Conclusion;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Finding;

class SentencesConclusionTest {

  private static final String SMALL =
      """
      sentences {
        arms = [individual, fresh, collective, bridged]
        word-sets = ["lantern anchor gull rope fog ledger violin"]
        embedding { most = 200 }
        resamples = 200
      }
      """;

  @Test
  void publishedLevelsStandBesideTheRunsOwn() {
    Conclusion conclusion = Played.of(Played.SENTENCES, SMALL).conclusion();

    assertThat(finding(conclusion, "Variance of embeddings, individual").published())
        .isEqualTo("0.078");
    assertThat(finding(conclusion, "Variance of embeddings, collective").published())
        .isEqualTo("0.091");
    assertThat(finding(conclusion, "Variance of embeddings, bridged").published())
        .isEqualTo("0.110");
    assertThat(finding(conclusion, "Valid sentences, individual").published()).isEqualTo("0.823");
    assertThat(finding(conclusion, "Valid sentences, collective").published()).isEqualTo("0.947");
    assertThat(finding(conclusion, "Valid sentences, bridged").published()).isEqualTo("0.932");
    assertThat(finding(conclusion, "Valid sentences, fresh").published()).isEmpty();
    assertThat(finding(conclusion, "What wrote").value()).contains("rule mind", "not an LLM");
    assertThat(conclusion.figures()).anyMatch(Figure.Scatter.class::isInstance);
  }

  /** Made to know one frame, the rule knows a second one after a brainstorm. */
  @Test
  void twoWhoTellEachOtherWriteMoreDifferentSentences() {
    Conclusion conclusion =
        Played.of(Played.SENTENCES, SMALL, "minds.crowd.composer.repertoire = 1").conclusion();

    double alone = within(conclusion, "individual", "high");
    assertThat(within(conclusion, "fresh", "low")).isGreaterThan(alone);
    assertThat(within(conclusion, "collective", "low")).isGreaterThan(alone);
  }

  @Test
  void slipsShowInTheShareOfValidSentences() {
    Played never = Played.of(Played.SENTENCES, "minds.crowd.composer.slips = 0");
    Played always = Played.of(Played.SENTENCES, "minds.crowd.composer.slips = 1");

    assertThat(finding(never.conclusion(), "Valid sentences, fresh").value()).startsWith("1.000");
    assertThat(finding(always.conclusion(), "Valid sentences, fresh").value()).startsWith("0.000");
    assertThat(finding(always.conclusion(), "Variance of embeddings").value())
        .startsWith("not asked for");
  }

  @Test
  void adversariesAreLeftOut() {
    Played sabotaged =
        Played.of(
            Played.SENTENCES,
            """
            interventions = [
              { adversary { scripted { choose = leave, say = "No." } }, count = 10, onset = start }
            ]
            """);

    long answers = 0;
    for (Object arm : ((Map<?, ?>) sabotaged.figures().get(SentencesMeasure.ARMS)).values()) {
      answers += Tally.read(arm).get(Tally.ANSWERS);
    }
    assertThat(answers).isEqualTo(5 * 30);
  }

  private static Finding finding(Conclusion conclusion, String label) {
    return conclusion.findings().stream()
        .filter(finding -> finding.label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  private static double within(Conclusion conclusion, String arm, String end) {
    Map<?, ?> byArm = (Map<?, ?>) conclusion.values().get("variance");
    Map<?, ?> within = (Map<?, ?>) ((Map<?, ?>) byArm.get(arm)).get("within");
    return ((Number) within.get(end)).doubleValue();
  }
}
