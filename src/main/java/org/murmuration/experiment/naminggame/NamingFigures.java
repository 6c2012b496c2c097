package org.murmuration.experiment.naminggame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Interval;
import org.murmuration.measure.RunResult;

/**
 * The figures of a naming game's report.
 *
 * @param model the published model that ordinary agents stand for, if they stand for one
 * @param pool what was published for the same condition, if anything
 */
record NamingFigures(
    NamingSettings settings,
    List<RunResult> runs,
    Optional<String> model,
    Optional<Published.Pool> pool) {

  private static final Figure.Axis SHARE = new Figure.Axis("share", 0.0, 1.0);
  private static final int MOST_BINS = 12;
  private static final int MOST_SHARES = 12;
  private static final int FEWEST_TIMES = 5;

  /** Whether a column was measured. */
  boolean has(String column) {
    return runs.get(0).series().columns().contains(column);
  }

  /** Which names populations settled on, beside the published shares. */
  Figure winners(Map<String, Integer> winners, int decided) {
    List<String> names = settings.names();
    List<Figure.Group> groups = new ArrayList<>();
    groups.add(group("this batch", names, winners, decided));
    pool.ifPresent(
        p -> {
          double[] shares =
              names.stream().mapToDouble(n -> p.winners().getOrDefault(n, Double.NaN)).toArray();
          groups.add(new Figure.Group("published, " + model.orElse(""), shares, null, null));
        });
    return new Figure.Bars(
        "Which name wins",
        "Share of converged populations that settled on each name, with 95 % Wilson intervals ("
            + decided
            + " populations)."
            + (pool.isPresent() && names.size() > 2
                ? " Published: the five most frequent only."
                : ""),
        names,
        shareAxis(),
        groups);
  }

  /** First choices beside the names populations settled on. */
  Figure bias(FirstChoices choices, Map<String, Integer> winners, int decided, String who) {
    List<String> names = settings.names();
    return new Figure.Bars(
        "Individual and collective bias" + who,
        "First choices of "
            + choices.asks()
            + " agents with empty memory beside the names that populations of them settle on; 95 %"
            + " Wilson intervals. Collective bias is the excess of the second over the first.",
        names,
        shareAxis(),
        List.of(
            group("individual", names, choices.counts(), choices.asks()),
            group("collective", names, winners, decided)));
  }

  /** Up to 1 where there are few names; with many all shares are small. */
  private Figure.Axis shareAxis() {
    return settings.names().size() <= 3 ? SHARE : new Figure.Axis("share", 0.0, null);
  }

  private static Figure.Group group(
      String label, List<String> names, Map<String, Integer> counts, int total) {
    Interval[] intervals =
        names.stream()
            .map(n -> Interval.wilson(counts.getOrDefault(n, 0), total))
            .toArray(Interval[]::new);
    return new Figure.Group(
        label,
        Arrays.stream(intervals).mapToDouble(Interval::value).toArray(),
        Arrays.stream(intervals).mapToDouble(Interval::low).toArray(),
        Arrays.stream(intervals).mapToDouble(Interval::high).toArray());
  }

  /** One column by round, with a published curve beside it if there is one. */
  Figure byRound(String title, String note, String column, String label, Published.Pool beside) {
    Rounds rounds = new Rounds(runs, column);
    List<Figure.Curve> curves = new ArrayList<>();
    curves.add(
        new Figure.Curve(
            label, rounds.means(), rounds.lowQuartiles(), rounds.highQuartiles(), true));
    if (beside != null) {
      double[] padded = new double[rounds.length()];
      Arrays.fill(padded, Double.NaN);
      System.arraycopy(
          beside.successByRound(),
          0,
          padded,
          0,
          Math.min(padded.length, beside.successByRound().length));
      curves.add(new Figure.Curve("published, " + model.orElse(""), padded, null, null, false));
    }
    boolean share = !column.equals("distinct-words");
    return new Figure.Lines(
        title,
        note,
        new Figure.Axis("population round", null, null),
        rounds.numbers(),
        share ? SHARE : new Figure.Axis(label, 0.0, null),
        curves);
  }

  /**
   * The share of each name by round; none if there are too many names, or they were not counted.
   */
  Optional<Figure> shares() {
    if (settings.names().size() > MOST_SHARES || !has(NameShare.LEADING)) {
      return Optional.empty();
    }
    Rounds leading = new Rounds(runs, NameShare.LEADING);
    List<Figure.Curve> curves = new ArrayList<>();
    curves.add(
        new Figure.Curve(
            "most frequent name of each run",
            leading.means(),
            leading.lowQuartiles(),
            leading.highQuartiles(),
            true));
    for (String name : settings.names()) {
      Rounds share = new Rounds(runs, NameShare.PREFIX + name);
      curves.add(new Figure.Curve(name, share.means(), null, null, false));
    }
    return Optional.of(
        new Figure.Lines(
            "Share of each name",
            "Share of each name among the names said in a round, mean over runs; and of whichever name"
                + " is the most frequent in a run, with quartiles. A run that has ended keeps its last"
                + " value.",
            new Figure.Axis("population round", null, null),
            leading.numbers(),
            SHARE,
            curves));
  }

  /** How the rounds of the last failure are spread; none if there are too few. */
  Optional<Figure> times(double[] rounds) {
    if (rounds.length < FEWEST_TIMES) {
      return Optional.empty();
    }
    double first = Math.floor(Arrays.stream(rounds).min().orElse(0));
    double longest = Arrays.stream(rounds).max().orElse(1);
    double width = Math.max(1, Math.ceil((longest - first + 1) / MOST_BINS));
    int bins = (int) Math.floor((longest - first) / width) + 1;
    double[] counts = new double[bins];
    for (double round : rounds) {
      counts[(int) ((round - first) / width)]++;
    }
    List<String> labels = new ArrayList<>();
    for (int bin = 0; bin < bins; bin++) {
      double from = first + bin * width;
      labels.add(
          width == 1
              ? String.format(Locale.ROOT, "%.0f", from)
              : String.format(Locale.ROOT, "%.0f–%.0f", from, from + width));
    }
    return Optional.of(
        new Figure.Bars(
            "Time to convergence",
            "Round of the last failure, over the populations that converged.",
            labels,
            new Figure.Axis("populations", 0.0, null),
            List.of(new Figure.Group("populations", counts, null, null))));
  }
}
