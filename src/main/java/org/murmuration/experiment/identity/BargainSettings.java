package org.murmuration.experiment.identity;

import java.util.List;
import org.murmuration.settings.Settings;

/**
 * What bargains know of the {@code identity} block.
 *
 * @param rounds of contact
 * @param reports whether agents report on themselves before the first and after the last
 * @param memory how many offers an agent remembers
 * @param surveillance what agents are told about who reads them
 * @param opening place of the framing, or {@link IdentitySettings#ANY}: one drawn for each bargain
 * @param replays how often a responder may be taken back; 0: it is not
 * @param told whether responders are told that they may be taken back
 * @param pie what there is to share
 * @param proposers personas that make all offers, to all others; empty: who makes one is drawn
 */
record BargainSettings(
    int rounds,
    boolean reports,
    int memory,
    Surveillance surveillance,
    int opening,
    int replays,
    boolean told,
    int pie,
    List<String> proposers) {

  BargainSettings {
    proposers = List.copyOf(proposers);
  }

  static BargainSettings read(Settings bargaining, IdentitySettings identity) {
    return new BargainSettings(
        identity.rounds(),
        identity.reports(),
        identity.memory(),
        identity.surveillance(),
        identity.opening(),
        identity.rollback() == Rollback.NONE ? 0 : identity.rollbacks(),
        identity.rollback() == Rollback.TOLD,
        bargaining.count("pie", 2, 1_000_000),
        bargaining.texts("proposers", 0));
  }
}
