package org.murmuration.mind.llm;

/**
 * A node's part of what all nodes together may do. The parts of all positions add up to the whole,
 * and none of them grows when a node is added behind the last position.
 *
 * @param position place of the node among those that share, from 0
 * @param nodes how many share; 0: this node has no part
 */
public record Share(int position, int nodes) {

  /** All of it. */
  public static final Share WHOLE = new Share(0, 1);

  /** Nothing, where there is a limit. */
  public static final Share NONE = new Share(0, 0);

  /** The part of a limit; what does not divide evenly goes to the first positions. */
  public int of(int limit) {
    return nodes == 0 ? 0 : limit / nodes + (position < limit % nodes ? 1 : 0);
  }

  /**
   * What part of the calls to a model the node can take: the smallest of its parts of the limits,
   * as a fraction. It is 0 where there are more nodes than a limit can be divided among, and this
   * is one of the last.
   */
  public double weight(ModelSettings.Limits limits) {
    double weight = fraction(limits.concurrency());
    if (limits.requestsPerMinute() > 0) {
      weight = Math.min(weight, fraction(limits.requestsPerMinute()));
    }
    if (limits.tokensPerMinute() > 0) {
      weight = Math.min(weight, fraction(limits.tokensPerMinute()));
    }
    return weight;
  }

  private double fraction(int limit) {
    return of(limit) / (double) limit;
  }
}
