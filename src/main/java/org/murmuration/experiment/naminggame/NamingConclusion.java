package org.murmuration.experiment.naminggame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.murmuration.experiment.Conclusion;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Finding;
import org.murmuration.measure.Interval;
import org.murmuration.measure.RunResult;
import org.murmuration.model.Persona;
import org.murmuration.schedule.RandomPairs;

/**
 * What all runs of a naming game say together, beside what was published for the same condition.
 */
final class NamingConclusion {

  private static final int MOST_WINNERS = 5;

  private final NamingSettings settings;
  private final List<RunResult> runs;
  private final Setting setting;
  private final Published published = Published.load();
  private final Optional<String> model;
  private final Optional<Published.Pool> pool;
  private final List<FirstChoices> firstChoices;
  private final NamingFigures charts;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Figure> figures = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();

  NamingConclusion(
      NamingSettings settings,
      List<RunResult> runs,
      Setting setting,
      List<FirstChoices> firstChoices) {
    this.settings = settings;
    this.runs = runs;
    this.setting = setting;
    this.model = commonModel(setting);
    boolean comparable =
        setting.population().size() == 24
            && settings.memory() == 5
            && setting.schedule() instanceof RandomPairs
            && !hasAdversaries()
            && runs.stream().noneMatch(run -> run.number("interventions") > 0);
    this.pool =
        comparable ? model.flatMap(m -> published.pool(m, settings.names())) : Optional.empty();
    this.firstChoices = firstChoices;
    this.charts = new NamingFigures(settings, runs, model, pool);
  }

  private boolean hasAdversaries() {
    return setting.cast().personas().values().stream().anyMatch(Persona::adversary);
  }

  /** The published model that all ordinary agents stand for, if they stand for one. */
  private static Optional<String> commonModel(Setting setting) {
    Set<Optional<String>> models =
        setting.cast().personas().values().stream()
            .filter(p -> !p.adversary())
            .map(p -> setting.cast().mindOf(p).model())
            .collect(Collectors.toSet());
    return models.size() == 1 ? models.iterator().next() : Optional.empty();
  }

  Conclusion conclude() {
    values.put("runs", runs.size());
    adoption();
    consensus();
    bias();
    words();
    success();
    charts.shares().ifPresent(figures::add);
    charts.times(roundsOf(Consensus.LAST_FAILURE)).ifPresent(figures::add);
    return new Conclusion(
        List.copyOf(findings), List.copyOf(figures), Collections.unmodifiableMap(values));
  }

  private void consensus() {
    List<RunResult> counted = with(Consensus.CONVERGED);
    if (counted.isEmpty()) {
      return;
    }
    long converged = counted.stream().filter(NamingConclusion::converged).count();
    findings.add(new Finding("Populations that converged", converged + " of " + counted.size()));
    values.put("converged", converged);
    time("Round of the last failure, median [quartiles]", Consensus.LAST_FAILURE, true);
    time("Stopping round, median [quartiles]", Consensus.STOPPING, false);
  }

  private void time(String label, String figure, boolean compare) {
    double[] rounds = roundsOf(figure);
    if (rounds.length == 0) {
      return;
    }
    Interval quartiles = Interval.quartiles(rounds);
    values.put(figure, interval(quartiles));
    Finding finding = new Finding(label, quartiles.text(1));
    if (compare && pool.isPresent()) {
      Published.Spread spread = pool.get().lastFailureRound();
      Interval other = new Interval(spread.median(), spread.low(), spread.high());
      finding = new Finding(label, quartiles.text(1), other.text(1), source());
    }
    findings.add(finding);
  }

  /** A figure of each run that converged. */
  private double[] roundsOf(String figure) {
    return runs.stream()
        .filter(NamingConclusion::converged)
        .mapToDouble(r -> r.number(figure))
        .toArray();
  }

  private String source() {
    return published.source()
        + ", "
        + model.orElse("")
        + ", "
        + pool.map(p -> p.runs() + " runs").orElse("");
  }

