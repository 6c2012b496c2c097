package org.murmuration.model;

/**
 * The agents present at one moment of the history, and their personas. Positions 0 .. size − 1 list
 * the present agents in ascending order of their numbers.
 */
public interface Population {

  /** How many agents are present. */
  int size();

  /** Number of the agent at a position. */
  int agent(int position);

  /** Whether that agent is present. */
  boolean contains(int agent);

  /** Name of the persona of a present agent. */
  String persona(int agent);

  /** One more than the largest agent number ever given out. */
  int numbers();

  /** Whether a cure would change anything for a present agent. */
  default boolean isAfflicted(int agent) {
    return false;
  }

  /** Index of the last entry of the history that concerned an agent. */
  default long last(int agent) {
    return Memory.NOTHING;
  }

  /** Changes whenever an agent joins or leaves. */
  int version();
}
