package org.murmuration.model;

import java.util.List;

/**
 * A change made to the population from outside. It takes an index of the history and is journaled
 * like an encounter, so that a replay repeats it. Agents are listed in ascending order.
 */
public sealed interface Intervention {

  /** The agents it concerns. */
  List<Integer> agents();

  /** These agents take on another persona; what they remember stays. */
  record Convert(List<Integer> agents, String persona) implements Intervention {}

  /** These agents remember exactly this, and nothing of what was before. */
  record Rewrite(List<Integer> agents, List<Recollection> memory) implements Intervention {}

  /** New agents with these numbers join; they remember nothing. */
  record Join(List<Integer> agents, String persona) implements Intervention {}

  /** These agents leave and meet nobody any more. */
  record Leave(List<Integer> agents) implements Intervention {}
}
