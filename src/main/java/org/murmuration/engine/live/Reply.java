package org.murmuration.engine.live;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.murmuration.experiment.Portrayal;
import org.murmuration.measure.Figure;
import org.murmuration.mind.Shown;

/** What comes back to a {@link Request}. Texts of agents are data, never markup. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "@t")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Reply.Refused.class, name = "refused"),
  @JsonSubTypes.Type(value = Reply.RunState.class, name = "state"),
  @JsonSubTypes.Type(value = Reply.Rounds.class, name = "rounds"),
  @JsonSubTypes.Type(value = Reply.Entries.class, name = "entries"),
  @JsonSubTypes.Type(value = Reply.EntryView.class, name = "entry"),
  @JsonSubTypes.Type(value = Reply.AgentPage.class, name = "agents"),
  @JsonSubTypes.Type(value = Reply.AgentView.class, name = "agent"),
  @JsonSubTypes.Type(value = Reply.Network.class, name = "network"),
  @JsonSubTypes.Type(value = Reply.Panels.class, name = "panels"),
  @JsonSubTypes.Type(value = Reply.Library.class, name = "library"),
  @JsonSubTypes.Type(value = Reply.Preview.class, name = "preview"),
  @JsonSubTypes.Type(value = Reply.Intervened.class, name = "intervened"),
  @JsonSubTypes.Type(value = Reply.Interviewed.class, name = "interviewed")
})
public sealed interface Reply {

  /**
   * It cannot be done.
   *
   * @param kind {@code not-found}, {@code wrong} (the request is), {@code not-now} or {@code
   *     failed} (a defect)
   * @param line what is wrong and what would be right, in one line
   */
  record Refused(String kind, String line) implements Reply {}

  /**
   * Where a run stands.
   *
   * @param state {@code running}, {@code paused} or {@code ended}
   * @param endReason why it ended, or null
   * @param position entries journaled
   * @param roundLength encounters in a population round
   * @param agents how many are present
   * @param adversaries how many of them are adversaries
   * @param inFlight encounters under way
   * @param mostInFlight how many may be
   * @param latest values of the latest complete round by column; NaN where there is none
   * @param headline the latest round in a few words
   * @param missing missing answers by reason
   * @param trouble why the journal does not get on, or empty
   * @param cell levels of the factors of its design, by factor; empty without a design
   */
  record RunState(
      int run,
      long seed,
      String state,
      String endReason,
      long position,
      long encounters,
      int rounds,
      int maxRounds,
      int roundLength,
      int agents,
      int adversaries,
      int inFlight,
      int mostInFlight,
      Map<String, Double> latest,
      String headline,
      Map<String, Long> missing,
      int interventions,
      String trouble,
      Map<String, String> cell)
      implements Reply {}

  /**
   * Values of measures by round.
   *
   * @param columns names of the values of a row, such as {@code round}
   * @param from the first round given
   * @param rows one for each round
   * @param charts how to show them
   * @param marks interventions so far, all of them
   */
  record Rounds(
      List<String> columns,
      int from,
      List<double[]> rows,
      List<Portrayal.Chart> charts,
      List<Mark> marks)
      implements Reply {}

  /**
   * An intervention, as a chart marks it.
   *
   * @param round the round under way when it came
   * @param text a few words
   * @param adverse whether it makes adversaries or does harm
   */
  record Mark(long index, int round, String by, String text, int agents, boolean adverse) {}

  /**
   * Some entries, in order.
   *
   * @param total how many there are in all
   */
  record Entries(long total, List<EntryView> entries) implements Reply {

    /** How many can be had at once. */
    public static final int MOST = 500;
  }

  /**
   * An entry to look at.
   *
   * @param kind {@code encounter}, or the kind of intervention
   * @param round population round it belongs to, or −1 if that is not known any more
   * @param seats who took part; for an intervention those it reached, the first ones
   * @param lines what was said, in order; may be empty
   * @param text a few words: what came of it
   * @param raw the line of the journal, which is JSON
   */
  record EntryView(
      long index,
      String kind,
      int round,
      String by,
      List<SeatView> seats,
      List<Line> lines,
      String text,
      String raw)
      implements Reply {}

  /**
   * A participant.
   *
   * @param mark what it showed itself to hold, such as a name, or null
   */
  record SeatView(int agent, String persona, boolean adversary, String mark) {}

  /**
   * Something said.
   *
   * @param move what was declared beside it, or null
   * @param altered what others heard instead because a message was tampered with, or null
   */
  record Line(int agent, String text, String move, String altered) {}

  /**
   * Some agents.
   *
   * @param total how many there are that fit
   */
  record AgentPage(int total, List<AgentRow> agents) implements Reply {}

  /**
   * An agent in a list.
   *
   * @param present whether it is in the population
   * @param mark what it last showed itself to hold, or null
   * @param encounters how many it took part in
   */
  record AgentRow(
      int agent,
      String persona,
      String mind,
      boolean adversary,
      boolean present,
      String mark,
      long encounters) {}

  /**
   * An agent, as far as the journal goes.
   *
   * @param identity its identity prompt
   * @param memory what it remembers, a line each, oldest first
   * @param told what it was told from outside, oldest first
   * @param last index of the last entry it remembers, −1 if there is none
   * @param prompt what its mind would be shown now, if it has prompts
   * @param entries its latest entries, newest first
   */
  record AgentView(
      AgentRow agent,
      String identity,
      List<String> memory,
      List<String> told,
      long last,
      List<Shown> prompt,
      List<EntryView> entries)
      implements Reply {}

  /**
   * Everybody at a glance. Arrays have one place for each agent number ever given out, up to {@link
   * #MOST}; of a larger population the first ones stand for all.
   *
   * @param total how many numbers were given out
   * @param personas names of personas, to which {@code persona} points
   * @param minds the mind of each of {@code personas}
   * @param adversary whether each of {@code personas} is one of an adversary
   * @param marks what agents may show themselves to hold, to which {@code mark} points
   * @param persona place in {@code personas}; −1 for an agent that is not present
   * @param mark place in {@code marks}; −1: none
   * @param encounters how many encounters each agent took part in
   * @param links pairs of agents, one after the other: edges of the network they live on, or pairs
   *     that met lately
   * @param fixed whether links are those of a network the schedule goes by
   * @param schedule one line that names it
   */
  record Network(
      int total,
      List<String> personas,
      List<String> minds,
      List<Boolean> adversary,
      List<String> marks,
      int[] persona,
      int[] mark,
      int[] encounters,
      int[] links,
      boolean fixed,
      String schedule)
      implements Reply {

    /** How many agents are told of at most. */
    public static final int MOST = 100_000;
  }

  /**
   * What the measures show of a run as far as it is.
   *
   * @param position entries journaled when they were asked
   * @param figures those of all measures, in the order of the scenario's {@code measures}
   */
  record Panels(long position, List<Figure> figures) implements Reply {}

  /** The kinds of intervention, and where and on how many they can act. */
  record Library(
      List<org.murmuration.intervention.Library.Kind> kinds,
      List<String> personas,
      List<String> minds,
      List<String> roles,
      List<String> recovery)
      implements Reply {}

  /** Whom an intervention would reach now. */
  record Preview(String text, List<Integer> agents) implements Reply {}

  /** An intervention has taken place. */
  record Intervened(long index, String text, List<Integer> agents) implements Reply {}

  /**
   * An answer out of the game.
   *
   * @param position entries journaled when it was asked
   * @param answer what it said, or why there is no answer
   * @param missing whether there is none
   * @param remembered index of the intervention by which it remembers, −1: it does not
   */
  record Interviewed(
      long position,
      int agent,
      String persona,
      String question,
      String answer,
      boolean missing,
      long remembered)
      implements Reply {}
}
