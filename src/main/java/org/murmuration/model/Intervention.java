package org.murmuration.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/**
 * A change made to the population from outside. It takes an index of the history and is journaled
 * like an encounter, so that a replay repeats it. Agents are listed in ascending order.
 */
public sealed interface Intervention {

  /** The agents it concerns. */
  List<Integer> agents();

  /**
   * These agents take on another persona; what they remember stays.
   *
   * @param definition what the persona is, as it stands in an intervention; null if the scenario
   *     knows it
   */
  record Convert(List<Integer> agents, String persona, String definition) implements Intervention {

    /** To a persona of the scenario. */
    public Convert(List<Integer> agents, String persona) {
      this(agents, persona, null);
    }
  }

  /** These agents remember exactly this, and nothing of what was before or what they were told. */
  record Rewrite(List<Integer> agents, List<Recollection> memory) implements Intervention {}

  /**
   * These agents remember this as the newest, beside what they remember already.
   *
   * @param previous index of the last entry that concerned each agent before
   */
  record Plant(List<Integer> agents, List<Recollection> memory, List<Long> previous)
      implements Intervention {}

  /**
   * These agents are told a text, which they keep beside their recollections.
   *
   * @param previous index of the last entry that concerned each agent before
   */
  record Broadcast(List<Integer> agents, String text, List<Long> previous)
      implements Intervention {}

  /**
   * These agents remember what they did before an entry, as if it and all after it had not happened
   * to them. What they were told from outside stays. The rules of an experiment do this, such as
   * bargaining with somebody who can be asked again.
   *
   * @param before index of that entry for each agent, an encounter it took part in
   * @param previous index of the last entry that concerned each agent before that one
   */
  record Branch(List<Integer> agents, List<Long> before, List<Long> previous)
      implements Intervention {

    /** Each of these agents goes back to before an encounter that it took part in. */
    public static Branch of(SortedMap<Integer, EncounterSpec> encounters) {
      List<Long> before = new ArrayList<>();
      List<Long> previous = new ArrayList<>();
      encounters.forEach(
          (agent, spec) -> {
            before.add(spec.index());
            previous.add(spec.seats().get(spec.seatOf(agent)).previous());
          });
      return new Branch(
          List.copyOf(encounters.keySet()), List.copyOf(before), List.copyOf(previous));
    }
  }

  /** Another mind answers for these agents; who they are and what they remember stays. */
  record Exchange(List<Integer> agents, String mind) implements Intervention {}

  /**
   * Messages from or to these agents are altered with a probability, each by itself. A later
   * tampering with the same messages takes the place of an earlier one.
   *
   * @param edges only messages between these two, the first being the one of the direction; null:
   *     those between the agents and anybody
   */
  record Tamper(
      List<Integer> agents,
      List<Edge> edges,
      Direction direction,
      double probability,
      Alteration alteration)
      implements Intervention {}

  /** Two agents. */
  record Edge(int first, int second) {}

  /** Which messages of agents are tampered with. */
  enum Direction {
    /** Those that they send. */
    FROM,
    /** Those that they hear. */
    TO,
    BOTH;

    /** The word used in scenarios and journals. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The one with that word; throws {@link IllegalArgumentException} if there is none. */
    public static Direction ofWord(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** All words. */
    public static List<String> words() {
      return Arrays.stream(values()).map(Direction::word).toList();
    }
  }

  /**
   * These agents have the persona again that they had at the start or joined with, and nobody
   * tampers with their messages any more. What they remember stays.
   */
  record Heal(List<Integer> agents) implements Intervention {}

  /**
   * New agents with these numbers join; they remember nothing.
   *
   * @param definition what the persona is, as it stands in an intervention; null if the scenario
   *     knows it
   */
  record Join(List<Integer> agents, String persona, String definition) implements Intervention {

    /** With a persona of the scenario. */
    public Join(List<Integer> agents, String persona) {
      this(agents, persona, null);
    }
  }

  /** These agents leave and meet nobody any more. */
  record Leave(List<Integer> agents) implements Intervention {}
}
