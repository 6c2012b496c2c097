package org.murmuration.mind.llm;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Names one call, whatever becomes of it: the same key stands for the same question. Calls of the
 * history are named by encounter, agent, turn and attempt; others say in {@code about} what they
 * are for and use the numbers as they like.
 *
 * @param about {@link #ENCOUNTER}, or what else the call is for
 * @param index index of the encounter
 * @param agent number of the agent asked
 * @param turn place of the question in the encounter
 * @param attempt how often an answer out of format had been given before
 */
public record CallKey(String about, long index, int agent, int turn, int attempt) {

  /** What calls of the history are about. */
  public static final String ENCOUNTER = "encounter";

  /** Whether the call belongs to an encounter of the history. */
  @JsonIgnore
  public boolean isOfHistory() {
    return about.equals(ENCOUNTER);
  }

  /** The key of a further attempt at the same question. */
  CallKey attempt(int number) {
    return new CallKey(about, index, agent, turn, number);
  }

  /** The call in words for a user. */
  @Override
  public String toString() {
    return isOfHistory()
        ? "the call of agent %d in encounter %d, turn %d, attempt %d"
            .formatted(agent, index, turn, attempt)
        : "call %d for %s, attempt %d".formatted(index, about, attempt);
  }
}
