package org.murmuration.mind.policy.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * What a policy implies for populations without end.
 *
 * @param responses its answers, state by state
 * @param way the mean field from agents that remember nothing
 * @param limit where that came to
 * @param consensuses one per name
 * @param fixedPoints the states of rest found, those with the highest success first
 */
public record PolicyAnalysis(
    Responses responses,
    Trajectory way,
    FixedPoint limit,
    List<Consensus> consensuses,
    List<FixedPoint> fixedPoints) {

  /** Population rounds after which a mean field that does not come to rest is cut off. */
  static final double ROUNDS = 1_000;

  /** Works it out; {@code seed} chooses where the search for states of rest begins. */
  public static PolicyAnalysis of(Responses responses, long seed) {
    MeanField field = new MeanField(responses);
    Trajectory way = Trajectory.from(responses.states().only(0), field, ROUNDS);
    List<Consensus> consensuses = new ArrayList<>();
    for (int name = 0; name < responses.names(); name++) {
      consensuses.add(Consensus.of(name, field));
    }
    return new PolicyAnalysis(
        responses, way, FixedPoint.at(way.end(), field), consensuses, FixedPoints.of(field, seed));
  }
}
