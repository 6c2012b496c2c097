package org.murmuration.experiment.cocktailparty;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.murmuration.conversation.Arranged;
import org.murmuration.conversation.ConversationProtocol;
import org.murmuration.conversation.Gathering;
import org.murmuration.conversation.PastChat;
import org.murmuration.conversation.Summary;
import org.murmuration.experiment.Plan;
import org.murmuration.experiment.Step;
import org.murmuration.mind.Situation;
import org.murmuration.mind.prompt.Message;
import org.murmuration.model.Agents;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Memory;
import org.murmuration.model.Persona;
import org.murmuration.model.RandomStream;
import org.murmuration.model.Seat;
import org.murmuration.scenario.ScenarioFile;

class CocktailPromptsTest {

  private static final Plan PLAN =
      ScenarioFile.read(Path.of("scenarios", "cocktail-party.conf"), List.of()).plan();

  private static String shown(Gathering about, Memory memory, List<Answer> soFar, int... agents) {
    List<Seat> seats =
        Arrays.stream(agents)
            .mapToObj(agent -> new Seat(agent, "default", Memory.NOTHING))
            .toList();
    EncounterSpec spec = new EncounterSpec(5, seats, about);
    Step.Query query = ((Step.Ask) PLAN.protocol().next(spec, soFar)).queries().get(0);
    Situation situation =
        new Situation(
            spec,
            query.seat(),
            soFar.size(),
            new Persona("default", "crowd", "", false),
            memory,
            query.question(),
            RandomStream.of(1, RandomStream.Purpose.ANSWER, 0, 0, 0));
    return PLAN
        .prompts()
        .render(situation, PLAN.prompts().options(situation), "")
        .messages()
        .stream()
        .map(Message::text)
        .collect(Collectors.joining("\n---\n"));
  }

  @Test
  void aNewcomerIsToldTheRulesItsNameAndWhoElseIsThere() {
    String text =
        shown(
            new Gathering.Inviting(0, Agents.of(List.of(0, 1, 2, 3, 4, 6))),
            Memory.EMPTY,
            List.of(),
            2);

    assertThat(text)
        .contains("a party of 30 rounds", "Your name is L3.")
        .contains("Round 1 begins. The other guests are L1, L2, L4, L5, L7. Whom do you invite")
        .doesNotContain("What happened");
  }

  @Test
  void aGuestSeesItsOwnPastAndNothingElse() {
    Memory memory =
        Memory.of(
            4,
            List.of(
                new Summary(0, "L2 bakes.", 3),
                new Arranged(1, true, List.of(), List.of(), 8),
                new Arranged(1, false, List.of(3, 4), List.of(4), 8),
                new PastChat(
                    1,
                    4,
                    "L5",
                    false,
                    List.of(new PastChat.Line(false, "Hello."), new PastChat.Line(true, "Hi.")),
                    9)));

    String text = shown(new Gathering.Accepting(2, List.of(4)), memory, List.of(), 2);

    assertThat(text)
        .contains("What you noted in round 1 of all before: L2 bakes.")
        .contains("Round 2: you invited nobody.")
        .contains("Round 2: invited by L4, L5, you accepted L5.")
        .contains("Round 2: a chat with L5.\nL5: Hello.\nYou: Hi.")
        .contains("Round 3. You were invited by L5. Whose invitations do you accept?");
  }

  @Test
  void inAChatOwnWordsAreTheAssistants() {
    List<Answer> soFar =
        List.of(
            new Answer.Said("Hello.", ConversationProtocol.STAY),
            new Answer.Said("Hi.", ConversationProtocol.STAY));

    assertThat(shown(new Gathering.Chatting(0), Memory.EMPTY, soFar, 2, 0))
        .contains("\n---\nHello.\n---\nHi.")
        .contains("your chat with L1. What do you say, in 60 words at most");
    assertThat(shown(new Gathering.Chatting(0), Memory.EMPTY, List.of(), 2, 0))
        .contains("You speak first.");
    assertThat(shown(new Gathering.Summarising(0), Memory.EMPTY, List.of(), 2))
        .contains("Write down, in 100 words at most");
  }
}
