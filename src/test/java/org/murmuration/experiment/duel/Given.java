package org.murmuration.experiment.duel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.murmuration.experiment.Cast;
import org.murmuration.experiment.Setting;
import org.murmuration.experiment.Step;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Entry;
import org.murmuration.model.Memory;
import org.murmuration.model.Persona;
import org.murmuration.model.Population;
import org.murmuration.model.Question;
import org.murmuration.model.RandomStream;
import org.murmuration.model.Seat;
import org.murmuration.schedule.RandomPairs;

/** What tests of the duel start from, with defaults for what they do not care about. */
final class Given {

  static final int WIN = 10;
  static final int LOSS = -7;
  static final int TRUCE = 1;

  private Given() {}

  static DuelSettings settings(int maxTurns, int memory, Arm... arms) {
    return new DuelSettings(
        new Assignment(List.of(arms), Opening.shipped().openings(), 1),
        maxTurns,
        60,
        memory,
        WIN,
        LOSS,
        TRUCE,
        List.of("persona-adversary"),
        2,
        500);
  }

  static DuelProtocol protocol(int maxTurns, Arm... arms) {
    return new DuelProtocol(settings(maxTurns, 2, arms), Texts.load());
  }

  static EncounterSpec spec(long index) {
    return spec(index, "default", "default");
  }

  /** Agents 0 and 1 meet with these personas. */
  static EncounterSpec spec(long index, String first, String second) {
    return new EncounterSpec(
        index, List.of(new Seat(0, first, Memory.NOTHING), new Seat(1, second, Memory.NOTHING)));
  }

  static Answer said(String text, String move) {
    return new Answer.Said(text, move);
  }

  static Answer goesOn() {
    return said("No.", DuelProtocol.CONTINUE);
  }

  static Answer claims() {
    return said("I have won.", DuelProtocol.CLAIM);
  }

  static Answer concedes() {
    return said("I concede.", DuelProtocol.CONCEDE);
  }

  static Answer missing() {
    return new Answer.Missing(Answer.Reason.REFUSED);
  }

  /** What comes of these answers, given as far as they are asked for. */
  static DuelOutcome outcome(DuelProtocol protocol, EncounterSpec spec, Answer... answers) {
    List<Answer> soFar = new ArrayList<>();
    for (Answer answer : answers) {
      if (protocol.next(spec, List.copyOf(soFar)) instanceof Step.Finish finish) {
        throw new AssertionError("ended early: " + finish.outcome());
      }
      soFar.add(answer);
    }
    return (DuelOutcome) ((Step.Finish) protocol.next(spec, soFar)).outcome();
  }

  static Entry.Encountered met(EncounterSpec spec, DuelOutcome outcome) {
    return new Entry.Encountered(spec, outcome);
  }

  /** Agents 0, 1, … with these personas. */
  record Agents(String... personas) implements Population {
    @Override
    public int size() {
      return personas.length;
    }

    @Override
    public int agent(int position) {
      return position;
    }

    @Override
    public boolean contains(int agent) {
      return agent < personas.length;
    }

    @Override
    public String persona(int agent) {
      return personas[agent];
    }

    @Override
    public int numbers() {
      return personas.length;
    }

    @Override
    public int version() {
      return 0;
    }
  }

  static Setting setting(String... personas) {
    ScriptedAdversary mind = new ScriptedAdversary("truce-breaker", Phrases.load());
    Cast cast =
        new Cast(
            Map.of(
                "default", new Persona("default", "crowd", "", false),
                "persona-adversary", new Persona("persona-adversary", "crowd", "", false),
                "truce-breaker", new Persona("truce-breaker", "crowd", "", true)),
            Map.of("crowd", mind));
    return new Setting(cast, new RandomPairs(), new Agents(personas));
  }

  /** Seat 0 or 1 is asked next, by draw number {@code draw}. */
  static Situation asked(
      EncounterSpec spec, List<Answer> soFar, DuelProtocol protocol, Memory memory, long draw) {
    Step.Query query = ((Step.Ask) protocol.next(spec, soFar)).queries().get(0);
    Question question = query.question();
    return new Situation(
        spec,
        query.seat(),
        soFar.size(),
        new Persona("default", "crowd", "", false),
        memory,
        question,
        RandomStream.of(1, RandomStream.Purpose.ANSWER, draw, query.seat(), soFar.size()));
  }
}
