package org.murmuration.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.murmuration.design.Cell;
import org.murmuration.design.Design;
import org.murmuration.design.DesignConclusion;
import org.murmuration.engine.RunSpec;
import org.murmuration.experiment.Conclusion;
import org.murmuration.experiment.Probe;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Finding;
import org.murmuration.measure.RunResult;
import org.murmuration.mind.RuleMind;
import org.murmuration.scenario.Scenario;

/**
 * What the runs of a batch say, cell by cell where they follow a design.
 *
 * @param compared what the factors of the design do, if there is one
 */
record Conclusions(Conclusion conclusion, Optional<DesignConclusion> compared) {

  private static final String DESIGN = "design";
  private static final String CELLS = "cells";

  static Conclusions of(Scenario scenario, List<RunResult> runs, List<Probe> probes) {
    if (scenario.design().isEmpty()) {
      return new Conclusions(own(scenario, 0, runs, probes), Optional.empty());
    }
    Design design = scenario.design().get();
    DesignConclusion compared = new DesignConclusion(design, runs);
    List<Finding> findings = new ArrayList<>();
    List<Figure> figures = new ArrayList<>();
    Map<String, Object> values = new LinkedHashMap<>();
    if (scenario.plan().comparesCells()) {
      Conclusion own = own(scenario, 0, runs, probes);
      findings.addAll(own.findings());
      figures.addAll(own.figures());
      values.putAll(own.values());
    } else {
      findings.addAll(deciders(scenario));
      values.put(CELLS, cells(scenario, design, runs, probes));
    }
    // An experiment that compares its cells says itself what matters, unless somebody asks.
    boolean asked = !scenario.plan().comparesCells() || !design.responses().isEmpty();
    if (asked) {
      findings.addAll(compared.findings());
    }
    compared.figures().stream()
        .filter(figure -> asked || !(figure instanceof Figure.Bars))
        .forEach(figures::add);
    values.put(DESIGN, compared.values());
    return new Conclusions(new Conclusion(findings, figures, values), Optional.of(compared));
  }

  /** That some minds are rules, which neither are models nor stand for any. */
  private static List<Finding> deciders(Scenario scenario) {
    List<String> rules =
        scenario.cast().minds().entrySet().stream()
            .filter(
                mind -> mind.getValue() instanceof RuleMind && mind.getValue().model().isEmpty())
            .map(Map.Entry::getKey)
            .toList();
    return rules.isEmpty()
        ? List.of()
        : List.of(
            new Finding(
                "What decided",
                "rule minds (%s) — not an LLM, and no evidence about any"
                    .formatted(String.join(", ", rules))));
  }

  /** What the rules of a run say of some runs. */
  private static Conclusion own(
      Scenario scenario, int run, List<RunResult> runs, List<Probe> probes) {
    RunSpec spec = RunSpec.of(scenario, run);
    return spec.scenario().plan().conclude(runs, spec.setting(), scenario.seed(), probes);
  }

  private static List<Map<String, Object>> cells(
      Scenario scenario, Design design, List<RunResult> runs, List<Probe> probes) {
    List<Map<String, Object>> cells = new ArrayList<>();
    for (Cell cell : design.cells()) {
      List<RunResult> those =
          runs.stream().filter(run -> design.cellOf(run.run()) == cell).toList();
      if (!those.isEmpty()) {
        Conclusion own = own(scenario, cell.number(), those, probes);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("levels", cell.levels());
        values.put("findings", own.findings());
        values.putAll(own.values());
        cells.add(values);
      }
    }
    return cells;
  }
}
