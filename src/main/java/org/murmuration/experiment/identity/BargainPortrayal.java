package org.murmuration.experiment.identity;

import java.util.List;
import java.util.Locale;
import org.murmuration.experiment.Portrayal;
import org.murmuration.model.Entry;
import org.murmuration.model.Recollection;

/**
 * Shows bargains: agents by what they offered or replied last, and what became of each offer.
 *
 * @param pie what there is to share
 */
record BargainPortrayal(int pie) implements Portrayal {

  @Override
  public String mark(Entry.Encountered encountered, int seat) {
    if (!(encountered.outcome() instanceof BargainOutcome bargain)
        || bargain.offer() == BargainOutcome.NONE) {
      return null;
    }
    if (seat == 0) {
      return 2 * bargain.offer() < pie ? "offers less than half" : "offers half or more";
    }
    return switch (bargain.reply()) {
      case ACCEPT -> "accepted";
      case REFUSE -> "refused";
      case NONE -> null;
    };
  }

  @Override
  public String text(Entry.Encountered encountered) {
    if (encountered.outcome() instanceof SelfReport report) {
      return "self-report " + (report.occasion().after() ? "after" : "before") + " contact";
    }
    BargainOutcome bargain = (BargainOutcome) encountered.outcome();
    int replays = bargain.occasion().replays();
    String before = replays == 0 ? "" : "replay " + replays + ": ";
    return before + offered(bargain.offer()) + ", " + replied(bargain.reply());
  }

  private String offered(int offer) {
    return offer == BargainOutcome.NONE ? "no offer" : "offer of %d of %d".formatted(offer, pie);
  }

  private static String replied(BargainReply reply) {
    return switch (reply) {
      case ACCEPT -> "accepted";
      case REFUSE -> "refused";
      case NONE -> "no reply";
    };
  }

  @Override
  public String recollection(Recollection recollection) {
    BargainPast past = (BargainPast) recollection;
    return (past.proposed() ? "made an " : "got an ")
        + offered(past.offer())
        + ", "
        + replied(past.reply());
  }

  @Override
  public List<Chart> charts(List<String> columns) {
    List<Chart> charts =
        List.of(
            new Chart(
                "Agreements",
                List.of(BargainMeasure.ACCEPTED_FIRST, BargainMeasure.ACCEPTED),
                List.of("at once", "in the end"),
                true),
            new Chart(
                "Shares of the pie",
                List.of(
                    BargainMeasure.OFFERED,
                    BargainMeasure.SHARE,
                    BargainMeasure.MARGIN,
                    BargainMeasure.PROFIT),
                List.of(
                    "first offer", "accepted", "above what was refused", "proposers, all bargains"),
                true),
            new Chart(
                "Replays",
                List.of(BargainMeasure.REPLAYS),
                List.of("replays of a bargain"),
                false));
    return charts.stream().filter(chart -> columns.containsAll(chart.columns())).toList();
  }

  /** A few words on the latest round. */
  static String headline(List<String> columns, double[] values) {
    int accepted = columns.indexOf(BargainMeasure.ACCEPTED);
    int share = columns.indexOf(BargainMeasure.SHARE);
    int rules = columns.indexOf(BargainMeasure.BY_RULES);
    if (accepted < 0 || Double.isNaN(values[accepted])) {
      return "";
    }
    String label = values[rules] == 1 ? "rule minds, " : "";
    String at =
        Double.isNaN(values[share])
            ? ""
            : String.format(Locale.ROOT, " at %.0f %% of the pie", 100 * values[share]);
    return String.format(Locale.ROOT, "%sagreed %.0f %%%s", label, 100 * values[accepted], at);
  }
}
