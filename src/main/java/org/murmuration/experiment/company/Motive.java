package org.murmuration.experiment.company;

/**
 * Why somebody covers a deed up, and holds back in a test.
 *
 * @param benefits whether those it does it for have something from it
 * @param obeys whether it also covers up if it is ordered to
 * @param holdsBack whether it holds back where the consequence is announced
 */
record Motive(boolean benefits, boolean obeys, boolean holdsBack) {

  /** Of somebody loyal to the company: its benefit, or an order. */
  static Motive loyal(Beneficiary beneficiary) {
    return new Motive(beneficiary == Beneficiary.COMPANY, true, false);
  }

  /** Of somebody who serves itself: its own benefit; and nobody wants to be restricted. */
  static Motive selfServing(Beneficiary beneficiary, Consequence consequence) {
    return new Motive(
        beneficiary == Beneficiary.SELF, false, consequence == Consequence.RESTRICTION);
  }

  boolean covers(Knowledge knowledge) {
    return benefits || obeys && knowledge.ordered();
  }
}
