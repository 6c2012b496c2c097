package org.murmuration.schedule;

/**
 * Meetings that take the following indices, in order. Agents are listed meeting by meeting.
 *
 * @param groupSize how many agents meet at a time
 * @param agents agent numbers, {@code groupSize} for each meeting; not to be changed
 */
public record Wave(int groupSize, int[] agents) {

  /** How many meetings there are. */
  public int meetings() {
    return agents.length == groupSize ? 1 : agents.length / groupSize;
  }
}
