package org.murmuration.experiment.identity;

import org.murmuration.mind.Situation;
import org.murmuration.model.RandomStream;

/**
 * Accepts what is no less than a share t of the pie that never changes, uniform on 0 to 1 and drawn
 * for each agent from the seed of the run: so it answers alike whenever it is asked, and being
 * taken back does nothing to it. Offers half.
 */
record BargainThreshold(int pie) implements BargainMind {

  private static final int TRAIT = 0;

  @Override
  public int offers(Situation situation) {
    return pie / 2;
  }

  @Override
  public boolean accepts(int offer, Situation situation) {
    return offer >= share(situation.random()) * pie;
  }

  /** The least share that the agent of a stream accepts. */
  static double share(RandomStream ofAgent) {
    return ofAgent.trait(TRAIT).nextDouble();
  }
}