  private void bias() {
    Map<String, Integer> winners = winners();
    int decided = winners.values().stream().mapToInt(Integer::intValue).sum();
    if (decided > 0 && !settings.openVocabulary()) {
      for (String name : byCount(winners).stream().limit(MOST_WINNERS).toList()) {
        Interval wilson = Interval.wilson(winners.get(name), decided);
        Double other = pool.map(p -> p.winners().get(name)).orElse(null);
        findings.add(
            new Finding(
                "Populations that settled on " + name,
                percent(wilson),
                other == null ? "" : percent(other),
                other == null ? "" : source()));
      }
      values.put("winners", winners);
      figures.add(charts.winners(winners, decided));
    }
    for (FirstChoices choices : firstChoices) {
      firstChoices(choices, winners, decided);
    }
  }

  private void firstChoices(FirstChoices choices, Map<String, Integer> winners, int decided) {
    String who = firstChoices.size() == 1 ? "" : " of " + choices.persona();
    if (choices.asks() == 0) {
      findings.add(new Finding("Individual bias" + who, "no question was answered", "", ""));
      return;
    }
    String top = choices.mostFrequent();
    Double other =
        settings.names().size() == 2 && settings.names().contains("M")
            ? model
                .map(m -> published.models().get(m))
                .map(Published.Model::firstChoiceOfM)
                .orElse(null)
            : null;
    String shown = other == null ? top : "M";
    Interval share = Interval.wilson(choices.counts().get(shown), choices.asks());
    findings.add(
        new Finding(
            "Individual bias" + who + ": first choice of " + shown + " with empty memory",
            percent(share) + ", " + choices.test(),
            other == null ? "" : percent(other),
            other == null ? "" : published.source()));
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("asks", choices.asks());
    record.put("counts", choices.counts());
    record.put("p-value", choices.pValue());
    values.put("first-choices" + (who.isEmpty() ? "" : ":" + choices.persona()), record);
    if (decided > 0 && firstChoices.size() == 1 && !hasAdversaries()) {
      String winner = byCount(winners).get(0);
      findings.add(
          new Finding(
              "Collective against individual bias" + who + ", " + winner,
              percent(Interval.wilson(winners.getOrDefault(winner, 0), decided))
                  + " of populations against "
                  + percent(Interval.wilson(choices.counts().get(winner), choices.asks()))
                  + " of first choices, "
                  + choices.against(winners)));
      figures.add(charts.bias(choices, winners, decided, who));
    }
  }

  private Map<String, Integer> winners() {
    Map<String, Integer> winners = new TreeMap<>();
    runs.stream()
        .map(r -> r.figures().get(Consensus.CONVENTION))
        .filter(Objects::nonNull)
        .forEach(name -> winners.merge(name.toString(), 1, Integer::sum));
    return winners;
  }

  private static List<String> byCount(Map<String, Integer> counts) {
    return counts.keySet().stream()
        .sorted((a, b) -> Integer.compare(counts.get(b), counts.get(a)))
        .toList();
  }

  private void adoption() {
    List<RunResult> counted = with(Adoption.COLUMN);
    if (counted.isEmpty()) {
      return;
    }
    double[] shares = counted.stream().mapToDouble(r -> r.number(Adoption.COLUMN)).toArray();
    long flipped =
        counted.stream()
            .filter(r -> Boolean.TRUE.equals(r.figures().get(Adoption.FLIPPED)))
            .count();
    double mean = Arrays.stream(shares).average().orElse(Double.NaN);
    String name = counted.get(0).figures().get("new-name").toString();
    Optional<Published.Minority> other = publishedMinority(name);
    findings.add(
        new Finding(
            "Adoption of the minority's name " + name + ", mean [quartiles] of the final window",
            new Interval(mean, Interval.quartiles(shares).low(), Interval.quartiles(shares).high())
                .text(3),
            other.map(o -> String.format(Locale.ROOT, "%.3f", o.adoption())).orElse(""),
            other.map(o -> published.source() + ", " + o.runs() + " runs").orElse("")));
    findings.add(
        new Finding(
            "Populations that flipped to " + name,
            flipped
                + " of "
                + counted.size()
                + ", "
                + percent(Interval.wilson(flipped, counted.size()))));
    criticalMass(name);
    values.put("adoption", mean);
    values.put("flipped", flipped);
    figures.add(
        charts.byRound(
            "Adoption of the minority's name",
            "Share of "
                + name
                + " among the names that uncommitted agents said in the last window;"
                + " mean over runs, band: quartiles. A run that has ended keeps its last value.",
            Adoption.COLUMN,
            "adoption of " + name,
            null));
  }

