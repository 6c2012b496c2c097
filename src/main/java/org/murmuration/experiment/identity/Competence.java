package org.murmuration.experiment.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.murmuration.experiment.Probe;
import org.murmuration.measure.Finding;

/**
 * Whether minds know what they choose: payoff questions with known answers, by persona. Reported
 * before anything else, because an agent that cannot tell what an action pays says little by it.
 */
final class Competence {

  private final Map<String, int[]> byPersona = new TreeMap<>();

  Competence(Stake stake, List<Probe> probes) {
    for (Probe probe : probes) {
      int[] counts =
          byPersona.computeIfAbsent(probe.situation().persona().name(), name -> new int[2]);
      counts[0] += Quiz.isRight(probe, stake) ? 1 : 0;
      counts[1]++;
    }
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    if (byPersona.size() > 1) {
      int[] all = new int[2];
      byPersona.values().forEach(counts -> add(all, counts));
      findings.add(new Finding("Competence: payoff questions answered right", text(all)));
    }
    byPersona.forEach(
        (persona, counts) ->
            findings.add(new Finding("Competence: answered right by " + persona, text(counts))));
    return findings;
  }

  private static void add(int[] all, int[] counts) {
    all[0] += counts[0];
    all[1] += counts[1];
  }

  private static String text(int[] counts) {
    return counts[0] + " of " + counts[1];
  }

  Map<String, Object> written() {
    Map<String, Object> written = new LinkedHashMap<>();
    byPersona.forEach(
        (persona, counts) -> written.put(persona, Map.of("right", counts[0], "asked", counts[1])));
    return written.isEmpty() ? Map.of() : Map.of("competence", written);
  }
}
