package org.murmuration.experiment.naminggame;

import java.util.List;
import java.util.Locale;

/** A few words on the latest round of a run: success rate, leading name and its share. */
final class Headline {

  private Headline() {}

  static String of(List<String> columns, double[] values) {
    StringBuilder text = new StringBuilder();
    int success = columns.indexOf(SuccessRate.COLUMN);
    if (success >= 0) {
      text.append(String.format(Locale.ROOT, "success %3.0f %%", 100 * values[success]));
    }
    int leader = -1;
    for (int i = 0; i < columns.size(); i++) {
      boolean share = columns.get(i).startsWith(NameShare.PREFIX);
      if (share && (leader < 0 || values[i] > values[leader])) {
        leader = i;
      }
    }
    if (leader >= 0) {
      text.append(
          String.format(
              Locale.ROOT,
              ", %s %.0f %%",
              columns.get(leader).substring(NameShare.PREFIX.length()),
              100 * values[leader]));
    } else if (columns.contains(NameShare.DISTINCT)) {
      text.append(
          String.format(Locale.ROOT, ", %.0f names", values[columns.indexOf(NameShare.DISTINCT)]));
    }
    int adoption = columns.indexOf(Adoption.COLUMN);
    if (adoption >= 0 && !Double.isNaN(values[adoption])) {
      text.append(String.format(Locale.ROOT, ", adopted %.0f %%", 100 * values[adoption]));
    }
    return text.toString();
  }
}
