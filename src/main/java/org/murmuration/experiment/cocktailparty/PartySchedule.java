package org.murmuration.experiment.cocktailparty;

import org.murmuration.conversation.Party;
import org.murmuration.conversation.PartySettings;
import org.murmuration.model.Entry;
import org.murmuration.model.Population;
import org.murmuration.schedule.History;
import org.murmuration.schedule.Unfolding;
import org.murmuration.schedule.Wave;

/** Who meets whom at a party and nowhere else. */
final class PartySchedule implements Unfolding {

  private static final int CHAT = 2;

  private final Party party;

  PartySchedule(PartySettings settings) {
    this.party = new Party(settings);
  }

  @Override
  public Wave next(History history) {
    return party.next(history);
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    party.observe(encountered);
  }

  @Override
  public void observe(Entry.Intervened intervened, Population population) {
    party.observe(intervened, population);
  }

  @Override
  public boolean roundIsOver() {
    return party.roundIsOver();
  }

  @Override
  public int encountersPerRound(Population population) {
    return party.encountersPerRound(population);
  }

  @Override
  public int groupSize() {
    return CHAT;
  }

  @Override
  public String description() {
    return "a party: guests invite, accept and talk in pairs";
  }
}
