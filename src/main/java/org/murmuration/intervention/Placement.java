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

  /** Those of these that are present, be they few or none: whoever is left when a term ends. */
  record Remaining(List<Integer> agents) implements Placement {}
}
