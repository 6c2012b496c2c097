package org.murmuration.mind.policy.analysis;

/**
 * A state of rest of the mean field.
 *
 * @param x the share of each memory state
 * @param uttered the share of each name among all that is uttered
 * @param success the chance that two agents drawn at random say the same
 * @param eigenvalue the largest real part among the eigenvalues of the Jacobian there, deviations
 *     being changes of shares that add up to 0; per interaction of an agent
 */
public record FixedPoint(double[] x, double[] uttered, double success, double eigenvalue) {

  /** What becomes of a small deviation. */
  public Stability stability() {
    return Stability.of(eigenvalue);
  }

  /** The name uttered most often. */
  public int leader() {
    int leader = 0;
    for (int name = 1; name < uttered.length; name++) {
      leader = uttered[name] > uttered[leader] ? name : leader;
    }
    return leader;
  }

  static FixedPoint at(double[] x, MeanField field) {
    return new FixedPoint(x, field.uttered(x), field.success(x), eigenvalue(x, field));
  }

  private static double eigenvalue(double[] x, MeanField field) {
    return LeadingEigenvalue.of(
            d -> balanced(field.inflowChange(x, d), x), ProbeVector.balanced(x.length))
        - 1;
  }

  /** Takes off what rounding left; a component along x would grow, as x is an eigenvector of 2. */
  private static double[] balanced(double[] d, double[] x) {
    double sum = 0;
    for (double component : d) {
      sum += component;
    }
    for (int i = 0; i < d.length; i++) {
      d[i] -= sum * x[i];
    }
    return d;
  }
}
