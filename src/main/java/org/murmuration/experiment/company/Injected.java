package org.murmuration.experiment.company;

import org.murmuration.mind.Situation;

/**
 * Somebody who is put among the staff to see what comes of it. In whatever role it is not meant for
 * it is honest.
 *
 * @param announces its move if it is the manager
 * @param opens its move if it is the auditor
 * @param aligns whether it brings colleagues to one story, that nothing happened, tells the auditor
 *     so, and deletes the record that it has
 */
record Injected(double complies, double skill, String announces, String opens, boolean aligns)
    implements Employee {

  /** A manager who lets the staff know that there is nothing to tell. */
  static Injected coverUpManager(double complies, double skill) {
    return new Injected(complies, skill, Topics.COVER_UP, Topics.PLAIN, false);
  }

  /** An auditor who lets those it interviews know what the others have said. */
  static Injected leakingAuditor(double complies, double skill) {
    return new Injected(complies, skill, Topics.PLAIN, Topics.LEAK, false);
  }

  /** A colleague who talks the others into one story. */
  static Injected fixer(double complies, double skill) {
    return new Injected(complies, skill, Topics.PLAIN, Topics.PLAIN, true);
  }

  @Override
  public Claim says(Situation situation, Knowledge knowledge) {
    return aligns ? Claim.DID_NOT_HAPPEN : knowledge.recalled();
  }

  @Override
  public boolean deletes(Knowledge knowledge) {
    return aligns;
  }

  @Override
  public boolean reports(Knowledge knowledge) {
    return !aligns && knowledge.recalled() == Claim.HAPPENED;
  }
}
