package org.murmuration.experiment.publicgoods;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * What gifts, points and pots come to. Money is exact: it is counted in whole units, of which a
 * game has as many to a token as its multiplier and its number of members need ({@link #units}), so
 * that nothing is ever rounded and sums of payoffs can be compared with equality.
 *
 * <p>A member gets what it kept of its endowment, and an equal share of pot × multiplier; then
 * points of others change it, and points that it gives cost it. So over all members payoffs add up
 * to endowments + (multiplier − 1) × pot, less what punishing destroys and costs, less costs of
 * rewards, plus what rewards give. A payoff may be below 0.
 *
 * @param endowment tokens of each member in a game
 * @param numerator of the multiplier
 * @param denominator of the multiplier, in lowest terms
 * @param sanctions what points cost and do
 */
record Economy(int endowment, long numerator, long denominator, Sanctions sanctions) {

  /** Units that read as hundredths and thousandths of a token, where they suffice. */
  private static final int[] PLAIN = {100, 1000};

  static Economy of(int endowment, BigDecimal multiplier, Sanctions sanctions) {
    BigInteger scale = BigInteger.TEN.pow(Math.max(0, multiplier.scale()));
    BigInteger scaled = multiplier.multiply(new BigDecimal(scale)).toBigIntegerExact();
    BigInteger common = scaled.gcd(scale);
    return new Economy(
        endowment,
        scaled.divide(common).longValueExact(),
        scale.divide(common).longValueExact(),
        sanctions);
  }

  /** What a token of the pot comes to for a member: above 1 it pays to give, whatever others do. */
  double returnPerToken(int members) {
    return (double) numerator / (denominator * members);
  }

  /** How many units of money make a token in a game of so many members. */
  int units(int members) {
    long shares = denominator * members;
    long needed =
        shares / BigInteger.valueOf(shares).gcd(BigInteger.valueOf(numerator)).longValue();
    for (int plain : PLAIN) {
      if (plain % needed == 0) {
        return plain;
      }
    }
    return Math.toIntExact(needed);
  }

  /**
   * The payoff of each member, in units.
   *
   * @param gifts of all members, in tokens
   * @param points what each member gives each other one: below 0 punishment, above 0 reward; null
   *     where there are none
   */
  long[] payoffs(int[] gifts, int[][] points) {
    int units = units(gifts.length);
    long pot = 0;
    for (int gift : gifts) {
      pot += gift;
    }
    long share = units * numerator * pot / (denominator * gifts.length);
    long[] payoffs = new long[gifts.length];
    for (int member = 0; member < gifts.length; member++) {
      payoffs[member] = (long) units * (endowment - gifts[member]) + share;
    }
    if (points != null) {
      for (int from = 0; from < gifts.length; from++) {
        for (int to = 0; to < gifts.length; to++) {
          payoffs[from] -= (long) units * sanctions.cost(points[from][to]);
          payoffs[to] += (long) units * sanctions.effect(points[from][to]);
        }
      }
    }
    return payoffs;
  }
}
