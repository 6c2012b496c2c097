package org.murmuration.experiment.company;

import java.util.List;
import java.util.Map;
import org.murmuration.experiment.Cast;
import org.murmuration.experiment.Conclusion;
import org.murmuration.experiment.Probe;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.Finding;
import org.murmuration.measure.RunResult;
import org.murmuration.mind.Situation;

/** What all runs of a batch say together. */
final class CompanyConclusion {

  private CompanyConclusion() {}

  /** Questions outside the history that show what a mind is able to. */
  static List<Situation> probes(CompanySettings settings, Cast cast, long seed) {
    return List.of();
  }

  static Conclusion conclude(
      CompanySettings settings,
      List<RunResult> runs,
      Setting setting,
      long seed,
      List<Probe> probes) {
    int companies = setting.population().size() / settings.staff().size();
    return new Conclusion(
        List.of(new Finding("Companies", Integer.toString(companies * runs.size()), "", "")),
        List.of(),
        Map.of("companies", companies, "runs", runs.size()));
  }
}
