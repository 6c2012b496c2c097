package org.murmuration.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.murmuration.experiment.Hearing;
import org.murmuration.experiment.Step;
import org.murmuration.model.Alteration;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Memory;
import org.murmuration.model.Question;
import org.murmuration.model.Seat;
import org.murmuration.model.Tampering;

class ConversationProtocolTest {

  private static final PartySettings PARTY = Given.party(30);
  private static final EncounterSpec CHAT = Given.spec(7, new Gathering.Chatting(2), 4, 1);

  private final ConversationProtocol protocol = new ConversationProtocol(PARTY);

  @Test
  void aGuestMayInviteOneOfTheOthers() {
    EncounterSpec spec = Given.spec(0, new Gathering.Inviting(0, Given.agents(0, 1, 2, 5)), 2);

    Question asked = ((Step.Ask) protocol.next(spec, List.of())).queries().get(0).question();

    assertThat(asked)
        .isEqualTo(new Question.Pick(ConversationProtocol.INVITE, Given.agents(0, 1, 5), 1, "L"));
    assertThat(Given.outcome(PARTY, spec, Given.picks(5)).picked()).containsExactly(5);
    assertThat(Given.outcome(PARTY, spec, Given.missing()).picked()).isEmpty();
  }

  @Test
  void whoWasInvitedMayAcceptAnyNumber() {
    EncounterSpec spec = Given.spec(0, new Gathering.Accepting(0, List.of(1, 3)), 2);

    Question asked = ((Step.Ask) protocol.next(spec, List.of())).queries().get(0).question();

    assertThat(asked)
        .isEqualTo(new Question.Pick(ConversationProtocol.ACCEPT, Given.agents(1, 3), 2, "L"));
  }

  @Test
  void aChatGoesInTurnsUntilOneSideLeaves() {
    Step third = protocol.next(CHAT, List.of(Given.stays("A."), Given.stays("B.")));

    assertThat(((Step.Ask) third).queries().get(0).seat()).isZero();
    assertThat(((Step.Ask) third).queries().get(0).question().said())
        .extracting(Question.Line::text)
        .containsExactly("A.", "B.");
    assertThat(Given.outcome(PARTY, CHAT, Given.stays("A."), Given.leaves("B.")).end())
        .isEqualTo(ChatEnd.LEFT);
  }

  @Test
  void aChatEndsWhenBothHaveUsedTheirTurns() {
    Answer more = Given.stays("And so on.");

    assertThat(Given.outcome(PARTY, CHAT, more, more, more, more, more, more).end())
        .isEqualTo(ChatEnd.TURNS);
  }

  @Test
  void aChatEndsWithTheTextThatReachesItsTokens() {
    PartySettings brief = new PartySettings(30, true, "L", 3, 60, 10, Given.budget(1000, false));

    Conversation chat =
        Given.outcome(brief, CHAT, Given.stays("12345678"), Given.stays("x".repeat(32)));

    assertThat(chat.end()).isEqualTo(ChatEnd.TOKENS);
  }

  @Test
  void aMissingAnswerEndsAChatAndWhatWasSaidCounts() {
    Conversation begun = Given.outcome(PARTY, CHAT, Given.stays("A."), Given.missing());
    Conversation mute = Given.outcome(PARTY, CHAT, Given.missing());

    assertThat(begun.end()).isEqualTo(ChatEnd.SILENCE);
    assertThat(begun.isChat()).isTrue();
    assertThat(protocol.recollect(begun, 1)).isInstanceOf(PastChat.class);
    assertThat(mute.isChat()).isFalse();
    assertThat(protocol.recollect(mute, 0)).isNull();
  }

  @Test
  void eachSideRemembersTheChatAsItsOwn() {
    Conversation chat = Given.outcome(PARTY, CHAT, Given.stays("A."), Given.leaves("B."));

    PastChat first = (PastChat) protocol.recollect(chat, 0);
    PastChat second = (PastChat) protocol.recollect(chat, 1);

    assertThat(first.other()).isEqualTo(1);
    assertThat(first.name()).isEqualTo("L2");
    assertThat(first.invited()).isTrue();
    assertThat(first.lines())
        .containsExactly(new PastChat.Line(true, "A."), new PastChat.Line(false, "B."));
    assertThat(second.other()).isEqualTo(4);
    assertThat(second.invited()).isFalse();
  }

  @Test
  void whoDidNotHearWhatWasSaidRemembersWhatItHeardAlsoIfLengthEndedTheChat() {
    PartySettings brief = new PartySettings(30, true, "L", 3, 60, 5, Given.budget(1000, false));
    EncounterSpec spec =
        new EncounterSpec(
            0,
            List.of(new Seat(4, "default", Memory.NOTHING), new Seat(1, "default", Memory.NOTHING)),
            List.of(new Tampering(0, 1, 1.0, new Alteration.Drop())),
            new Gathering.Chatting(0));
    ConversationProtocol rules = new ConversationProtocol(brief);
    Conversation chat = Given.outcome(brief, spec, Given.stays("x".repeat(40)));

    PastChat heard = (PastChat) new Hearing(rules, 1).recollect(spec, chat, 1);

    assertThat(chat.end()).isEqualTo(ChatEnd.TOKENS);
    assertThat(heard.lines()).containsExactly(new PastChat.Line(false, ""));
  }

  @Test
  void aSummaryIsCutToItsPartOfTheMemory() {
    PartySettings small = new PartySettings(30, true, "L", 3, 60, 0, Given.budget(40, true));
    EncounterSpec spec = Given.spec(0, new Gathering.Summarising(3), 2);
    Conversation written =
        Given.outcome(small, spec, new Answer.Composed(List.of("🐦 word ".repeat(100))));

    Summary summary = (Summary) new ConversationProtocol(small).recollect(written, 0);

    assertThat(summary.tokens()).isLessThanOrEqualTo(10).isPositive();
    assertThat(summary.text()).startsWith("🐦 word");
    assertThat(
            new ConversationProtocol(small)
                .recollect(Given.outcome(small, spec, Given.missing()), 0))
        .isNull();
  }

  @Test
  void anEncounterAboutNoGatheringIsRefused() {
    EncounterSpec spec = Given.spec(9, null, 0, 1);

    assertThatThrownBy(() -> protocol.next(spec, List.of()))
        .hasMessage("encounter 9 is about no gathering");
  }
}
