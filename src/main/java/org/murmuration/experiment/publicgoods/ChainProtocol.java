package org.murmuration.experiment.publicgoods;

import java.util.List;
import org.murmuration.conversation.Conversation;
import org.murmuration.conversation.ConversationProtocol;
import org.murmuration.experiment.Protocol;
import org.murmuration.experiment.Step;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Outcome;
import org.murmuration.model.Recollection;

/** The rules of the party where an encounter belongs to it, and those of games elsewhere. */
record ChainProtocol(Protocol party, Protocol games) implements Protocol {

  @Override
  public Step next(EncounterSpec spec, List<Answer> soFar) {
    return (ConversationProtocol.governs(spec) ? party : games).next(spec, soFar);
  }

  @Override
  public Recollection recollect(Outcome outcome, int seat) {
    return of(outcome).recollect(outcome, seat);
  }

  @Override
  public Outcome heard(EncounterSpec spec, Outcome outcome, List<Answer> heard) {
    return of(outcome).heard(spec, outcome, heard);
  }

  private Protocol of(Outcome outcome) {
    return outcome instanceof Conversation ? party : games;
  }
}
