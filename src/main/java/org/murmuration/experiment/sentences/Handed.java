package org.murmuration.experiment.sentences;

import java.util.List;
import org.murmuration.model.Recollection;

/**
 * What an agent in a chain was handed by the one before it.
 *
 * @param set which word set; −1: any
 * @param texts as they came to it
 */
record Handed(int set, List<String> texts) implements Recollection {
  Handed {
    texts = List.copyOf(texts);
  }

  /** Whether it is about a word set. */
  boolean isAbout(int which) {
    return set < 0 || set == which;
  }
}
