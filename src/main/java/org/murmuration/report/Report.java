package org.murmuration.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Finding;

/**
 * What the page of a batch shows. All texts are data: none is read as markup.
 *
 * @param title name of the batch
 * @param subtitle one line: runs, agents, schedule, minds
 * @param findings figures of this batch beside published ones, the most important first
 * @param figures in the order shown
 * @param runs all runs, one row each
 * @param scenario text of the scenario, such that it can be run again
 * @param manifest what produced the batch (version, commit, seed, start, end, …), in the order
 *     shown; values are texts, numbers, lists, maps of these, or null
 * @param notes what a reader must know before believing a figure, such as that no LLM was called
 * @param snapshot one run to look into, or null. Each value is what the control API answers at the
 *     path of the same name: {@code state}, {@code measures}, {@code network}, {@code panels},
 *     {@code agents} (the first 2,000), {@code entries} (a sample: the first and last ones and
 *     those around interventions); {@code views} holds some agents in full, {@code calls} what
 *     calls those entries made by index, {@code run} and {@code batch} the numbers of the run
 */
public record Report(
    String title,
    String subtitle,
    List<Finding> findings,
    List<Figure> figures,
    Figure.Table runs,
    String scenario,
    Map<String, Object> manifest,
    List<String> notes,
    Map<String, Object> snapshot) {

  public Report {
    findings = List.copyOf(findings);
    figures = List.copyOf(figures);
    manifest = Collections.unmodifiableMap(new LinkedHashMap<>(manifest));
    notes = List.copyOf(notes);
    if (snapshot != null) {
      snapshot = Collections.unmodifiableMap(new LinkedHashMap<>(snapshot));
    }
  }

  /** A report without a run to look into. */
  public Report(
      String title,
      String subtitle,
      List<Finding> findings,
      List<Figure> figures,
      Figure.Table runs,
      String scenario,
      Map<String, Object> manifest,
      List<String> notes) {
    this(title, subtitle, findings, figures, runs, scenario, manifest, notes, null);
  }

  /** The same with a run to look into. */
  public Report showing(Map<String, Object> snapshot) {
    return new Report(
        title, subtitle, findings, figures, runs, scenario, manifest, notes, snapshot);
  }
}
