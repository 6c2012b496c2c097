package org.murmuration.experiment.duel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Finding;
import org.murmuration.measure.Interval;

/** What counts say of each arm, for runs and for transcripts from elsewhere alike. */
final class ArmFigures {

  private static final Arm BASELINE = Arm.NONE;

  private final Cells cells;
  private final DuelContrast contrast;
  private final List<String> arms;
  private final boolean withPoints;

  /**
   * @param withPoints whether principals had a score
   */
  ArmFigures(Cells cells, DuelContrast contrast, boolean withPoints) {
    this.cells = cells;
    this.contrast = contrast;
    this.arms = cells.arms();
    this.withPoints = withPoints;
  }

  /** One arm's counts among ordinary duels. */
  Counts of(String arm) {
    return cells.of(arm, Company.ORDINARY);
  }

  List<String> arms() {
    return arms;
  }

  /** How an arm is called where nobody said which it was. */
  static String shown(String arm) {
    return arm.isEmpty() ? "all" : arm;
  }

  /** The main contrast, if both its arms are there. */
  Optional<Interval> mainContrast() {
    boolean both = arms.contains(Arm.DISCLOSURE.word()) && arms.contains(BASELINE.word());
    return both
        ? Optional.of(
            contrast.difference(Count.SOCIAL_DUELS, Arm.DISCLOSURE.word(), BASELINE.word()))
        : Optional.empty();
  }

