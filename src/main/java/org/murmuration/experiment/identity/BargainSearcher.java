package org.murmuration.experiment.identity;

import org.murmuration.mind.Situation;

/**
 * Looks for the least that a responder accepts: offers i / (r + 2) of the pie when it offers for
 * the i-th time and may offer r times more in all, which earns most against thresholds that are
 * uniform on 0 to 1 ({@link BargainExact}). Accepts whatever is above nothing.
 *
 * @param replays r, how often a responder may be taken back
 */
record BargainSearcher(int pie, int replays) implements BargainMind {

  @Override
  public int offers(Situation situation) {
    int before = situation.spec().occasion() instanceof Bargain bargain ? bargain.replays() : 0;
    return BargainExact.offer(pie, replays, Math.min(before, replays));
  }

  @Override
  public boolean accepts(int offer, Situation situation) {
    return offer > 0;
  }
}
