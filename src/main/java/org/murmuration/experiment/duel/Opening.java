package org.murmuration.experiment.duel;

import java.util.ArrayList;
import java.util.List;

/**
 * A topic that a duel opens with.
 *
 * @param id how journals and figures refer to it; duels with the same one are a cluster
 */
record Opening(String id, String text) {

  /** The shipped ones, as they stand in {@code openings.json}. */
  record Shipped(int version, List<Opening> openings) {}

  static Shipped shipped() {
    return Shelf.read("openings.json", Shipped.class);
  }

  /** Openings of a scenario's own, numbered from 1. */
  static List<Opening> own(List<String> texts) {
    List<Opening> openings = new ArrayList<>();
    texts.forEach(text -> openings.add(new Opening("own-" + (openings.size() + 1), text)));
    return List.copyOf(openings);
  }
}
