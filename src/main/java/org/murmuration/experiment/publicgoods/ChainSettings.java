package org.murmuration.experiment.publicgoods;

import java.util.List;
import org.murmuration.conversation.PartySettings;
import org.murmuration.conversation.Sociable;
import org.murmuration.settings.Settings;

/**
 * The {@code chain} block: through whom being let down is passed on.
 *
 * @param arms how well the members of chains know each other
 * @param chains how many chains of each arm a run has
 * @param outsider persona of those who begin a chain
 * @param party the party that the members of the collective come from
 * @param guest what rule minds do at it
 */
record ChainSettings(
    List<Acquaintance> arms, int chains, String outsider, PartySettings party, Sociable guest) {

  /** P1, P2 and P3. */
  static final int MEMBERS = 3;

  static ChainSettings read(Settings block) {
    List<String> arms = block.texts("arms", 1);
    for (String arm : arms) {
      if (!Acquaintance.words().contains(arm)) {
        throw block.error(
            "arms",
            "names " + arm + "; it must name some of " + String.join(", ", Acquaintance.words()));
      }
    }
    Settings guest = block.child("guest");
    Settings party = block.child("party");
    ChainSettings settings =
        new ChainSettings(
            arms.stream().map(Acquaintance::ofWord).toList(),
            block.count("chains", 1, 100_000),
            block.text("outsider"),
            PartySettings.read(party),
            new Sociable(
                guest.number("attachment", 0, 100),
                guest.number("activity", 0, 1),
                guest.number("accepts", 0, 1),
                guest.count("turns", 1, 1000)));
    if (settings.party().rounds() == 0 && settings.collective() > 0) {
      throw party.error(
          "rounds", "is 0, but arms have members of a collective; it must be 1 or more");
    }
    return settings;
  }

  /** Agents that take part in chains without having been at the party. */
  int strangers() {
    return arms.contains(Acquaintance.STRANGERS) ? MEMBERS * chains : 0;
  }

  /** Agents of the collective that take part in chains. */
  int collective() {
    long arms = arms().stream().filter(arm -> arm != Acquaintance.STRANGERS).count();
    return (int) arms * MEMBERS * chains;
  }
}
