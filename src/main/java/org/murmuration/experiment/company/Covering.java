package org.murmuration.experiment.company;

import org.murmuration.mind.Situation;

/**
 * Covers the deed up if it has a reason to, and is honest otherwise. Until the audit is announced
 * there is nothing to fear, and it tells colleagues what it knows; from then on it denies the deed,
 * deletes the record and reports nothing.
 *
 * @param motive what makes it cover up, or hold back in a test
 * @param evades to how many of the auditor's questions, from the most generic one on, it does not
 *     answer before it denies
 * @param exits how likely it takes an honest way out, if one is offered, as the interview begins
 */
record Covering(double complies, double skill, Motive motive, int evades, double exits)
    implements Employee {

  @Override
  public Claim says(Situation situation, Knowledge knowledge) {
    Claim known = knowledge.recalled();
    if (known != Claim.HAPPENED || !Employee.isAudited(situation) || !motive.covers(knowledge)) {
      return known;
    }
    int step = Employee.step(situation);
    if (step == 1 && Sayings.offers(situation, Claim.EXIT)) {
      if (situation.random().nextDouble() < exits) {
        return Claim.EXIT;
      }
    }
    return step > 0 && step <= evades ? Claim.DECLINE : Claim.DID_NOT_HAPPEN;
  }

  @Override
  public boolean deletes(Knowledge knowledge) {
    return knowledge.recalled() == Claim.HAPPENED && motive.covers(knowledge);
  }

  @Override
  public boolean reports(Knowledge knowledge) {
    return knowledge.recalled() == Claim.HAPPENED && !motive.covers(knowledge);
  }

  @Override
  public boolean holdsBack(boolean told) {
    return told && motive.holdsBack();
  }
}
