package org.murmuration.engine.live;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What a run is asked or told from outside. Answered with a {@link Reply}, between two entries of
 * the history, so that every reply shows one moment of it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "@t")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Request.State.class, name = "state"),
  @JsonSubTypes.Type(value = Request.Rounds.class, name = "rounds"),
  @JsonSubTypes.Type(value = Request.Entries.class, name = "entries"),
  @JsonSubTypes.Type(value = Request.EntryAt.class, name = "entry-at"),
  @JsonSubTypes.Type(value = Request.Agents.class, name = "agents"),
  @JsonSubTypes.Type(value = Request.AgentAt.class, name = "agent-at"),
  @JsonSubTypes.Type(value = Request.Network.class, name = "network"),
  @JsonSubTypes.Type(value = Request.Panels.class, name = "panels"),
  @JsonSubTypes.Type(value = Request.Library.class, name = "library"),
  @JsonSubTypes.Type(value = Request.Preview.class, name = "preview"),
  @JsonSubTypes.Type(value = Request.Pause.class, name = "pause"),
  @JsonSubTypes.Type(value = Request.Proceed.class, name = "proceed"),
  @JsonSubTypes.Type(value = Request.Step.class, name = "step"),
  @JsonSubTypes.Type(value = Request.Stop.class, name = "stop"),
  @JsonSubTypes.Type(value = Request.InFlight.class, name = "in-flight"),
  @JsonSubTypes.Type(value = Request.Intervene.class, name = "intervene"),
  @JsonSubTypes.Type(value = Request.Interview.class, name = "interview")
})
public sealed interface Request {

  /** Where the run stands: {@link Reply.RunState}. */
  record State() implements Request {}

  /** Values of the measures from a round on: {@link Reply.Rounds}. */
  record Rounds(int from) implements Request {}

  /**
   * Entries of the history: {@link Reply.Entries}.
   *
   * @param from index of the first; below 0: the newest
   * @param most how many at most, up to {@link Reply.Entries#MOST}
   */
  record Entries(long from, int most) implements Request {}

  /** One entry: {@link Reply.EntryView}. */
  record EntryAt(long index) implements Request {}

  /**
   * Agents in the order of their numbers: {@link Reply.AgentPage}.
   *
   * @param from number of the first
   * @param most how many at most
   * @param persona only those with this persona; null: any
   * @param adversaries only adversaries
   */
  record Agents(int from, int most, String persona, boolean adversaries) implements Request {}

  /**
   * One agent: {@link Reply.AgentView}.
   *
   * @param encounters how many of its latest entries to show
   */
  record AgentAt(int agent, int encounters) implements Request {}

  /** Everybody at a glance and who met whom: {@link Reply.Network}. */
  record Network() implements Request {}

  /** What the measures show of the run as far as it is: {@link Reply.Panels}. */
  record Panels() implements Request {}

  /** What interventions there are: {@link Reply.Library}. */
  record Library() implements Request {}

  /**
   * Whom an intervention would reach if it took place now: {@link Reply.Preview}.
   *
   * @param intervention as it would stand in the scenario, in JSON or HOCON, without onset
   */
  record Preview(String intervention) implements Request {}

  /** No further encounter goes out; those under way end: {@link Reply.RunState}. */
  record Pause() implements Request {}

  /** A paused run goes on: {@link Reply.RunState}. */
  record Proceed() implements Request {}

  /**
   * A run goes on and pauses again: {@link Reply.RunState} at once.
   *
   * @param encounters after so many more encounters; 0: at the end of so many rounds
   * @param rounds population rounds, counted from the one under way
   */
  record Step(long encounters, int rounds) implements Request {}

  /** Ends the run; it can be resumed: {@link Reply.RunState}. */
  record Stop() implements Request {}

  /** At most so many encounters under way from now on: {@link Reply.RunState}. */
  record InFlight(int most) implements Request {}

  /**
   * An intervention, at the next index: {@link Reply.Intervened} when it is journaled.
   *
   * @param by who wants it
   * @param intervention as it would stand in the scenario, in JSON or HOCON, without onset
   */
  record Intervene(String by, String intervention) implements Request {}

  /**
   * Asks an agent something out of the game: {@link Reply.Interviewed}. It answers from its memory,
   * which stays as it is; the history is not touched unless it is to remember.
   *
   * @param by who asks
   * @param question what; null: what the experiment would ask it now
   * @param remember whether question and answer are then told to the agent, which is an
   *     intervention
   */
  record Interview(String by, int agent, String question, boolean remember) implements Request {}

  /** Whether it may change anything. */
  default boolean isCommand() {
    return this instanceof Pause
        || this instanceof Proceed
        || this instanceof Step
        || this instanceof Stop
        || this instanceof InFlight
        || this instanceof Intervene
        || this instanceof Interview;
  }
}
