package org.murmuration.design;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.murmuration.design.Effects.Coverage;
import org.murmuration.design.Effects.Interaction;
import org.murmuration.design.Effects.Main;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Finding;
import org.murmuration.measure.Interval;
import org.murmuration.measure.RunResult;

/** What the runs of a designed batch say about its factors. */
public final class DesignConclusion {

  private static final int RESPONSES_SHOWN = 6;
  private static final int ROWS_SHOWN = 256;

  private final Design design;
  private final List<RunResult> runs;
  private final List<Observation> observations;
  private final Map<Integer, List<Observation>> byCell;
  private final Effects effects;
  private final List<String> responses;
  private final List<String> shown;

  /**
   * What came of some runs.
   *
   * @param runs those of the batch that have ended
   */
  public DesignConclusion(Design design, List<RunResult> runs) {
    this.design = design;
    this.runs = List.copyOf(runs);
    observations = runs.stream().map(run -> Observation.of(design, run)).toList();
    byCell = observations.stream().collect(Collectors.groupingBy(Observation::cell));
    effects = Effects.of(design, observations);
    responses = effects.coverages().stream().map(Coverage::response).toList();
    shown = design.responses().isEmpty() ? firstThatVary() : responses;
  }

  /** How each factor's levels differ from its first, in the first few responses. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(new Finding("Design", design.summary()));
    for (String response : shown) {
      Coverage coverage = coverage(response);
      contrasts(response)
          .forEach(
              main ->
                  findings.add(
                      new Finding(
                          "%s: %s %s, against %s"
                              .formatted(response, main.factor(), main.level(), first(main)),
                          difference(main.contrast()) + rest(coverage))));
      if (contrasts(response).findAny().isEmpty()) {
        findings.add(new Finding(response, "no effects" + rest(coverage)));
      }
    }
    return findings;
  }

  /** The level that another one is compared with: the first that has a value. */
  private String first(Main other) {
    return effects.mains().stream()
        .filter(main -> main.factor().equals(other.factor()) && main.isFirst())
        .filter(main -> main.response().equals(other.response()))
        .map(Main::level)
        .findFirst()
        .orElseThrow();
  }

  /** What the reader must know of an estimate. */
  private static String rest(Coverage coverage) {
    List<String> rest = new ArrayList<>();
    if (coverage.used() == 1) {
      rest.add("one block and replicate: no interval");
    }
    if (coverage.used() < coverage.begun()) {
      rest.add(
          "%d of %d blocks and replicates, the others not having a value in each cell"
              .formatted(coverage.used(), coverage.begun()));
    }
    if (coverage.begun() == 0) {
      rest.add("no run has a value");
    }
    if (!coverage.leftOut().isEmpty()) {
      rest.add("without a value, and left out: " + String.join(", ", coverage.leftOut()));
    }
    if (!coverage.balanced()) {
      rest.add("what is left is not in balance");
    }
    return rest.isEmpty() ? "" : " (" + String.join("; ", rest) + ")";
  }

  private Coverage coverage(String response) {
    return effects.coverages().stream()
        .filter(coverage -> coverage.response().equals(response))
        .findFirst()
        .orElseThrow();
  }

  private Stream<Main> contrasts(String response) {
    return effects.mains().stream()
        .filter(main -> main.response().equals(response) && !main.isFirst());
  }

  /** Responses to tell of if none are asked for. */
  private List<String> firstThatVary() {
    return responses.stream().filter(this::varies).limit(RESPONSES_SHOWN).toList();
  }

  private boolean varies(String response) {
    return observations.stream()
            .mapToDouble(one -> one.value(response))
            .filter(value -> !Double.isNaN(value))
            .distinct()
            .count()
        > 1;
  }

  private static String difference(Interval interval) {
    String value = signed(interval.value());
    return Double.isNaN(interval.low())
        ? value
        : "%s [%s, %s]".formatted(value, signed(interval.low()), signed(interval.high()));
  }

  private static String signed(double value) {
    String text = String.format(Locale.ROOT, "%+.3f", value);
    return text.equals("-0.000") ? "+0.000" : text;
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.3f", value);
  }

