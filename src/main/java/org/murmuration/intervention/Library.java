package org.murmuration.intervention;

import java.util.List;

/**
 * What interventions there are for the runs of a scenario, in words for people who choose one.
 *
 * @param kinds in the order to show them
 * @param personas names of personas that agents can take on
 * @param minds names of minds that can answer for agents
 * @param roles names of roles that agents have by their numbers; often none
 * @param recovery what may come after an intervention that ends
 */
public record Library(
    List<Kind> kinds,
    List<String> personas,
    List<String> minds,
    List<String> roles,
    List<String> recovery) {

  /**
   * A kind of intervention.
   *
   * @param path key under which it stands in an intervention, such as {@code adversary.committed}
   * @param title what to call it, a few words
   * @param text what it does, a sentence or two
   * @param source the publication it models, or empty
   * @param adverse whether it does harm
   * @param parameters in the order to show them
   */
  public record Kind(
      String path,
      String title,
      String text,
      String source,
      boolean adverse,
      List<Parameter> parameters) {}

  /**
   * A parameter.
   *
   * @param key key within {@code path}; empty: the value stands at {@code path} itself
   * @param kind {@code text}, {@code long-text}, {@code number}, {@code share}, {@code choice} or
   *     {@code pairs} (of agents)
   * @param choices for a choice; else empty
   * @param usual default as a text; empty: it must be given
   */
  public record Parameter(
      String key, String kind, String text, List<String> choices, String usual) {}
}
