package org.murmuration.cluster;

import java.util.List;
import org.murmuration.mind.llm.CallKey;

/**
 * Which of several nodes a call belongs to: the same one whoever asks, and while weights stay only
 * the calls of a node that comes or goes move. Highest random weight (Thaler and Ravishankar 1998),
 * with weights as in Schindelhauer and Schomaker 2005: a node of twice the weight gets twice the
 * calls.
 */
final class Rendezvous {

  private static final double UNIT = 0x1p-53;

  private Rendezvous() {}

  /**
   * A node that may be chosen.
   *
   * @param name the same for all who choose
   * @param weight its part of the calls, in proportion to those of others; 0: none
   */
  record Candidate<T>(T node, String name, double weight) {}

  /** The node for a call, or null if no candidate has weight. */
  static <T> T choose(CallId call, List<Candidate<T>> candidates) {
    long hash = hash(call);
    T best = null;
    double highest = 0;
    for (Candidate<T> candidate : candidates) {
      long bits = mixed(hash ^ mixed(candidate.name().hashCode()));
      double uniform = ((bits >>> 11) + 0.5) * UNIT;
      // StrictMath: two machines that differ in the last bit could choose differently.
      double score = candidate.weight() / -StrictMath.log(uniform);
      if (score > highest) {
        highest = score;
        best = candidate.node();
      }
    }
    return best;
  }

  private static long hash(CallId call) {
    CallKey key = call.key();
    long hash = mixed(call.run().hashCode());
    hash = mixed(hash ^ key.about().hashCode());
    hash = mixed(hash ^ key.index());
    hash = mixed(hash ^ key.agent());
    hash = mixed(hash ^ key.turn());
    return mixed(hash ^ key.attempt());
  }

  /** The output function of SplitMix64 (Steele, Lea and Flood 2014), its increment included. */
  private static long mixed(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