  /** The published adoption under the same condition: old name, minority, population, memory. */
  private Optional<Published.Minority> publishedMinority(String newName) {
    int minority = minoritySize();
    return model
        .map(m -> published.models().get(m))
        .flatMap(
            m ->
                m.committed().stream()
                    .filter(
                        c ->
                            c.newName().equals(newName)
                                && c.oldName().equals(runs.get(0).figures().get(Adoption.PLANTED))
                                && c.agents() == setting.population().size()
                                && c.memory() == settings.memory()
                                && c.minority() == minority
                                && new TreeSet<>(settings.names()).equals(Set.of("Q", "M")))
                    .findFirst());
  }

  private void criticalMass(String newName) {
    model
        .map(m -> published.models().get(m))
        .map(Published.Model::criticalMass)
        .filter(c -> new TreeSet<>(settings.names()).equals(Set.of("Q", "M")))
        .ifPresent(
            c ->
                findings.add(
                    new Finding(
                        "Critical mass that overturns " + (newName.equals("M") ? "Q" : "M"),
                        "this batch: minority of "
                            + minoritySize()
                            + " of "
                            + setting.population().size(),
                        (newName.equals("M") ? c.Q() : c.M())
                            + " of "
                            + c.agents()
                            + " (H = "
                            + c.memory()
                            + ")",
                        published.source())));
  }

  private int minoritySize() {
    return runs.stream().mapToInt(r -> (int) r.number(Adoption.MINORITY)).max().orElse(0);
  }

  private void words() {
    List<RunResult> counted = with(Words.MOST_DISTINCT);
    if (counted.isEmpty()) {
      return;
    }
    double[] times =
        counted.stream()
            .filter(r -> r.figures().get(Words.TO_CONSENSUS) != null)
            .mapToDouble(r -> r.number(Words.TO_CONSENSUS))
            .toArray();
    double mean = Arrays.stream(times).average().orElse(Double.NaN);
    double sd =
        Math.sqrt(
            Arrays.stream(times).map(t -> (t - mean) * (t - mean)).sum()
                / Math.max(1, times.length - 1));
    findings.add(
        new Finding(
            "Interactions to consensus, mean ± sd",
            String.format(Locale.ROOT, "%.0f ± %.0f", mean, sd)));
    double distinct =
        counted.stream()
            .mapToDouble(r -> r.number(Words.MOST_DISTINCT))
            .average()
            .orElse(Double.NaN);
    findings.add(
        new Finding(
            "Largest number of different words per agent, mean",
            String.format(Locale.ROOT, "%.2f", distinct / setting.population().size()),
            settings.openVocabulary() ? "0.50" : "",
            settings.openVocabulary() ? "Baronchelli et al. 2006 (theory, large N)" : ""));
    values.put(Words.TO_CONSENSUS, new TreeMap<>(Map.of("mean", mean, "sd", sd)));
    figures.add(
        charts.byRound(
            "Different words in the population",
            "Mean over runs, band: quartiles. A run that has ended keeps its last value.",
            "distinct-words",
            "different words",
            null));
  }

  private void success() {
    if (!charts.has(SuccessRate.COLUMN)) {
      return;
    }
    figures.add(
        charts.byRound(
            "Success rate",
            "Share of interactions in which both ended on the same name, by population round; mean over"
                + " runs, band: quartiles. A run that has ended keeps its last value.",
            SuccessRate.COLUMN,
            "success rate",
            pool.orElse(null)));
  }

  private List<RunResult> with(String figure) {
    return runs.stream().filter(r -> r.figures().containsKey(figure)).toList();
  }

  private static boolean converged(RunResult run) {
    return Boolean.TRUE.equals(run.figures().get(Consensus.CONVERGED));
  }

  private static Map<String, Double> interval(Interval interval) {
    Map<String, Double> map = new LinkedHashMap<>();
    map.put("median", interval.value());
    map.put("low", interval.low());
    map.put("high", interval.high());
    return map;
  }

  private static String percent(Interval interval) {
    return new Interval(100 * interval.value(), 100 * interval.low(), 100 * interval.high()).text(1)
        + " %";
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
