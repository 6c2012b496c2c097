package org.murmuration.mind.llm;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.murmuration.mind.Mind;

/**
 * Binds the minds of one batch to where their calls are made. Minds that are memoised share their
 * estimates, whose calls are outside the histories. Thread-safe.
 */
public final class Bindings {

  private final CallDesk outside;
  private final Map<String, Estimates> estimates = new ConcurrentHashMap<>();

  /**
   * Bindings of a batch.
   *
   * @param outside where calls outside the histories are made
   */
  public Bindings(CallDesk outside) {
    this.outside = outside;
  }

  /** The mind, its answers being calls of a run. */
  public Mind bind(Mind mind, CallDesk run) {
    return mind instanceof LlmMind llm ? isMemoised(llm) ? memoised(llm) : llm.bound(run) : mind;
  }

  /**
   * The mind, its answers being calls outside the histories.
   *
   * @param what what for; with the number of the situation's encounter it names the call
   */
  public Mind outside(Mind mind, String what) {
    return mind instanceof LlmMind llm
        ? isMemoised(llm) ? memoised(llm) : llm.outside(outside, what)
        : mind;
  }

  /** The estimates of a memoised mind, shared by all runs. */
  public Estimates estimates(LlmMind mind) {
    return estimates.computeIfAbsent(
        mind.settings().mind(),
        name -> new Estimates(mind, mind.settings().memoise().orElseThrow(), outside));
  }

  /** Names of the minds that are estimated, with what is known of each. */
  public Map<String, Estimates> estimates() {
    return new TreeMap<>(estimates);
  }

  private static boolean isMemoised(LlmMind mind) {
    return mind.settings().memoise().isPresent();
  }

  private Mind memoised(LlmMind mind) {
    return new MemoisedMind(mind, estimates(mind));
  }
}
