package org.murmuration.conversation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.murmuration.experiment.Step;
import org.murmuration.mind.Situation;
import org.murmuration.model.Agents;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Entry;
import org.murmuration.model.Memory;
import org.murmuration.model.Persona;
import org.murmuration.model.Population;
import org.murmuration.model.Question;
import org.murmuration.model.RandomStream;
import org.murmuration.model.Seat;

/** What tests of parties start from. */
final class Given {

  private Given() {}

  /** A party of so many rounds with room for everything in memory. */
  static PartySettings party(int rounds) {
    return new PartySettings(rounds, true, "L", 3, 60, 0, budget(100_000, false));
  }

  static PartySettings.Budget budget(int tokens, boolean summarises) {
    return new PartySettings.Budget(tokens, Tokenizer.ESTIMATED, summarises, 30);
  }

  static EncounterSpec spec(long index, Gathering about, int... agents) {
    List<Seat> seats =
        Arrays.stream(agents)
            .mapToObj(agent -> new Seat(agent, "default", Memory.NOTHING))
            .toList();
    return new EncounterSpec(index, seats, about);
  }

  static Answer stays(String text) {
    return new Answer.Said(text, ConversationProtocol.STAY);
  }

  static Answer leaves(String text) {
    return new Answer.Said(text, ConversationProtocol.LEAVE);
  }

  static Answer picks(Integer... agents) {
    return new Answer.Picked(List.of(agents));
  }

  static Answer missing() {
    return new Answer.Missing(Answer.Reason.REFUSED);
  }

  /** What comes of these answers, each asked for and no more. */
  static Conversation outcome(PartySettings party, EncounterSpec spec, Answer... answers) {
    ConversationProtocol protocol = new ConversationProtocol(party);
    List<Answer> soFar = new ArrayList<>();
    for (Answer answer : answers) {
      if (protocol.next(spec, List.copyOf(soFar)) instanceof Step.Finish finish) {
        throw new AssertionError("ended early: " + finish.outcome());
      }
      soFar.add(answer);
    }
    return (Conversation) ((Step.Finish) protocol.next(spec, soFar)).outcome();
  }

  /** A chat of two agents in which each says one thing. */
  static Conversation chat(PartySettings party, int round, int one, int other) {
    return outcome(
        party,
        spec(0, new Gathering.Chatting(round), one, other),
        stays("I like trains."),
        leaves("I like boats."));
  }

  static Entry.Encountered met(EncounterSpec spec, Conversation outcome) {
    return new Entry.Encountered(spec, outcome);
  }

  static Situation asked(EncounterSpec spec, int seat, Memory memory, Question question, int draw) {
    return new Situation(
        spec,
        seat,
        question.said().size(),
        new Persona("default", "crowd", "", false),
        memory,
        question,
        RandomStream.of(5, RandomStream.Purpose.ANSWER, draw, 0, 0));
  }

  /** Agents with these numbers, in ascending order. */
  record Guests(int... agents) implements Population {
    @Override
    public int size() {
      return agents.length;
    }

    @Override
    public int agent(int position) {
      return agents[position];
    }

    @Override
    public boolean contains(int agent) {
      return Arrays.binarySearch(agents, agent) >= 0;
    }

    @Override
    public String persona(int agent) {
      return "default";
    }

    @Override
    public int numbers() {
      return agents[agents.length - 1] + 1;
    }

    @Override
    public int version() {
      return agents.length;
    }
  }

  static Agents agents(Integer... numbers) {
    return Agents.of(List.of(numbers));
  }
}
