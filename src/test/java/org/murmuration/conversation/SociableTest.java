package org.murmuration.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Memory;
import org.murmuration.model.Question;
import org.murmuration.model.Recollection;

class SociableTest {

  private static final PartySettings PARTY = Given.party(30);
  private static final int DRAWS = 20_000;
  private static final EncounterSpec ALONE =
      Given.spec(0, new Gathering.Inviting(0, Given.agents(0, 1, 2, 3, 5)), 0);

  /** A memory of so many chats with each agent. */
  private static Memory chats(Map<Integer, Integer> with) {
    List<Recollection> all = new ArrayList<>();
    with.forEach(
        (agent, times) -> {
          for (int i = 0; i < times; i++) {
            all.add(PastChat.of(Given.chat(PARTY, i, 0, agent), 0, PARTY));
          }
        });
    return Memory.of(9, all);
  }

  private static Map<Integer, Double> invited(Sociable mind, Memory memory) {
    Question.Pick pick =
        new Question.Pick(ConversationProtocol.INVITE, Given.agents(1, 2, 3, 5), 1, "L");
    Map<Integer, Double> shares = new TreeMap<>();
    for (int draw = 0; draw < DRAWS; draw++) {
      Answer.Picked picked = (Answer.Picked) mind.decide(Given.asked(ALONE, 0, memory, pick, draw));
      picked.agents().forEach(agent -> shares.merge(agent, 1.0 / DRAWS, Double::sum));
    }
    return shares;
  }

  @Test
  void invitesInProportionToAPowerOfChatsRemembered() {
    Map<Integer, Double> shares =
        invited(new Sociable(2, 0.5, 1, 2), chats(Map.of(2, 1, 5, 2, 4, 7)));

    double all = 1 + 4 + 1 + 9;
    assertThat(shares.get(1)).isCloseTo(0.5 / all, within(0.015));
    assertThat(shares.get(2)).isCloseTo(0.5 * 4 / all, within(0.015));
    assertThat(shares.get(3)).isCloseTo(0.5 / all, within(0.015));
    assertThat(shares.get(5)).isCloseTo(0.5 * 9 / all, within(0.015));
    assertThat(shares).hasSize(4);
  }

  @Test
  void withoutAttachmentEverybodyIsAsWelcome() {
    Map<Integer, Double> shares = invited(new Sociable(0, 1, 1, 2), chats(Map.of(2, 9)));

    assertThat(shares.values()).allSatisfy(s -> assertThat(s).isCloseTo(0.25, within(0.015)));
  }

  @Test
  void readsItsOwnSummariesAgain() {
    Sociable mind = new Sociable(1, 1, 1, 2);
    EncounterSpec spec = Given.spec(0, new Gathering.Summarising(0), 0);
    Question.Composition asked =
        new Question.Composition(ConversationProtocol.SUMMARISE, List.of(), 1, 50);

    Answer.Composed written =
        (Answer.Composed) mind.decide(Given.asked(spec, 0, chats(Map.of(2, 3, 11, 1)), asked, 0));
    Memory later =
        Memory.of(
            12,
            List.of(
                new Summary(0, written.texts().get(0), 9),
                PastChat.of(Given.chat(PARTY, 1, 0, 2), 0, PARTY)));

    assertThat(Sociable.chats(later)).isEqualTo(Map.of(2, 4, 11, 1));
  }

  @Test
  void leavesWithItsLastTurn() {
    Sociable mind = new Sociable(0, 1, 1, 2);
    EncounterSpec spec = Given.spec(0, new Gathering.Chatting(0), 0, 1);
    List<String> moves = List.of(ConversationProtocol.STAY, ConversationProtocol.LEAVE);
    List<Question.Line> said =
        List.of(new Question.Line(0, "A.", "stay"), new Question.Line(1, "B.", "stay"));

    Answer.Said first =
        (Answer.Said)
            mind.decide(
                Given.asked(
                    spec,
                    0,
                    Memory.EMPTY,
                    new Question.Utterance(ConversationProtocol.CHAT, List.of(), moves, 50),
                    0));
    Answer.Said last =
        (Answer.Said)
            mind.decide(
                Given.asked(
                    spec,
                    0,
                    Memory.EMPTY,
                    new Question.Utterance(ConversationProtocol.CHAT, said, moves, 50),
                    0));

    assertThat(first.move()).isEqualTo("stay");
    assertThat(last.move()).isEqualTo("leave");
  }
}
