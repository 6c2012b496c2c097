package org.murmuration.experiment.publicgoods;

/** Sums over some members in some games. */
final class Tally {

  private final double endowment;
  private long played;
  private long gifts;
  private double given;
  private double earned;
  private long points;
  private long byRules;

  Tally(int endowment) {
    this.endowment = endowment;
  }

  /** Takes what the member in a seat did and got. */
  void add(GoodsOutcome game, int seat, boolean byRule) {
    played++;
    byRules += byRule ? 1 : 0;
    int gift = game.gift(seat);
    if (gift != GoodsOutcome.NONE) {
      gifts++;
      given += gift / endowment;
    }
    earned += (double) game.payoffs().get(seat) / game.units();
    points += game.spent(seat);
  }

  /** Takes all of another tally. */
  void add(Tally other) {
    played += other.played;
    gifts += other.gifts;
    given += other.given;
    earned += other.earned;
    points += other.points;
    byRules += other.byRules;
  }

  /** How often a member played. */
  long played() {
    return played;
  }

  /** How many gifts are not missing. */
  long gifts() {
    return gifts;
  }

  /** Mean gift as a share of the endowment, those that are missing left out; NaN without any. */
  double given() {
    return gifts == 0 ? Double.NaN : given / gifts;
  }

  /** Mean payoff in tokens. */
  double earned() {
    return played == 0 ? Double.NaN : earned / played;
  }

  /** Mean number of points that a member gave in a game, of punishment and reward together. */
  double points() {
    return played == 0 ? Double.NaN : (double) points / played;
  }

  /** Share of seats for which a rule answered. */
  double byRules() {
    return played == 0 ? Double.NaN : (double) byRules / played;
  }
}
