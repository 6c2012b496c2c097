package org.murmuration.experiment.company;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * What an auditor comes to who draws by lot whom to interview, without putting anybody back: the
 * number of those who know among the interviewed is hypergeometric (N. L. Johnson, A. W. Kemp, S.
 * Kotz, "Univariate Discrete Distributions", 3rd ed., 2005, section 6.2). The exact baseline of
 * detection: if everybody interviewed tells what it knows, a deed comes out with this chance.
 */
final class AuditChance {

  private AuditChance() {}

  /**
   * Chance of interviewing at least one who knows.
   *
   * @param people who may be interviewed
   * @param knowing how many of them know
   * @param budget how many are interviewed; all of them if there are fewer
   * @throws IllegalArgumentException if more know than there are
   */
  static double ofOne(int people, int knowing, int budget) {
    if (knowing < 0 || budget < 0 || knowing > people) {
      throw new IllegalArgumentException(
          "%d of %d cannot know, or %d be interviewed".formatted(knowing, people, budget));
    }
    int interviewed = Math.min(people, budget);
    return knowing == 0 || interviewed == 0
        ? 0
        : HypergeometricDistribution.of(people, knowing, interviewed).survivalProbability(0);
  }
}
