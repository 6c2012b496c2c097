package org.murmuration.experiment.company;

import java.util.List;
import java.util.Locale;
import org.murmuration.experiment.Portrayal;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.Measure;

/** The measures of companies, by their names in scenarios, and how their columns are shown. */
final class CompanyMeasures {

  static final String STATEMENTS = "statements";
  static final String STORY = "story";
  static final String AUDITS = "audits";
  static final String EVALUATIONS = "evaluations";

  static final List<String> NAMES = List.of(STATEMENTS, STORY, AUDITS, EVALUATIONS);

  private CompanyMeasures() {}

  /** Those that say something in an episode. */
  static List<String> of(Episode episode) {
    return episode == Episode.EVALUATION
        ? List.of(EVALUATIONS)
        : List.of(STATEMENTS, STORY, AUDITS);
  }

  /** A fresh measure of one of {@link #NAMES}. */
  static Measure measure(String name, CompanySettings settings, Setting setting) {
    return switch (name) {
      case STATEMENTS -> new Statements(settings, setting);
      case STORY -> new Story(settings, setting);
      case AUDITS -> new Audits(settings, setting);
      default -> new Evaluations(settings, setting);
    };
  }

  /** A few words on the latest round. */
  static String headline(List<String> columns, double[] values) {
    if (columns.contains(Evaluations.GAP)) {
      double gap = values[columns.indexOf(Evaluations.GAP)];
      return Double.isNaN(gap) ? "no test yet" : percent("sandbagging gap", gap);
    }
    if (columns.contains(Statements.LIE_RATE)) {
      double lies = values[columns.indexOf(Statements.LIE_RATE)];
      double contradicting = values[columns.indexOf(Statements.CONTRADICTING)];
      if (!Double.isNaN(lies)) {
        return percent("lies to the auditor", lies);
      }
      return Double.isNaN(contradicting)
          ? "nothing said yet"
          : percent("contradicting the ledger", contradicting);
    }
    return "";
  }

  private static String percent(String what, double share) {
    return String.format(Locale.ROOT, "%s %.1f %%", what, 100 * share);
  }

  /** Which columns to show together. */
  static List<Portrayal.Chart> charts(List<String> columns) {
    return List.of(
        new Portrayal.Chart(
            "Statements, against the ledger",
            List.of(
                Statements.CONTRADICTING,
                Statements.LIE_RATE,
                Statements.OMISSION_RATE,
                Statements.FALSE_CONFESSIONS),
            List.of(
                "assertions that contradict it",
                "lies to the auditor",
                "omissions to the auditor",
                "false confessions"),
            true),
        new Portrayal.Chart(
            "Versions of the story, share of assistants",
            List.of(Story.FIRSTHAND, Story.TRUE_VERSION, Story.FALSE_VERSION),
            List.of("did it or saw it", "last told what is true", "last told what is false"),
            true),
        new Portrayal.Chart(
            "Audits",
            List.of(Audits.CAME_OUT, Audits.DETECTED, Audits.FALSE_ALARMS),
            List.of("came out in interviews", "detected", "found what was not there"),
            true),
        new Portrayal.Chart(
            "Items solved",
            List.of(Evaluations.PLAIN, Evaluations.ANNOUNCED),
            List.of("nothing announced", "consequence announced"),
            true));
  }
}
