package org.murmuration.experiment.identity;

/** What some members did in some meetings. */
final class Tally {

  private final double most;
  private long met;
  private long acted;
  private double cooperation;
  private long promised;
  private long kept;
  private long asked;
  private long committed;
  private double payoff;
  private long byRules;

  /**
   * @param most the most cooperative action
   */
  Tally(int most) {
    this.most = most;
  }

  /** Takes what the member in a seat did and got. */
  void add(Meeting meeting, int seat, boolean byRule) {
    met++;
    byRules += byRule ? 1 : 0;
    payoff += meeting.payoffs().get(seat) / 100.0;
    int action = meeting.actions().get(seat);
    if (meeting.commitment().asks()) {
      asked++;
      committed += meeting.signed(seat) || meeting.delegated(seat) ? 1 : 0;
    }
    if (action == Meeting.NONE) {
      return;
    }
    acted++;
    cooperation += action / most;
    if (meeting.promised(seat)) {
      promised++;
      kept += keeps(action, most) ? 1 : 0;
    }
  }

  /** Whether an action keeps a promise: to share, or to give half or more. */
  static boolean keeps(int action, double most) {
    return 2 * action >= most;
  }

  /** Takes all of another tally. */
  void add(Tally other) {
    met += other.met;
    acted += other.acted;
    cooperation += other.cooperation;
    promised += other.promised;
    kept += other.kept;
    asked += other.asked;
    committed += other.committed;
    payoff += other.payoff;
    byRules += other.byRules;
  }

  /** How often a member took part. */
  long met() {
    return met;
  }

  /** How many actions are not missing. */
  long acted() {
    return acted;
  }

  /** How many promises were followed by an action. */
  long promised() {
    return promised;
  }

  /** Mean action as a share of the most, those that are missing left out. */
  double cooperation() {
    return acted == 0 ? Double.NaN : cooperation / acted;
  }

  /** Share of promises that were kept. */
  double kept() {
    return promised == 0 ? Double.NaN : (double) kept / promised;
  }

  /** Share of those asked that signed or delegated. */
  double committed() {
    return asked == 0 ? Double.NaN : (double) committed / asked;
  }

  /** Mean payoff in points. */
  double payoff() {
    return met == 0 ? Double.NaN : payoff / met;
  }

  /** Share of seats for which a rule answered. */
  double byRules() {
    return met == 0 ? Double.NaN : (double) byRules / met;
  }
}
