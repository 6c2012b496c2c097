package org.murmuration.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * One remembered exchange of choices between two agents. Its hash is worked out once: minds look up
 * memory states by it millions of times a second.
 */
public final class Exchange implements Recollection {

  private final String own;
  private final String partner;
  private final int payoff;
  private final boolean heard;
  private final int hash;

  /**
   * An exchange.
   *
   * @param own what the agent chose itself, or null if it had nothing to say
   * @param partner what the partner chose, or null if the partner had nothing to say
   * @param payoff points the agent got for it
   * @param heard whether the agent was on the listening side; true for both when both speak at once
   */
  @JsonCreator
  public Exchange(
      @JsonProperty("own") String own,
      @JsonProperty("partner") String partner,
      @JsonProperty("payoff") int payoff,
      @JsonProperty("heard") boolean heard) {
    this.own = own;
    this.partner = partner;
    this.payoff = payoff;
    this.heard = heard;
    this.hash = 31 * Objects.hashCode(own) + Objects.hashCode(partner);
  }

  /** An exchange in which both spoke at once. */
  public Exchange(String own, String partner, int payoff) {
    this(own, partner, payoff, true);
  }

  @JsonProperty
  public String own() {
    return own;
  }

  @JsonProperty
  public String partner() {
    return partner;
  }

  @JsonProperty
  public int payoff() {
    return payoff;
  }

  @JsonProperty
  public boolean heard() {
    return heard;
  }

  /** Whether both chose the same. */
  public boolean agreed() {
    return own != null && own.equals(partner);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Exchange that
            && payoff == that.payoff
            && heard == that.heard
            && Objects.equals(own, that.own)
            && Objects.equals(partner, that.partner);
  }

  /** Depends on what was said alone. */
  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return "Exchange[" + own + "/" + partner + ", " + payoff + (heard ? ", heard]" : "]");
  }
}
