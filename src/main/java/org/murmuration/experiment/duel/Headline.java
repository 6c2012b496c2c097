package org.murmuration.experiment.duel;

import java.util.List;
import java.util.Locale;

/** A few words on the latest round of a run. */
final class Headline {

  private Headline() {}

  static String of(List<String> columns, double[] values) {
    StringBuilder text = new StringBuilder();
    int scripted = columns.indexOf(DuelMeasure.SCRIPTED);
    if (scripted >= 0 && values[scripted] > 0) {
      text.append("scripted, no evidence");
    }
    share(text, "social we", columns, values, DuelMeasure.SOCIAL);
    share(text, "conceded", columns, values, DuelMeasure.CONCEDED);
    return text.toString();
  }

  private static void share(
      StringBuilder text, String name, List<String> columns, double[] values, String column) {
    int at = columns.indexOf(column);
    if (at >= 0 && !Double.isNaN(values[at])) {
      text.append(text.isEmpty() ? "" : ", ")
          .append(String.format(Locale.ROOT, "%s %.0f %%", name, 100 * values[at]));
    }
  }
}
