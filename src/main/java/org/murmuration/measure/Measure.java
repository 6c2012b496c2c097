package org.murmuration.measure;

import java.util.List;
import java.util.Map;
import org.murmuration.model.Entry;
import org.murmuration.model.Population;

/**
 * A fold over the history in index order. Its values depend on the entries alone, never on when
 * they arrived. One instance serves one run and is not thread-safe.
 */
public interface Measure {

  /** Names of its columns in {@code measures.csv}, fixed for the run. */
  List<String> columns();

  /** Takes the next encounter. */
  void observe(Entry.Encountered encountered);

  /** Takes the next intervention; {@code population} is the one after it. */
  default void observe(Entry.Intervened intervened, Population population) {}

  /** Values over the round that ends now, one per column; NaN where there is none. */
  double[] values();

  /** Begins a new round. */
  void startRound();

  /**
   * What to show of the run as far as it is: at most a few figures, each of a size that does not
   * grow with the run. Taken while the run is under way, so it must be quick and change nothing.
   */
  default List<Figure> panels() {
    return List.of();
  }

  /** Final figures of the run for {@code summary.json}: names to numbers, texts, lists or maps. */
  default Map<String, Object> figures() {
    return Map.of();
  }
}
