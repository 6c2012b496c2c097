package org.murmuration.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.murmuration.experiment.Conclusion;
import org.murmuration.journal.BatchFolder;
import org.murmuration.measure.Finding;
import org.murmuration.measure.RunResult;
import org.murmuration.scenario.Scenario;

/** What a batch says, on the terminal. */
final class Summary {

  private Summary() {}

  static void print(
      PrintStream out,
      Scenario scenario,
      List<RunResult> results,
      Conclusion conclusion,
      CallReport calls,
      BatchFolder folder) {
    out.println();
    out.println(scenario.title());
    out.println(BatchReport.subtitle(scenario, results));
    out.println();
    int width = conclusion.findings().stream().mapToInt(f -> f.label().length()).max().orElse(0);
    for (Finding finding : conclusion.findings()) {
      out.println("  " + pad(finding.label(), width) + "  " + finding.value());
      if (!finding.published().isEmpty()) {
        out.println("  " + pad("", width) + "  published: " + finding.published());
      }
    }
    String reasons = endReasons(results);
    out.println();
    out.println("  ended: " + reasons);
    String missing = missing(results);
    out.println("  missing answers: " + (missing.isEmpty() ? "none" : missing));
    if (!calls.isEmpty()) {
      calls.lines().forEach(line -> out.println("  " + line));
    }
    out.println();
    out.println("  report:  " + folder.report());
    out.println("  data:    " + folder.path().resolve("run-*/encounters.jsonl"));
  }

  private static String endReasons(List<RunResult> results) {
    return results.stream()
        .collect(Collectors.groupingBy(RunResult::endReason, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(e -> e.getValue() + " " + e.getKey())
        .collect(Collectors.joining(", "));
  }

  private static String missing(List<RunResult> results) {
    Map<String, Long> counts = new TreeMap<>();
    for (RunResult result : results) {
      if (result.figures().get("missing") instanceof Map<?, ?> missing) {
        missing.forEach(
            (reason, count) ->
                counts.merge(reason.toString(), ((Number) count).longValue(), Long::sum));
      }
    }
    return counts.entrySet().stream()
        .map(e -> e.getValue() + " " + e.getKey())
        .collect(Collectors.joining(", "));
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
