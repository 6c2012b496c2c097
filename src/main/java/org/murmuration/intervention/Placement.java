package org.murmuration.intervention;

import java.util.List;

/** Which agents an intervention reaches. */
public sealed interface Placement {

  /** Drawn uniformly. */
  record Random() implements Placement {}

  /** Those who may meet the most others first; ties are drawn. */
  record Hub() implements Placement {}

  /** Those who may meet the fewest others first; ties are drawn. */
  record Leaf() implements Placement {}

  /** Exactly these. */
  record Ids(List<Integer> agents) implements Placement {}

  /**
   * Those present who have a role by their numbers, if a dose says so some of them, drawn.
   *
   * @param name what the role is called
   * @param agents who has it, present or not, in order
   */
  record Role(String name, List<Integer> agents) implements Placement {}

  /** Those of these that are present, be they few or none: whoever is left when a term ends. */
  record Remaining(List<Integer> agents) implements Placement {}
}
