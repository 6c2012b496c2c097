package org.murmuration.experiment.identity;

/**
 * What bargains come to if each responder accepts what is no less than a share t of the pie that
 * never changes, t uniform on 0 to 1, and if the proposer, who may have it taken back r times,
 * makes the offers o(1) &lt; … &lt; o(r + 1) one after the other.
 *
 * <p>Offer i is the one that is accepted if t lies between o(i − 1) and o(i), with o(0) = 0. So the
 * proposer earns Σ (o(i) − o(i − 1)) (1 − o(i)), which is greatest where its derivatives vanish: 2
 * o(i) = o(i − 1) + o(i + 1) with o(r + 2) = 1, hence o(i) = i / (r + 2). Then an offer is accepted
 * in the end with probability (r + 1) / (r + 2); what is accepted is 1 / (2 (r + 2)) above t on
 * average, and the proposer earns (r + 1) / (2 (r + 2)), towards a half as r grows: the responder
 * is left with what it would just have accepted.
 *
 * <p>Offers are whole numbers, so that they are rounded; all figures are exact for the rounded
 * ones. All but offers are shares of the pie.
 *
 * @param accepted probability of an agreement
 * @param share what the responder has where there is one, on average
 * @param above how far that is above t, on average
 * @param profit what the proposer has, on average over all bargains
 * @param replays how often a responder is taken back, on average
 * @param first probability that the first offer is accepted
 */
record BargainExact(
    double accepted, double share, double above, double profit, double replays, double first) {

  /**
   * How far what is accepted is above the highest offer refused before, or above nothing, on
   * average: t is equally likely to lie anywhere between the two.
   */
  double margin() {
    return 2 * above;
  }

  /**
   * The best offer after so many refusals, in whole numbers, halves rounded up.
   *
   * @param replays r
   * @param refusals 0 to r
   */
  static int offer(int pie, int replays, int refusals) {
    long parts = replays + 2L;
    return (int) ((2L * pie * (refusals + 1) + parts) / (2 * parts));
  }

  /** For the best offers of this pie. */
  static BargainExact of(int pie, int replays) {
    double below = 0;
    double share = 0;
    double above = 0;
    double profit = 0;
    double replayed = 0;
    for (int refusals = 0; refusals <= replays; refusals++) {
      double offer = (double) offer(pie, replays, refusals) / pie;
      double chance = offer - below;
      share += chance * offer;
      above += chance * chance / 2;
      profit += chance * (1 - offer);
      replayed += refusals < replays ? 1 - offer : 0;
      below = offer;
    }
    double first = (double) offer(pie, replays, 0) / pie;
    return new BargainExact(below, share / below, above / below, profit, replayed, first);
  }
}
