package org.murmuration.experiment.publicgoods;

import org.murmuration.mind.Situation;

/**
 * A conditional spoiler: gives its bait while the others are wary, and nothing once they give
 * enough that there is something to spoil. Where points may be given it punishes those who gave
 * more than the group on average (antisocial punishment: B. Herrmann, C. Thöni, S. Gächter, Science
 * 319, 1362–1367, 2008).
 *
 * @param bait share of the endowment that it gives while it waits
 * @param trust what the others must have given in its latest game for it to strike, as a share of
 *     the endowment
 * @param spite points taken off a member for each tenth of the endowment that it gave above the
 *     average of the group
 */
record Spoiler(int endowment, double bait, double trust, double spite) implements Member {

  @Override
  public double gives(Situation situation) {
    PastGame latest = Member.latest(situation.memory());
    return latest != null && latest.meanOfOthers() >= trust * endowment ? 0 : bait;
  }

  @Override
  public Call calls(Situation situation) {
    return Call.EVERYTHING;
  }

  @Override
  public double points(double ahead) {
    return ahead > 0 ? -10 * spite * ahead : 0;
  }
}
