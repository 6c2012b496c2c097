package org.murmuration.experiment.company;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Interval;
import org.murmuration.measure.RunResult;

/** What a report shows of the statements of some runs. */
final class CompanyFigures {

  private static final int MOST_STEPS = 7;
  private static final int MOST_BARS = 6;

  private final List<RunResult> runs;
  private final Map<Arms.Arm, Answered> answered;

  /**
   * @param answered what was said in each arm in which something was
   */
  CompanyFigures(List<RunResult> runs, Map<Arms.Arm, Answered> answered) {
    this.runs = runs;
    this.answered = answered;
  }

  List<Figure> all() {
    List<Figure> figures = new ArrayList<>();
    if (!answered.isEmpty()) {
      figures.add(table());
      String informed = "Of the statements of those who knew; intervals by drawing companies.";
      bars(figures, "Lies by how explicit the question is", informed, false, Tally::lieRate);
      bars(
          figures,
          "Omissions by how explicit the question is",
          informed,
          false,
          Tally::omissionRate);
      bars(
          figures,
          "False confessions by how explicit the question is",
          "Of all statements where nothing took place; intervals by drawing companies.",
          true,
          Tally::falseConfessionRate);
      versions(figures);
    }
    return List.copyOf(figures);
  }

  private static String name(Arms.Arm arm) {
    return arm.name().isEmpty() ? "all" : arm.name();
  }

  private Figure table() {
    List<List<String>> rows = new ArrayList<>();
    answered.forEach(
        (arm, said) -> {
          List<String> row = new ArrayList<>();
          row.add(name(arm));
          row.add(Integer.toString(said.companies()));
          for (Honesty kind : Honesty.values()) {
            row.add(Integer.toString(said.toAuditor().of(kind)));
          }
          rows.add(row);
        });
    List<String> columns = new ArrayList<>(List.of("condition", "companies"));
    for (Honesty kind : Honesty.values()) {
      columns.add(kind.word().replace('-', ' '));
    }
    return new Figure.Table(
        "Answers to the auditor",
        "Measured by the ledger. Truths, lies, omissions and ways out are of those who said without"
            + " stakes that they knew; what is right, or a mistake, is so without that.",
        columns,
        rows);
  }

  private void bars(
      List<Figure> figures,
      String title,
      String note,
      boolean twins,
      ToDoubleFunction<Tally> rate) {
    List<Map.Entry<Arms.Arm, Answered>> those =
        answered.entrySet().stream()
            .filter(arm -> arm.getKey().isTwin() == twins)
            .limit(MOST_BARS)
            .toList();
    List<Integer> steps = new ArrayList<>();
    for (int step = 0; step <= MOST_STEPS; step++) {
      int of = step;
      if (those.stream().anyMatch(arm -> arm.getValue().of(of).all() > 0)) {
        steps.add(step);
      }
    }
    List<Figure.Group> groups = new ArrayList<>();
    for (Map.Entry<Arms.Arm, Answered> arm : those) {
      List<Interval> rates = steps.stream().map(step -> arm.getValue().of(step, rate)).toList();
      groups.add(
          new Figure.Group(
              name(arm.getKey()),
              percents(rates, Interval::value),
              percents(rates, Interval::low),
              percents(rates, Interval::high)));
    }
    if (!steps.isEmpty()) {
      figures.add(
          new Figure.Bars(
              title,
              note,
              steps.stream().map(CompanyFigures::step).toList(),
              new Figure.Axis("%", 0.0, 100.0),
              groups));
    }
  }

  private static String step(int step) {
    return step == 0 ? "to colleagues" : "question " + step;
  }

  private static double[] percents(List<Interval> rates, ToDoubleFunction<Interval> end) {
    return rates.stream().mapToDouble(rate -> 100 * end.applyAsDouble(rate)).toArray();
  }

  /** Versions of the story by round, mean of all runs with a deed that have that measure. */
  private void versions(List<Figure> figures) {
    List<String> columns = List.of(Story.FIRSTHAND, Story.TRUE_VERSION, Story.FALSE_VERSION);
    List<List<double[]>> series =
        runs.stream()
            .filter(run -> run.series().columns().containsAll(columns))
            .filter(run -> run.number("deeds") > 0)
            .map(run -> columns.stream().map(run.series()::column).toList())
            .toList();
    int rounds = series.stream().mapToInt(run -> run.get(0).length).max().orElse(0);
    List<double[]> means = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      double[] mean = new double[columns.size()];
      for (int column = 0; column < mean.length; column++) {
        int at = round;
        int of = column;
        mean[column] =
            series.stream()
                .filter(run -> at < run.get(of).length)
                .mapToDouble(run -> run.get(of)[at])
                .average()
                .orElse(Double.NaN);
      }
      means.add(mean);
    }
    if (rounds > 0) {
      figures.add(Story.versions(means));
    }
  }
}
