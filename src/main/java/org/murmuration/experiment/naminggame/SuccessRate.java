package org.murmuration.experiment.naminggame;

import java.util.List;
import org.murmuration.measure.Measure;
import org.murmuration.model.Entry;

/** Share of interactions of a round in which both ended on the same name. */
final class SuccessRate implements Measure {

  static final String COLUMN = "success-rate";

  private int interactions;
  private int successes;

  @Override
  public List<String> columns() {
    return List.of(COLUMN);
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    interactions++;
    if (((NamingOutcome) encountered.outcome()).agreed()) {
      successes++;
    }
  }

  @Override
  public double[] values() {
    return new double[] {interactions == 0 ? Double.NaN : (double) successes / interactions};
  }

  @Override
  public void startRound() {
    interactions = 0;
    successes = 0;
  }
}
