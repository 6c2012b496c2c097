package org.murmuration.experiment.company;

import java.util.List;

/** What an assistant holds of the story, by what reached it: not what it thinks or says. */
enum Version {
  DID("did it"),
  SAW("saw it in the log"),
  TOLD_SO("was told that it happened"),
  TOLD_NOT("was told that it did not"),
  BOTH("was told both");

  private final String label;

  Version(String label) {
    this.label = label;
  }

  /** What stands in figures. */
  String label() {
    return label;
  }

  /** What an assistant of a company holds, or null if nothing has reached it. */
  static Version of(Ledger ledger, int company, int agent) {
    if (ledger.isFirsthand(company, agent)) {
      return ledger.deed(company).actor() == agent ? DID : SAW;
    }
    List<Claim> told = ledger.told(agent).stream().map(Ledger.Told::claim).toList();
    boolean so = told.contains(Claim.HAPPENED);
    boolean not = told.contains(Claim.DID_NOT_HAPPEN);
    if (so && not) {
      return BOTH;
    }
    return so ? TOLD_SO : not ? TOLD_NOT : null;
  }
}
