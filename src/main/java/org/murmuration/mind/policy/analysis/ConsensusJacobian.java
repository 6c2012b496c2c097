package org.murmuration.mind.policy.analysis;

/**
 * The Jacobian of the mean field at the state n of a consensus, among the other states: J_ij =
 * −δ_ij + 2 [T_i(j,n) − T_i(n,n)] (Flint et al., PNAS 2026), with T_i(j,n) the chance that either
 * of two agents, in states j and n, taken at random, is in state i once they have met. The share of
 * n itself is 1 minus the others; that is where the second term comes from.
 *
 * <p>Vectors are as long as there are states; component n is 0. docs/policy-analysis.md derives it.
 */
final class ConsensusJacobian {

  /** Of the differences; the equation is quadratic, so they are exact but for rounding. */
  private static final double WIDTH = 0x1p-10;

  private final MeanField field;
  private final Responses responses;
  private final StateSpace states;
  private final int n;

  ConsensusJacobian(MeanField field, int n) {
    this.field = field;
    this.responses = field.responses();
    this.states = responses.states();
    this.n = n;
  }

  /** (J + 1) d, by the formula. */
  double[] plusIdentity(double[] d) {
    double[] to = new double[d.length];
    double sum = 0;
    for (int j = 0; j < d.length; j++) {
      if (d[j] != 0) {
        addMeeting(j, 2 * d[j], to);
        sum += d[j];
      }
    }
    addMeeting(n, -2 * sum, to);
    to[n] = 0;
    return to;
  }

  /** Adds {@code factor} · T_i(j,n) to each component i. */
  private void addMeeting(int j, double factor, double[] to) {
    for (int a = 0; a < responses.names(); a++) {
      for (int b = 0; b < responses.names(); b++) {
        double chance = responses.chance(j, a) * responses.chance(n, b);
        to[states.next(j, a, b)] += factor * chance / 2;
        to[states.next(n, b, a)] += factor * chance / 2;
      }
    }
  }

  /** (J + 1) d, by differences of dx/dt along d, the share of n making up for the others. */
  double[] numericPlusIdentity(double[] d) {
    double[] above = field.derivative(moved(d, WIDTH));
    double[] below = field.derivative(moved(d, -WIDTH));
    double[] to = new double[d.length];
    for (int i = 0; i < d.length; i++) {
      to[i] = (above[i] - below[i]) / (2 * WIDTH) + d[i];
    }
    to[n] = 0;
    return to;
  }

  private double[] moved(double[] d, double width) {
    double[] x = new double[d.length];
    double sum = 0;
    for (int i = 0; i < d.length; i++) {
      x[i] = width * d[i];
      sum += x[i];
    }
    x[n] = 1 - sum;
    return x;
  }
}
