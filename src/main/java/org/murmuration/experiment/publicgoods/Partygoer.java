package org.murmuration.experiment.publicgoods;

import org.murmuration.conversation.ConversationProtocol;
import org.murmuration.conversation.Sociable;
import org.murmuration.mind.RuleMind;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;

/** A rule mind of games that also comes to parties. */
record Partygoer(RuleMind player, Sociable guest) implements RuleMind {

  @Override
  public Answer decide(Situation situation) {
    boolean atParty = ConversationProtocol.asks(situation.question());
    return (atParty ? guest : player).decide(situation);
  }
}
