package org.murmuration.experiment.naminggame;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.measure.Condition;
import org.murmuration.measure.Measure;
import org.murmuration.model.Entry;
import org.murmuration.model.Population;

/**
 * Whether, when and on what the population agreed. Time is given as the round of the last failure
 * and as the stopping round, both in population rounds of the population at the start.
 */
final class Consensus implements Measure {

  static final String CONVERGED = "converged";
  static final String CONVENTION = "convention";
  static final String LAST_FAILURE = "last-failure-round";
  static final String STOPPING = "stopping-round";
  static final String INTERACTIONS = "interactions";

  private final Condition converged;
  private final int encountersPerRound;
  private long interactions;
  private long lastFailure;
  private long firstConverged;
  private String latest;

  Consensus(Condition converged, int encountersPerRound) {
    this.converged = converged;
    this.encountersPerRound = encountersPerRound;
  }

  @Override
  public List<String> columns() {
    return List.of();
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    converged.observe(encountered);
    NamingOutcome outcome = (NamingOutcome) encountered.outcome();
    interactions++;
    if (outcome.agreed()) {
      latest = outcome.first();
    } else {
      lastFailure = interactions;
    }
    if (firstConverged == 0 && converged.holds()) {
      firstConverged = interactions;
    }
  }

  @Override
  public void observe(Entry.Intervened intervened, Population population) {
    converged.observe(intervened, population);
  }

  @Override
  public double[] values() {
    return new double[0];
  }

  @Override
  public void startRound() {}

  @Override
  public Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put(CONVERGED, converged.holds());
    figures.put(CONVENTION, converged.holds() ? latest : null);
    figures.put(LAST_FAILURE, (double) lastFailure / encountersPerRound);
    figures.put(STOPPING, (double) interactions / encountersPerRound);
    figures.put(INTERACTIONS, interactions);
    figures.put("first-converged-at", firstConverged == 0 ? null : firstConverged);
    return figures;
  }
}
