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
 */
public record Report(
    String title,
    String subtitle,
    List<Finding> findings,
    List<Figure> figures,
    Figure.Table runs,
    String scenario,
    Map<String, Object> manifest,
    List<String> notes) {

  public Report {
    findings = List.copyOf(findings);
    figures = List.copyOf(figures);
    manifest = Collections.unmodifiableMap(new LinkedHashMap<>(manifest));
    notes = List.copyOf(notes);
  }
}