  /** Contrasts as bars, all effects, interactions, the cells, and what cannot be told apart. */
  public List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    shown.stream()
        .filter(response -> contrasts(response).findAny().isPresent())
        .forEach(response -> figures.add(bars(response)));
    figures.add(effectTable());
    if (!effects.interactions().isEmpty()) {
      figures.add(interactionTable());
    }
    figures.add(cellTable());
    if (!design.aliases().isEmpty()) {
      figures.add(
          new Figure.Table(
              "What this design cannot tell apart",
              "Effects of one and of two factors in the same line stand for each other: what one of"
                  + " them does is seen as an effect of all. Of factors with more than two levels it"
                  + " may be a part of the effect.",
              List.of("effects"),
              design.aliases().stream()
                  .limit(ROWS_SHOWN)
                  .map(group -> List.of(String.join(" = ", group)))
                  .toList()));
    }
    return figures;
  }

  private Figure bars(String response) {
    List<Main> mains = contrasts(response).toList();
    return new Figure.Bars(
        "Main effects on " + response,
        "By how much it is higher than at the first level of the same factor, within blocks and"
            + " replicates that share a seed; 95 % t intervals over "
            + coverage(response).used()
            + " of these.",
        mains.stream().map(m -> "%s: %s − %s".formatted(m.factor(), m.level(), first(m))).toList(),
        new Figure.Axis(response, null, null),
        List.of(
            new Figure.Group(
                "effect",
                mains.stream().mapToDouble(m -> m.contrast().value()).toArray(),
                mains.stream().mapToDouble(m -> m.contrast().low()).toArray(),
                mains.stream().mapToDouble(m -> m.contrast().high()).toArray())));
  }

  private Figure effectTable() {
    return new Figure.Table(
        "Main effects",
        "Mean at each level; effect: less the mean of all cells; contrast: less the factor's first"
            + " level. 95 % t intervals over blocks and replicates, each by itself.",
        List.of("response", "factor", "level", "mean", "effect", "contrast"),
        effects.mains().stream()
            .limit(ROWS_SHOWN)
            .map(
                main ->
                    List.of(
                        main.response(),
                        main.factor(),
                        main.level(),
                        number(main.mean()),
                        difference(main.effect()),
                        main.isFirst() ? "" : difference(main.contrast())))
            .toList());
  }

  private Figure interactionTable() {
    return new Figure.Table(
        "Interactions of two factors",
        "By how much the contrast of the one level, against its factor's first, is higher at the"
            + " other level than at that factor's first. Only those that this design can tell from all"
            + " main effects and all other interactions of two factors; what three factors do together"
            + " is taken for nothing. 95 % t intervals over blocks and replicates, each by itself.",
        List.of("response", "level", "at", "interaction"),
        effects.interactions().stream()
            .filter(one -> shown.contains(one.response()))
            .limit(ROWS_SHOWN)
            .map(
                one ->
                    List.of(
                        one.response(),
                        one.factor() + " " + one.level(),
                        one.other() + " " + one.otherLevel(),
                        difference(one.value())))
            .toList());
  }

  private Figure cellTable() {
    List<String> columns = new ArrayList<>(List.of("cell"));
    design.factors().forEach(factor -> columns.add(factor.name()));
    columns.add("runs");
    columns.addAll(shown);
    List<List<String>> rows = new ArrayList<>();
    for (Cell cell : design.cells().subList(0, Math.min(ROWS_SHOWN, design.cells().size()))) {
      List<String> row = new ArrayList<>(List.of(String.valueOf(cell.number())));
      row.addAll(cell.levels().values());
      row.add(String.valueOf(of(cell).count()));
      shown.forEach(response -> row.add(number(mean(cell, response))));
      rows.add(row);
    }
    return new Figure.Table(
        "Cells",
        "Means over the runs of each cell. All runs: design.csv, which has all responses, too.",
        columns,
        rows);
  }

  private Stream<Observation> of(Cell cell) {
    return byCell.getOrDefault(cell.number(), List.of()).stream();
  }

  private double mean(Cell cell, String response) {
    return of(cell)
        .mapToDouble(one -> one.value(response))
        .filter(value -> !Double.isNaN(value))
        .average()
        .orElse(Double.NaN);
  }

  /** All of it as numbers, for {@code summary.json}. */
  public Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("resolution", resolution());
    values.put("generators", design.generators());
    values.put("aliases", design.aliases());
    values.put("cells", design.cells().stream().map(this::written).toList());
    values.put("effects", effects.mains().stream().map(DesignConclusion::written).toList());
    values.put(
        "interactions", effects.interactions().stream().map(DesignConclusion::written).toList());
    values.put("coverage", effects.coverages());
    return values;
  }

  private Object resolution() {
    int resolution = design.fraction().resolution();
    return resolution == Fraction.FULL ? "full" : resolution;
  }

  private Map<String, Object> written(Cell cell) {
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("cell", cell.number());
    written.put("levels", cell.levels());
    written.put("runs", of(cell).count());
    Map<String, Object> means = new LinkedHashMap<>();
    responses.forEach(response -> means.put(response, known(mean(cell, response))));
    written.put("means", means);
    return written;
  }

  private static Map<String, Object> written(Main main) {
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("response", main.response());
    written.put("factor", main.factor());
    written.put("level", main.level());
    written.put("mean", known(main.mean()));
    written.put("effect", written(main.effect()));
    if (!main.isFirst()) {
      written.put("contrast", written(main.contrast()));
    }
    return written;
  }

  private static Map<String, Object> written(Interaction one) {
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("response", one.response());
    written.put("factors", List.of(one.factor(), one.other()));
    written.put("levels", List.of(one.level(), one.otherLevel()));
    written.put("interaction", written(one.value()));
    return written;
  }

  private static Map<String, Object> written(Interval interval) {
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("value", known(interval.value()));
    written.put("low", known(interval.low()));
    written.put("high", known(interval.high()));
    return written;
  }

  private static Object known(double value) {
    return Double.isNaN(value) ? null : value;
  }

  /** The text of {@code design.csv}: a row for each run with its levels and responses. */
  public String csv() {
    List<List<Object>> rows = new ArrayList<>();
    List<Object> header = new ArrayList<>(List.of("run", "cell", "replicate", "seed", "ended"));
    design.factors().forEach(factor -> header.add(factor.name()));
    header.addAll(responses);
    rows.add(header);
    for (int i = 0; i < runs.size(); i++) {
      RunResult run = runs.get(i);
      Observation one = observations.get(i);
      List<Object> row =
          new ArrayList<>(
              List.of(run.run(), one.cell(), one.replicate(), run.seed(), run.endReason()));
      row.addAll(design.cellOf(run.run()).levels().values());
      for (String response : responses) {
        // Nothing would be left out of the row, and later values stand under other columns.
        row.add(Double.isNaN(one.value(response)) ? "" : one.value(response));
      }
      rows.add(row);
    }
    CsvMapper csv = new CsvMapper();
    ObjectWriter writer = csv.writer(CsvSchema.emptySchema());
    try {
      StringBuilder text = new StringBuilder();
      for (List<Object> row : rows) {
        text.append(writer.writeValueAsString(row));
      }
      return text.toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a row of texts and numbers is always written", e);
    }
  }
}
