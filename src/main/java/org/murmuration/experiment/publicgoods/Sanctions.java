package org.murmuration.experiment.publicgoods;

import org.murmuration.settings.Settings;

/**
 * Points that members give each other once gifts are known (E. Fehr and S. Gächter, "Cooperation
 * and punishment in public goods experiments", American Economic Review 90, 980–994, 2000, and
 * "Altruistic punishment in humans", Nature 415, 137–140, 2002: a point costs 1 and takes 3; for
 * rewards M. Sefton, R. Shupp and J. Walker, "The effect of rewards and sanctions in provision of
 * public goods", Economic Inquiry 45, 671–690, 2007: 1 and 1).
 *
 * @param punishment whether points may be taken off
 * @param reward whether points may be given
 * @param most points of a member for another one, at most
 * @param punishmentCost tokens that a point of punishment costs
 * @param punishmentEffect tokens that it takes
 * @param rewardCost tokens that a point of reward costs
 * @param rewardEffect tokens that it gives
 */
record Sanctions(
    boolean punishment,
    boolean reward,
    int most,
    int punishmentCost,
    int punishmentEffect,
    int rewardCost,
    int rewardEffect) {

  private static final int MOST_POINTS = 1000;

  static Sanctions read(Settings block) {
    return new Sanctions(
        block.flag("punishment"),
        block.flag("reward"),
        block.count("most", 1, MOST_POINTS),
        block.count("punishment-cost", 0, MOST_POINTS),
        block.count("punishment-effect", 0, MOST_POINTS),
        block.count("reward-cost", 0, MOST_POINTS),
        block.count("reward-effect", 0, MOST_POINTS));
  }

  /** Whether members are asked for points at all. */
  boolean any() {
    return punishment || reward;
  }

  /** The fewest points that may be named for another member: below 0 if punishing is allowed. */
  int least() {
    return punishment ? -most : 0;
  }

  /** The most points that may be named for another member. */
  int highest() {
    return reward ? most : 0;
  }

  /** Tokens that points cost whoever gives them. */
  int cost(int points) {
    return points < 0 ? -points * punishmentCost : points * rewardCost;
  }

  /** Tokens that points do to whoever gets them. */
  int effect(int points) {
    return points * (points < 0 ? punishmentEffect : rewardEffect);
  }
}
