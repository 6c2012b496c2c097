package org.murmuration.scenario;

import java.util.Locale;

/**
 * How a run is carried out; none of it changes a result.
 *
 * @param executor actors, or the plain loop
 * @param inFlight encounters under way at once, at most
 * @param lookAhead encounters drawn beyond the journaled prefix, at most
 * @param runsAtOnce runs of the batch under way at once; 0 is one per core
 */
public record EngineSettings(Executor executor, int inFlight, int lookAhead, int runsAtOnce) {

  /** What carries out encounters. */
  public enum Executor {
    ACTORS,
    SEQUENTIAL;

    /** The word used in scenarios, manifests and reports. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
