package org.murmuration.engine;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/**
 * The nodes that the agents of an encounter were last seen on, in the order of the seats; {@link
 * Post#UNKNOWN} for each that is to be reached through sharding. Immutable.
 */
public final class Places {

  private final long[] nodes;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  Places(long[] nodes) {
    this.nodes = nodes;
  }

  /** Places of so many agents of which nothing is known. */
  static Places unknown(int agents) {
    return new Places(new long[agents]);
  }

  /** The node of the agent in a seat. */
  long at(int seat) {
    return nodes[seat];
  }

  /** All of them, in an array of the caller's own. */
  long[] copy() {
    return nodes.clone();
  }

  @JsonValue
  long[] nodes() {
    return nodes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Places places && Arrays.equals(places.nodes, nodes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(nodes);
  }

  @Override
  public String toString() {
    return Arrays.toString(nodes);
  }
}
