package org.murmuration.experiment.cocktailparty;

import java.util.List;
import java.util.Locale;

/** A few words on the latest round of a run. */
final class Headline {

  private Headline() {}

  static String of(List<String> columns, double[] values) {
    StringBuilder text = new StringBuilder();
    int rules = columns.indexOf(RatioMeasure.RULES);
    if (rules >= 0 && values[rules] > 0) {
      text.append(values[rules] == 1 ? "rule minds, no LLM" : "some rule minds");
    }
    add(text, "%.2f partners a chat", columns, values, RatioMeasure.CONVERSATIONS);
    add(text, "%.2f invitees an invitation", columns, values, RatioMeasure.INVITATIONS);
    add(text, "%.0f tight pairs", columns, values, CircleMeasure.TIGHT);
    return text.toString();
  }

  private static void add(
      StringBuilder text, String format, List<String> columns, double[] values, String column) {
    int at = columns.indexOf(column);
    if (at >= 0 && !Double.isNaN(values[at])) {
      text.append(text.isEmpty() ? "" : ", ")
          .append(String.format(Locale.ROOT, format, values[at]));
    }
  }
}
