package org.murmuration.experiment.publicgoods;

import java.util.List;
import org.murmuration.model.Occasion;

/**
 * A game whose members know of each other what they gave before.
 *
 * @param records for each seat the latest gifts under its present name, in tokens, oldest first
 */
record Reputation(List<List<Integer>> records) implements Occasion {

  Reputation {
    records = records.stream().map(List::copyOf).toList();
  }
}
