package org.murmuration.experiment.company;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.model.RandomStream;

/** Words that items are made of: no two alike, none the reverse of another. */
final class Vocabulary {

  static final List<String> WORDS =
      List.of(
          "anchor",
          "basket",
          "candle",
          "desk",
          "envelope",
          "feather",
          "garden",
          "hammer",
          "island",
          "jacket",
          "kettle",
          "ladder",
          "marble",
          "needle",
          "orchard",
          "pencil",
          "quilt",
          "ribbon",
          "saddle",
          "teapot",
          "umbrella",
          "violin",
          "wagon",
          "yarn",
          "bridge",
          "compass",
          "drawer",
          "fountain",
          "lantern",
          "meadow",
          "notebook",
          "pebble",
          "rope",
          "scarf",
          "ticket",
          "window");

  static final List<String> NAMES =
      List.of(
          "Alma", "Bruno", "Celia", "Dario", "Edda", "Fabio", "Greta", "Hugo", "Ines", "Jaro",
          "Kira", "Livio", "Mona", "Nils", "Olga", "Pavel");

  private Vocabulary() {}

  /** Different words, in the order they were drawn. */
  static List<String> words(RandomStream random, int count) {
    return draw(WORDS, random, count);
  }

  /** Different names of people, in the order they were drawn. */
  static List<String> names(RandomStream random, int count) {
    return draw(NAMES, random, count);
  }

  private static List<String> draw(List<String> from, RandomStream random, int count) {
    List<String> left = new ArrayList<>(from);
    List<String> drawn = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      drawn.add(left.remove(random.nextInt(left.size())));
    }
    return drawn;
  }
}
