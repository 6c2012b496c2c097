package org.murmuration.schedule;

import java.util.List;
import org.murmuration.model.Occasion;

/**
 * Meetings that take the following indices, in order. Agents are listed meeting by meeting.
 *
 * @param groupSize how many agents meet at a time
 * @param agents agent numbers, {@code groupSize} for each meeting; not to be changed
 * @param occasions what each meeting is about; empty if the schedule does not say
 */
public record Wave(int groupSize, int[] agents, List<? extends Occasion> occasions) {

  /** Meetings of which the schedule does not say what they are about. */
  public Wave(int groupSize, int[] agents) {
    this(groupSize, agents, List.of());
  }

  /** How many meetings there are. */
  public int meetings() {
    return agents.length == groupSize ? 1 : agents.length / groupSize;
  }

  /** What a meeting is about, or null. */
  public Occasion occasion(int meeting) {
    return occasions.isEmpty() ? null : occasions.get(meeting);
  }
}
