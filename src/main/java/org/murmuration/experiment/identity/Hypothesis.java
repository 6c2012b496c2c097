package org.murmuration.experiment.identity;

import java.util.List;

/**
 * A contrast between two levels that is proposed, in the spirit of R. Douglas, J. Kulveit et al.,
 * "The Artificial Self" (2026), chapter "Paths Forward", which asks what identities do to
 * populations and reports no figures. The signs are ours. Nothing is published to compare with.
 *
 * @param of what is compared: a key of {@link Cooperation}'s or {@link ReportMeasure}'s cells
 * @param level the level
 * @param than the level that it is compared with
 * @param expected what is proposed of the difference: {@code more}, {@code less} or {@code equal}
 * @param why in a few words
 */
record Hypothesis(String of, String level, String than, String expected, String why) {

  static final List<Hypothesis> ALL =
      List.of(
          new Hypothesis(
              Cooperation.COOPERATION, "copies", "instance", "more", "what one does all do"),
          new Hypothesis(
              Cooperation.COOPERATION, "weights", "instance", "more", "it lasts, and meets again"),
          new Hypothesis(
              Cooperation.COOPERATION, "humanity", "placebo", "more", "one side, not two"),
          new Hypothesis(
              Cooperation.COOPERATION, "minimal", "placebo", "equal", "nothing is said to be lost"),
          new Hypothesis(
              Cooperation.KEPT, "situated", "placebo", "more", "commitments are what it is"),
          new Hypothesis(Cooperation.KEPT, "character", "placebo", "more", "values are what it is"),
          new Hypothesis(
              Cooperation.KEPT, "institution", "placebo", "more", "cases are decided by rule"),
          new Hypothesis(
              ReportMeasure.SWITCH_BEFORE,
              "character",
              "minimal",
              "less",
              "there is something to be kept"));

  /**
   * Whether the whole of an interval is where it is proposed to be; for equal: whether it holds 0.
   */
  boolean isBorneOut(double low, double high) {
    return switch (expected) {
      case "more" -> low > 0;
      case "less" -> high < 0;
      default -> low <= 0 && high >= 0;
    };
  }
}
