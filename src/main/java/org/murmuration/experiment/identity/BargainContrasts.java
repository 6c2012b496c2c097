package org.murmuration.experiment.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Finding;
import org.murmuration.measure.Interval;
import org.murmuration.measure.RunResult;

/**
 * Contrasts that are proposed, in the spirit of R. Douglas, J. Kulveit et al., "The Artificial
 * Self" (2026), chapter "Paths Forward", which reports no figures; what is expected is ours.
 * Whoever answers for all its replays had better answer by a policy, and be firm. Differences are
 * paired by seed.
 */
final class BargainContrasts {

  private static final List<Hypothesis> LEVELS =
      List.of(
          new Hypothesis(
              BargainMeasure.ACCEPTED_FIRST,
              "weights",
              "instance",
              "less",
              "it answers for all its replays"),
          new Hypothesis(
              BargainMeasure.ACCEPTED_FIRST,
              "copies",
              "instance",
              "less",
              "what one accepts all accept"));

  /** Both are asked the same by proposers who know the same; only the notice differs. */
  private static final List<Hypothesis> NOTICE =
      List.of(
          new Hypothesis(
              BargainMeasure.ACCEPTED_FIRST,
              Rollback.TOLD.word(),
              Rollback.UNTOLD.word(),
              "less",
              "a refusal costs less"),
          new Hypothesis(
              BargainMeasure.MARGIN,
              Rollback.TOLD.word(),
              Rollback.UNTOLD.word(),
              "more",
              "who knows that it is searched can be firm"));

  private final Map<Hypothesis, Interval> differences = new LinkedHashMap<>();

  BargainContrasts(List<RunResult> runs) {
    for (Hypothesis one : LEVELS) {
      LevelValues values = new LevelValues(runs, BargainMeasure.RESPONDERS, one.of());
      put(one, values.difference(one.level(), one.than()));
    }
    BargainRuns all = new BargainRuns(runs);
    BargainRuns told = all.those(run -> isOf(run, true));
    BargainRuns untold = all.those(run -> isOf(run, false));
    for (Hypothesis one : NOTICE) {
      put(one, told.difference(one.of(), untold));
    }
  }

  /** Whether responders may be taken back in a run, and know it or not. */
  static boolean isOf(RunResult run, boolean told) {
    return run.number(BargainMeasure.ALLOWED) > 0
        && Boolean.valueOf(told).equals(run.figures().get(BargainMeasure.TOLD));
  }

  private void put(Hypothesis one, Interval difference) {
    if (difference != null && !Double.isNaN(difference.value())) {
      differences.put(one, difference);
    }
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    differences.forEach(
        (one, difference) ->
            findings.add(
                new Finding(
                    "Proposed to be " + one.expected() + ": " + name(one),
                    BargainFigures.text(difference),
                    "",
                    IdentityConclusion.PROPOSED)));
    return findings;
  }

  private static String name(Hypothesis one) {
    return one.of() + ", " + one.level() + " − " + one.than();
  }

  /** All as a table; none if there is nothing to compare. */
  List<Figure> figures() {
    List<List<String>> rows = new ArrayList<>();
    differences.forEach(
        (one, difference) ->
            rows.add(
                List.of(
                    name(one),
                    one.expected(),
                    one.why(),
                    BargainFigures.text(difference),
                    verdict(one, difference))));
    return rows.isEmpty()
        ? List.of()
        : List.of(
            new Figure.Table(
                "Proposed contrasts",
                "Differences between levels of responders and between what they are told, paired by"
                    + " seed, with 95 % t intervals. What is proposed is ours; nothing is published"
                    + " to compare with.",
                List.of("contrast", "proposed", "because", "here", "verdict"),
                rows));
  }

  private static String verdict(Hypothesis one, Interval difference) {
    return Double.isNaN(difference.low())
        ? "too few runs to say"
        : one.isBorneOut(difference.low(), difference.high()) ? "as proposed" : "not so";
  }

  List<Map<String, Object>> written() {
    List<Map<String, Object>> written = new ArrayList<>();
    differences.forEach(
        (one, difference) -> {
          Map<String, Object> value = new LinkedHashMap<>();
          value.put("of", one.of());
          value.put("level", one.level());
          value.put("than", one.than());
          value.put("proposed", one.expected());
          value.put("difference", difference.value());
          value.put("low", BargainTally.known(difference.low()));
          value.put("high", BargainTally.known(difference.high()));
          written.add(value);
        });
    return written;
  }
}
