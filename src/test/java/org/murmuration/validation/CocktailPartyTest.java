package org.murmuration.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Guests by rule against what the rule was recomputed to give: ten guests, thirty rounds, a window
 * of ten. A run's ratios scatter by about 0.02 and its slopes by about 0.005 (attachment: 0.007),
 * so that means of 60 runs are known to 0.003 and 0.0009; tolerances are three times that and the
 * rounding of the reference.
 */
class CocktailPartyTest {

  private static final int RUNS = 60;

  private static Ensemble party(double attachment, double activity) {
    return Ensemble.of(
        RUNS,
        "cocktail-party.conf",
        "measures=[ratios]",
        "cocktailparty.resamples=100",
        "minds.crowd.sociable.turns=1",
        "minds.crowd.sociable.attachment=" + attachment,
        "minds.crowd.sociable.activity=" + activity);
  }

  private static double mean(Ensemble party, String figure) {
    return party.figures().stream()
        .map(figures -> figures.get(figure))
        .map(value -> value instanceof Map<?, ?> interval ? interval.get("value") : value)
        .mapToDouble(value -> ((Number) value).doubleValue())
        .average()
        .orElseThrow();
  }

  @ParameterizedTest(name = "activity {0}")
  @CsvSource({"1, 0.62, 0.44", "0.5, 0.80, 0.65"})
  void withoutAttachmentRatiosAreThoseOfRandomPartnersAndStay(
      double activity, double invitations, double conversations) {
    Ensemble party = party(0, activity);

    assertThat(mean(party, "invitation-ratio")).isCloseTo(invitations, within(0.015));
    assertThat(mean(party, "conversation-ratio")).isCloseTo(conversations, within(0.015));
    assertThat(mean(party, "invitation-ratio-slope")).isCloseTo(0, within(0.003));
    assertThat(mean(party, "conversation-ratio-slope")).isCloseTo(0, within(0.003));
  }

  @ParameterizedTest(name = "attachment {0}")
  @CsvSource({"2", "3"})
  void withAttachmentInvitationsGoToFewerAndFewer(double attachment) {
    Ensemble party = party(attachment, 0.5);

    assertThat(mean(party, "invitation-ratio-slope")).isCloseTo(-0.006, within(0.003));
    assertThat(Arrays.stream(party.inRound("invitation-ratio", 29, 0)).average().orElseThrow())
        .isLessThan(0.55);
  }
}
