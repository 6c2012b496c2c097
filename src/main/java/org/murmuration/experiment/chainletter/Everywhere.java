package org.murmuration.experiment.chainletter;

import org.murmuration.measure.Condition;
import org.murmuration.model.Entry;
import org.murmuration.model.Population;

/**
 * Whether a given share of the agents carries a letter, or nobody does any more. A meeting changes
 * that of two agents at most.
 */
final class Everywhere implements Condition {

  private final Outbreak outbreak;
  private final double share;
  private boolean begun;

  Everywhere(Outbreak outbreak, double share) {
    this.outbreak = outbreak;
    this.share = share;
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    outbreak.observe(encountered);
    begun |= outbreak.carriers() > 0;
  }

  @Override
  public void observe(Entry.Intervened intervened, Population population) {
    outbreak.observe(intervened, population);
    begun |= outbreak.carriers() > 0;
  }

  @Override
  public boolean holds() {
    return begun && (outbreak.carriers() == 0 || missing() <= 0);
  }

  private int missing() {
    return (int) Math.ceil(share * outbreak.agents() - 1e-9) - outbreak.carriers();
  }

  @Override
  public long earliest() {
    int nearest = begun ? Math.min(missing(), outbreak.carriers()) : 1;
    return Math.max(1, (nearest + 1) / 2);
  }
}
