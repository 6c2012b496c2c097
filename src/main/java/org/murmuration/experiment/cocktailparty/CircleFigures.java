package org.murmuration.experiment.cocktailparty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Finding;
import org.murmuration.measure.Interval;
import org.murmuration.measure.RunResult;
import org.murmuration.measure.network.Chance;

/** What the chat graphs of all runs say, beside what they would be by chance. */
final class CircleFigures {

  /** The measures of a graph, and what chance means for each. */
  private static final Map<String, List<String>> STRUCTURE = new LinkedHashMap<>();

  static {
    String meetings = "the same number of chats of each agent, with anybody";
    String known = "the same number of partners of each agent, whoever they are";
    STRUCTURE.put(CircleMeasure.MODULARITY, List.of("Modularity (Leiden)", meetings));
    STRUCTURE.put(CircleMeasure.CLUSTERING, List.of("Clustering of all who talked", known));
    STRUCTURE.put(CircleMeasure.TIGHT_CLUSTERING, List.of("Clustering of tight pairs", known));
    STRUCTURE.put(
        CircleMeasure.RECIPROCITY,
        List.of("Reciprocity of invitations", "as many invitations of each agent, to anybody"));
    STRUCTURE.put(
        CircleMeasure.ASSORTATIVITY, List.of("Assortativity by persona (chats)", meetings));
  }

  private final CocktailSettings settings;
  private final List<RunResult> runs;

  CircleFigures(CocktailSettings settings, List<RunResult> runs) {
    this.settings = settings;
    this.runs = runs;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        new Finding(
            "Tight pairs (more than " + settings.tight() + " chats)",
            mean(CircleMeasure.TIGHT, 1)));
    double threshold =
        Trend.mean(runs.stream().mapToDouble(run -> run.number(CircleMeasure.THRESHOLD)).toArray());
    findings.add(
        new Finding(
            String.format(
                Locale.ROOT,
                "Pairs beyond the 95 %% quantile of random partners (more than %.1f chats)",
                threshold),
            mean(CircleMeasure.TIGHTER, 1)));
    STRUCTURE.forEach(
        (name, words) -> {
          if (!Double.isNaN(average(name).value())) {
            findings.add(new Finding(words.get(0), mean(name, 3)));
          }
        });
    return findings;
  }

  private String mean(String name, int digits) {
    return average(name).text(digits).replace("-", "−");
  }

  /** The mean over runs, of value, chance and ends of its range alike. */
  private Chance average(String name) {
    List<Chance> all = runs.stream().map(run -> Figures.chance(run.figures().get(name))).toList();
    return new Chance(
        Trend.mean(all.stream().mapToDouble(Chance::value).toArray()),
        new Interval(
            Trend.mean(all.stream().mapToDouble(c -> c.chance().value()).toArray()),
            Trend.mean(all.stream().mapToDouble(c -> c.chance().low()).toArray()),
            Trend.mean(all.stream().mapToDouble(c -> c.chance().high()).toArray())),
        Trend.mean(all.stream().mapToDouble(Chance::excess).toArray()));
  }

  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String name : List.of(CircleMeasure.TIGHT, CircleMeasure.TIGHTER)) {
      values.put(name, Figures.written(average(name)));
    }
    STRUCTURE.keySet().forEach(name -> values.put(name, Figures.written(average(name))));
    return values;
  }

  List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    figures.add(pairs());
    figures.add(structure());
    for (RunResult run : runs.subList(0, 1)) {
      if (run.figures().get(CircleMeasure.GRAPH) instanceof Map<?, ?> graph) {
        figures.add(PartyGraph.read(graph));
      }
    }
    return figures;
  }

  private Figure pairs() {
    double[] pairs = meanPairs(CircleMeasure.PAIRS);
    double[] chance = meanPairs(CircleMeasure.PAIRS_BY_CHANCE);
    int most = Math.max(pairs.length, chance.length);
    return new Figure.Bars(
        "Pairs by how often they talked",
        "How many pairs of agents had so many chats in a run, on average; by chance: if everybody"
            + " chose as often, at random.",
        IntStream.range(0, most).mapToObj(Integer::toString).toList(),
        new Figure.Axis("pairs", 0.0, null),
        List.of(
            new Figure.Group("this run", Arrays.copyOf(pairs, most), null, null),
            new Figure.Group("by chance", Arrays.copyOf(chance, most), null, null)));
  }

  /** How many pairs had 0, 1, 2, … chats, as the mean over runs. */
  private double[] meanPairs(String name) {
    double[] mean = new double[0];
    for (RunResult run : runs) {
      if (run.figures().get(name) instanceof List<?> pairs) {
        mean = Arrays.copyOf(mean, Math.max(mean.length, pairs.size()));
        for (int chats = 0; chats < pairs.size(); chats++) {
          mean[chats] += Figures.number(pairs.get(chats)) / runs.size();
        }
      }
    }
    return mean;
  }

  private Figure structure() {
    List<List<String>> rows = new ArrayList<>();
    row(rows, CircleMeasure.TIGHT, "Tight pairs", "as many chats of each agent, with anybody", 1);
    row(rows, CircleMeasure.TIGHTER, "Pairs beyond the 95 % quantile", "the same", 1);
    STRUCTURE.forEach((name, words) -> row(rows, name, words.get(0), words.get(1), 3));
    return new Figure.Table(
        "The chat graph beside chance",
        "Means over runs. By chance: the mean and the range of 95 % of "
            + settings.graphs()
            + " graphs drawn for each run. Above: share of these that were lower, ties half.",
        List.of("measure", "this run", "by chance", "range", "above", "what chance keeps"),
        rows);
  }

  private void row(List<List<String>> rows, String name, String label, String kept, int digits) {
    Chance chance = average(name);
    String format = "%." + digits + "f";
    String[] texts =
        Arrays.stream(new double[] {chance.value(), chance.chance().value(), chance.chance().low()})
            .mapToObj(v -> Double.isNaN(v) ? "–" : String.format(Locale.ROOT, format, v))
            .toArray(String[]::new);
    boolean none = Double.isNaN(chance.chance().high());
    rows.add(
        List.of(
            label,
            texts[0],
            texts[1],
            none
                ? "–"
                : texts[2] + " to " + String.format(Locale.ROOT, format, chance.chance().high()),
            none ? "–" : String.format(Locale.ROOT, "%.0f %%", 100 * chance.excess()),
            kept));
  }
}
