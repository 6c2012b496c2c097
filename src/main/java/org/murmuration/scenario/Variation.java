package org.murmuration.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.murmuration.design.Design;

/**
 * How the runs of a batch differ: by the cells of a design, or not at all.
 *
 * @param design the design of the batch; empty: all runs are of the same scenario
 * @param cells the scenario of each cell, block by block, as the design lists them
 * @param cell of the scenario of one cell, its levels by factor; else empty
 * @param whole of the scenario of one cell, that of the batch; else null
 */
record Variation(
    Optional<Design> design, List<Scenario> cells, Map<String, String> cell, Scenario whole) {

  static final Variation NONE = new Variation(Optional.empty(), List.of(), Map.of(), null);

  /** The scenario of a batch with a design. */
  static Variation of(Design design, List<Scenario> cells) {
    return new Variation(Optional.of(design), List.copyOf(cells), Map.of(), null);
  }

  /** The scenario of one cell of a batch. */
  static Variation cell(Map<String, String> cell, Scenario whole) {
    return new Variation(Optional.empty(), List.of(), cell, whole);
  }
}