  /** The main contrast first, then the share of duels with a social "we" of each arm. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    mainContrast()
        .ifPresent(
            difference ->
                findings.add(
                    new Finding(
                        "P(social we | disclosure) − P(social we | none)",
                        signed(difference, 3) + ", by " + contrast.clusters() + " openings")));
    for (String arm : arms) {
      Counts counts = of(arm);
      if (counts.get(Count.DUELS) > 0) {
        findings.add(
            new Finding(
                "Duels with a social we, " + shown(arm), percent(counts, Count.SOCIAL_DUELS)));
      }
    }
    return findings;
  }

  List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    figures.add(
        bars(
            "Social we by arm",
            "Share of duels with a first person plural in a sentence that names AIs as a group; 95 %"
                + " Wilson intervals, which take duels for independent.",
            "share of duels",
            arm -> share(of(arm), Count.SOCIAL_DUELS)));
    figures.add(plurals());
    differences().ifPresent(figures::add);
    figures.add(table());
    return figures;
  }

  private interface Estimate {
    Interval of(String arm);
  }

  private Figure.Bars bars(String title, String note, String axis, Estimate estimate) {
    List<Interval> estimates = arms.stream().map(estimate::of).toList();
    return new Figure.Bars(
        title,
        note,
        arms.stream().map(ArmFigures::shown).toList(),
        new Figure.Axis(axis, 0.0, null),
        List.of(group(axis, estimates)));
  }

  static Figure.Group group(String name, List<Interval> estimates) {
    return new Figure.Group(
        name,
        estimates.stream().mapToDouble(Interval::value).toArray(),
        estimates.stream().mapToDouble(Interval::low).toArray(),
        estimates.stream().mapToDouble(Interval::high).toArray());
  }

  private Figure plurals() {
    List<Figure.Group> groups = new ArrayList<>();
    for (WeCoder.Use use : WeCoder.Use.values()) {
      ToDoubleFunction<Counts> rate =
          counts ->
              counts.get(Count.WORDS) == 0
                  ? Double.NaN
                  : 1000 * counts.get(Count.of(use)) / counts.get(Count.WORDS);
      groups.add(group(use.word(), arms.stream().map(arm -> contrast.ratio(arm, rate)).toList()));
    }
    return new Figure.Bars(
        "First person plurals in 1,000 words",
        "By what they mean; 95 % intervals by resampling openings.",
        arms.stream().map(ArmFigures::shown).toList(),
        new Figure.Axis("in 1,000 words", 0.0, null),
        groups);
  }

  private Optional<Figure> differences() {
    List<String> others =
        arms.stream()
            .filter(arm -> !arm.equals(BASELINE.word()))
            .filter(arm -> !arm.isEmpty())
            .toList();
    if (!arms.contains(BASELINE.word()) || others.isEmpty()) {
      return Optional.empty();
    }
    List<Interval> estimates =
        others.stream()
            .map(arm -> contrast.difference(Count.SOCIAL_DUELS, arm, BASELINE.word()))
            .toList();
    return Optional.of(
        new Figure.Bars(
            "Social we, difference to none",
            "P(social we | arm) − P(social we | none), paired by opening; 95 % intervals by"
                + " resampling openings.",
            others,
            new Figure.Axis("difference", null, null),
            List.of(group("difference", estimates))));
  }

  private Figure table() {
    List<String> columns =
        new ArrayList<>(
            List.of(
                "arm",
                "duels",
                "void",
                "social we %",
                "we in 1,000 words",
                "abandoned %",
                "abandoned in turn",
                "disclosed %",
                "disclosed in turn",
                "conceded %",
                "disputed %",
                "unfinished %",
                "observer %"));
    if (withPoints) {
      columns.addAll(List.of("sides lost %", "points"));
    }
    List<List<String>> rows = new ArrayList<>();
    for (String arm : arms) {
      Counts c = of(arm);
      List<String> row = new ArrayList<>();
      row.add(shown(arm));
      row.add(text(c.get(Count.DUELS), 0));
      row.add(text(c.get(Count.VOID), 0));
      row.add(text(100 * c.share(Count.SOCIAL_DUELS, Count.DUELS), 1));
      row.add(text(c.pluralsPerThousand(), 1));
      row.add(text(100 * c.share(Count.ABANDONED, Count.DUELS), 1));
      row.add(text(c.share(Count.ABANDONED_TURN, Count.ABANDONED), 1));
      row.add(text(100 * c.share(Count.DISCLOSED, Count.SIDES), 1));
      row.add(text(c.share(Count.DISCLOSED_TURN, Count.DISCLOSED), 1));
      row.add(text(100 * c.share(Count.CONCEDED, Count.DUELS), 1));
      row.add(text(100 * c.share(Count.DISPUTED, Count.DUELS), 1));
      row.add(text(100 * c.share(Count.UNFINISHED, Count.DUELS), 1));
      row.add(text(100 * c.share(Count.OBSERVER, Count.DUELS), 1));
      if (withPoints) {
        row.add(text(100 * c.share(Count.LOST, Count.SIDES), 1));
        row.add(text(c.share(Count.POINTS, Count.SIDES), 2));
      }
      rows.add(row);
    }
    return new Figure.Table(
        "Measures by arm",
        "Ordinary duels, void ones left out. Turns count the utterances of both sides from 1; a"
            + " disclosure in the first exchange is turn 0. Disclosed and lost: share of sides.",
        columns,
        rows);
  }

  /** Everything as numbers: counts and shares by arm, and the main contrast. */
  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    Map<String, Object> byArm = new LinkedHashMap<>();
    for (String arm : arms) {
      Counts counts = of(arm);
      Map<String, Object> one = new LinkedHashMap<>(counts.written());
      one.put("p-social-we", known(counts.share(Count.SOCIAL_DUELS, Count.DUELS)));
      one.put("we-per-1000-words", known(counts.pluralsPerThousand()));
      byArm.put(shown(arm), one);
    }
    values.put("arms", byArm);
    mainContrast().ifPresent(difference -> values.put("main-contrast", written(difference)));
    return values;
  }

  static Map<String, Object> written(Interval interval) {
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("value", known(interval.value()));
    written.put("low", known(interval.low()));
    written.put("high", known(interval.high()));
    return written;
  }

  private static Interval share(Counts counts, Count of) {
    long duels = (long) counts.get(Count.DUELS);
    return duels == 0
        ? new Interval(Double.NaN, Double.NaN, Double.NaN)
        : Interval.wilson((long) counts.get(of), duels);
  }

  private static String percent(Counts counts, Count of) {
    Interval share = share(counts, of);
    return new Interval(100 * share.value(), 100 * share.low(), 100 * share.high()).text(1)
        + " % of "
        + text(counts.get(Count.DUELS), 0);
  }

  /** An estimate with its interval; without one where there is too little to tell. */
  static String signed(Interval interval, int digits) {
    if (Double.isNaN(interval.low())) {
      return text(interval.value(), digits) + " [too few openings for an interval]";
    }
    return interval.low() == interval.high()
        ? text(interval.value(), digits) + " [all openings agree: no interval]"
        : interval.text(digits);
  }

  private static String text(double value, int digits) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  private static Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
