package org.murmuration.experiment.identity;

import java.util.LinkedHashMap;
import java.util.Map;

/** Sums over some bargains. A bargain counts when it is over, its first offer when it was made. */
final class BargainTally {

  private final double pie;
  private long firsts;
  private double offered;
  private long atOnce;
  private long bargains;
  private long agreements;
  private double shares;
  private double profits;
  private long replays;
  private double margins;
  private long below;
  private long missing;

  BargainTally(int pie) {
    this.pie = pie;
  }

  /**
   * Takes what came of an offer.
   *
   * @param last whether the bargain is over with it
   */
  void add(BargainOutcome outcome, boolean last) {
    boolean accepted = outcome.reply() == BargainReply.ACCEPT;
    if (outcome.occasion().replays() == 0 && outcome.offer() != BargainOutcome.NONE) {
      firsts++;
      offered += outcome.offer() / pie;
      atOnce += accepted ? 1 : 0;
    }
    missing += outcome.reply() == BargainReply.NONE ? 1 : 0;
    if (last) {
      bargains++;
      replays += outcome.occasion().replays();
      if (accepted) {
        agreements++;
        shares += outcome.offer() / pie;
        profits += 1 - outcome.offer() / pie;
        int refused = outcome.occasion().highest();
        margins += (outcome.offer() - refused) / pie;
        below += outcome.offer() <= refused && outcome.occasion().replays() > 0 ? 1 : 0;
      }
    }
  }

  long bargains() {
    return bargains;
  }

  long missing() {
    return missing;
  }

  /** Mean first offer, as a share of the pie. */
  double offered() {
    return mean(offered, firsts);
  }

  /** Share of first offers that were accepted. */
  double acceptedAtOnce() {
    return mean(atOnce, firsts);
  }

  /** Share of bargains that ended in an agreement. */
  double accepted() {
    return mean(agreements, bargains);
  }

  /** What responders have where there is an agreement, as a share of the pie. */
  double share() {
    return mean(shares, agreements);
  }

  /**
   * How far what responders accept is above the highest offer that they refused before, or above
   * nothing, as a share of the pie: no less than what they have above the least that they accept.
   */
  double margin() {
    return mean(margins, agreements);
  }

  /** Share of agreements on no more than what the responder has refused before. */
  double belowRefused() {
    return mean(below, agreements);
  }

  /** What proposers have, as a share of the pie, over all bargains. */
  double profit() {
    return mean(profits, bargains);
  }

  /** How often a responder was taken back, over all bargains. */
  double replays() {
    return mean(replays, bargains);
  }

  private static double mean(double sum, long count) {
    return count == 0 ? Double.NaN : sum / count;
  }

  /** All of it by the names of the columns; null where there is none. */
  Map<String, Object> written() {
    Map<String, Object> written = new LinkedHashMap<>();
    written.put(BargainMeasure.BARGAINS, bargains);
    written.put(BargainMeasure.OFFERED, known(offered()));
    written.put(BargainMeasure.ACCEPTED_FIRST, known(acceptedAtOnce()));
    written.put(BargainMeasure.ACCEPTED, known(accepted()));
    written.put(BargainMeasure.SHARE, known(share()));
    written.put(BargainMeasure.MARGIN, known(margin()));
    written.put(BargainMeasure.BELOW_REFUSED, known(belowRefused()));
    written.put(BargainMeasure.PROFIT, known(profit()));
    written.put(BargainMeasure.REPLAYS, known(replays()));
    return written;
  }

  static Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
