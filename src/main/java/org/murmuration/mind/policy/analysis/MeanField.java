package org.murmuration.mind.policy.analysis;

/**
 * The well-mixed population without end: shares x of the memory states change as dx_k/dt = −x_k +
 * Σ_ij x_i x_j P_k(i,j), where P_k(i,j) is the chance that an agent in state i moves to k when it
 * meets one in state j (Flint et al., PNAS 2026).
 *
 * <p>Both choose by themselves, and an agent learns of its partner only the name it said, so the
 * partners matter through the shares p of the names they utter alone, and a step costs O(states ·
 * W). Time is in interactions per agent; a population round, in which each agent takes part in two,
 * lasts 2.
 */
public final class MeanField {

  /** Interactions of an agent in a population round. */
  static final double ROUND = 2;

  private final Responses responses;
  private final StateSpace states;
  private final int names;

  public MeanField(Responses responses) {
    this.responses = responses;
    this.states = responses.states();
    this.names = responses.names();
  }

  Responses responses() {
    return responses;
  }

  /** The number of memory states. */
  int size() {
    return states.size();
  }

  /** The share of each name among all that is uttered. */
  public double[] uttered(double[] x) {
    double[] p = new double[names];
    for (int i = 0; i < x.length; i++) {
      if (x[i] != 0) {
        for (int a = 0; a < names; a++) {
          p[a] += x[i] * responses.chance(i, a);
        }
      }
    }
    return p;
  }

  /** The chance that two agents drawn at random say the same. */
  public double success(double[] x) {
    double sum = 0;
    for (double share : uttered(x)) {
      sum += share * share;
    }
    return sum;
  }

  /** dx/dt. */
  public double[] derivative(double[] x) {
    double[] change = moved(x, uttered(x));
    for (int k = 0; k < x.length; k++) {
      change[k] -= x[k];
    }
    return change;
  }

  /** The largest change of a share per unit of time. */
  double speed(double[] x) {
    double largest = 0;
    for (double change : derivative(x)) {
      largest = Math.max(largest, Math.abs(change));
    }
    return largest;
  }

  /** Where agents distributed as {@code x} are after one exchange with partners who say p. */
  double[] moved(double[] x, double[] p) {
    double[] to = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      if (x[i] != 0) {
        for (int a = 0; a < names; a++) {
          to[states.next(i, a, 0)] += x[i] * responses.chance(i, a);
        }
      }
    }
    // States that differ in the last name heard follow one another, from state 1 on.
    for (int first = 1; first < to.length; first += names) {
      double flow = to[first];
      for (int b = 0; flow != 0 && b < names; b++) {
        to[first + b] = flow * p[b];
      }
    }
    return to;
  }

  /**
   * How the inflow Σ_ij x_i x_j P_k(i,j) changes with a small change d of x: the Jacobian of dx/dt
   * plus the identity, times d. The agents that differ move, and they are heard by the others.
   */
  double[] inflowChange(double[] x, double[] d) {
    double[] moving = moved(d, uttered(x));
    double[] heard = moved(x, uttered(d));
    for (int k = 0; k < x.length; k++) {
      moving[k] += heard[k];
    }
    return moving;
  }

  /** One step of the classical Runge–Kutta method. */
  double[] step(double[] x, double dt) {
    double[] k1 = derivative(x);
    double[] k2 = derivative(plus(x, dt / 2, k1));
    double[] k3 = derivative(plus(x, dt / 2, k2));
    double[] k4 = derivative(plus(x, dt, k3));
    double[] next = new double[x.length];
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      next[i] = x[i] + dt / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
      sum += next[i];
    }
    // The sum is kept by the equation but unstable under it: rounding would grow as e^t.
    for (int i = 0; i < x.length; i++) {
      next[i] /= sum;
    }
    return next;
  }

  private static double[] plus(double[] x, double factor, double[] d) {
    double[] sum = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      sum[i] = x[i] + factor * d[i];
    }
    return sum;
  }
}
