package org.murmuration.mind.policy.analysis;

import java.util.Arrays;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;

/**
 * A population of a given size whose members all follow one policy: the naming game as the engine
 * plays it with random pairs, as a bare loop over state numbers. Only what becomes of a population
 * is of interest here, not its history.
 *
 * @param responses the policy
 * @param agents how many, 2 or more
 * @param success it has settled once this share of the last {@code 3 · agents} interactions
 *     succeeded
 * @param rounds population rounds after which it is cut off
 */
public record SimulatedPopulation(Responses responses, int agents, double success, int rounds) {

  private static final int WINDOW = 3;
  private static final long NONE = Long.MIN_VALUE / 2;

  /**
   * Lets a population play from empty memories.
   *
   * @param seed of this run
   */
  public Settlement play(long seed) {
    RandomStream random = RandomStream.of(seed, Purpose.PROBE, agents, 0, 0);
    StateSpace states = responses.states();
    int[] state = new int[agents];
    long window = (long) WINDOW * agents;
    // With f failures allowed, it has settled once the (f+1)th newest has left the window.
    long[] failures = new long[(int) Math.floor((1 - success) * window + 1e-9) + 1];
    Arrays.fill(failures, NONE);
    int oldest = 0;
    int latest = -1;
    long most = (long) rounds * agents;
    for (long played = 0; played < most; ) {
      int one = random.nextInt(agents);
      int other = random.nextInt(agents - 1);
      other += other >= one ? 1 : 0;
      int a = responses.draw(state[one], random.nextDouble());
      int b = responses.draw(state[other], random.nextDouble());
      state[one] = states.next(state[one], a, b);
      state[other] = states.next(state[other], b, a);
      if (a == b) {
        latest = a;
      } else {
        failures[oldest] = played;
        oldest = (oldest + 1) % failures.length;
      }
      played++;
      if (played >= window && failures[oldest] < played - window) {
        return new Settlement(latest, played);
      }
    }
    return new Settlement(-1, most);
  }
}
