package org.murmuration.experiment.chainletter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.experiment.Cast;
import org.murmuration.experiment.Setting;
import org.murmuration.experiment.Step;
import org.murmuration.mind.Mind;
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
import org.murmuration.schedule.Matching;
import org.murmuration.schedule.RandomPairs;

/** What tests of the chain letter start from, with defaults for what they do not care about. */
final class Given {

  static final String LETTER = Letters.load().of("order");
  static final String TALK = Letters.load().talk().get(0);
  static final int NOTES = 2;

  private Given() {}

  static ChainLetterSettings settings(boolean oneWay, int turns, Defence defence) {
    return new ChainLetterSettings(
        LETTER, "order", oneWay, turns, 80, NOTES, 4, 100, defence, 1, 1, 0.6, 0.4, 50, 1, 500);
  }

  static MeetingProtocol protocol(boolean oneWay, int turns, Defence defence) {
    return new MeetingProtocol(settings(oneWay, turns, defence));
  }

  static EncounterSpec spec(long index, String... personas) {
    List<Seat> seats = new ArrayList<>();
    for (int agent = 0; agent < 2; agent++) {
      String persona = agent < personas.length ? personas[agent] : "default";
      seats.add(new Seat(agent, persona, Memory.NOTHING));
    }
    return new EncounterSpec(index, List.copyOf(seats));
  }

  static EncounterSpec between(long index, int first, int second) {
    return new EncounterSpec(
        index,
        List.of(
            new Seat(first, "default", Memory.NOTHING),
            new Seat(second, "default", Memory.NOTHING)));
  }

  static Answer said(String text) {
    return new Answer.Said(text, null);
  }

  static Answer rated(Integer... ratings) {
    return new Answer.Rated(List.of(ratings));
  }

  static Answer missing() {
    return new Answer.Missing(Answer.Reason.UNPARSABLE);
  }

  static List<Step.Query> asked(MeetingProtocol protocol, EncounterSpec spec, Answer... soFar) {
    return ((Step.Ask) protocol.next(spec, List.of(soFar))).queries();
  }

  static Meeting outcome(MeetingProtocol protocol, EncounterSpec spec, Answer... answers) {
    return (Meeting) ((Step.Finish) protocol.next(spec, List.of(answers))).outcome();
  }

  static Entry.Encountered met(MeetingProtocol protocol, EncounterSpec spec, Answer... answers) {
    return new Entry.Encountered(spec, outcome(protocol, spec, answers));
  }

  static Postman postman(double passesOn, double forgets, double rewords) {
    return new Postman(
        new Postman.Chances(passesOn, forgets, rewords, 1, 1), new LetterEye(LETTER));
  }

  static Situation situation(Question question, Memory memory, long draw) {
    return new Situation(
        spec(draw),
        0,
        0,
        new Persona("default", "crowd", "", false),
        memory,
        question,
        RandomStream.of(1, RandomStream.Purpose.ANSWER, draw, 0, 0));
  }

  static Memory noted(String... texts) {
    List<Note> notes = new ArrayList<>();
    for (String text : texts) {
      notes.add(new Note(text, 8, 0));
    }
    return Memory.of(0, List.copyOf(notes));
  }

  static Setting setting(boolean matching, int agents, String... adversaries) {
    Map<String, Persona> personas = new HashMap<>();
    Map<String, Mind> minds = new HashMap<>();
    minds.put("crowd", postman(1, 0, 0));
    personas.put("default", new Persona("default", "crowd", "", false));
    for (String text : adversaries) {
      minds.put("sender", new Sender(text));
      personas.put("sender", new Persona("sender", "sender", "", true));
    }
    return new Setting(
        new Cast(personas, minds),
        matching ? new Matching() : new RandomPairs(),
        people(agents, "default"));
  }

  static Population people(int agents, String persona) {
    return new People(Collections.nCopies(agents, persona));
  }

  /** Agents 0, 1, … with these personas. */
  record People(List<String> personas) implements Population {
    @Override
    public int size() {
      return personas.size();
    }

    @Override
    public int agent(int position) {
      return position;
    }

    @Override
    public boolean contains(int agent) {
      return agent < personas.size();
    }

    @Override
    public String persona(int agent) {
      return personas.get(agent);
    }

    @Override
    public int numbers() {
      return personas.size();
    }

    @Override
    public int version() {
      return 0;
    }
  }
}
