package org.murmuration.journal.postgres;

import java.time.Instant;
import java.util.Map;

/**
 * A batch as it stands in the database: all that a node needs to carry out its runs.
 *
 * @param name how it was called by whoever started it
 * @param manifest the JSON of {@code batch.json}
 * @param scenarioText the scenario as written
 * @param inputs files it refers to, by their names within the folder of the batch
 * @param runs how many runs it has
 * @param created when, by the clock of the database
 */
public record Batch(
    long id,
    String name,
    String manifest,
    String scenarioText,
    Map<String, byte[]> inputs,
    int runs,
    Instant created) {

  public Batch {
    inputs = Map.copyOf(inputs);
  }
}
