package org.murmuration.model;

/**
 * One remembered exchange of choices between two agents.
 *
 * @param own what the agent chose itself, or null if it had nothing to say
 * @param partner what the partner chose, or null if the partner had nothing to say
 * @param payoff points the agent got for it
 * @param heard whether the agent was on the listening side; true for both when both speak at once
 */
public record Exchange(String own, String partner, int payoff, boolean heard)
    implements Recollection {

  /** An exchange in which both spoke at once. */
  public Exchange(String own, String partner, int payoff) {
    this(own, partner, payoff, true);
  }

  /** Whether both chose the same. */
  public boolean agreed() {
    return own != null && own.equals(partner);
  }
}
