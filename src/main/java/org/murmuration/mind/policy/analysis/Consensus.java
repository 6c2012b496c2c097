package org.murmuration.mind.policy.analysis;

/**
 * The state of a population in which every agent remembers nothing but successes on one name, and
 * what becomes of a small deviation from it.
 *
 * @param name number of the name
 * @param repeated the chance that an agent in the consensus says the name again, T_n(n); below 1
 *     the consensus is no state of rest, but there may be one near it
 * @param eigenvalue the largest real part among the eigenvalues of the Jacobian below
 * @param numeric the same of the Jacobian that differences of the mean-field equation give
 * @param near where the mean field comes to from this consensus
 */
public record Consensus(
    int name, double repeated, double eigenvalue, double numeric, FixedPoint near) {

  /** Whether the consensus itself is a state of rest. */
  public boolean isKept() {
    return repeated == 1;
  }

  /** What becomes of a small deviation. */
  public Stability stability() {
    return Stability.of(eigenvalue);
  }

  static Consensus of(int name, MeanField field) {
    Responses responses = field.responses();
    int state = responses.states().consensus(name);
    ConsensusJacobian jacobian = new ConsensusJacobian(field, state);
    double[] end =
        Trajectory.from(responses.states().only(state), field, PolicyAnalysis.ROUNDS).end();
    double[] start = ProbeVector.without(state, field.size());
    return new Consensus(
        name,
        responses.chance(state, name),
        LeadingEigenvalue.of(jacobian::plusIdentity, start) - 1,
        LeadingEigenvalue.of(jacobian::numericPlusIdentity, start) - 1,
        FixedPoint.at(end, field));
  }
}
