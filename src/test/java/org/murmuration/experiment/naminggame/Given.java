package org.murmuration.experiment.naminggame;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.murmuration.experiment.Cast;
import org.murmuration.experiment.Setting;
import org.murmuration.mind.Mind;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Entry;
import org.murmuration.model.Exchange;
import org.murmuration.model.Intervention;
import org.murmuration.model.Memory;
import org.murmuration.model.Persona;
import org.murmuration.model.Population;
import org.murmuration.model.Question;
import org.murmuration.model.RandomStream;
import org.murmuration.model.Recollection;
import org.murmuration.model.Seat;
import org.murmuration.schedule.RandomPairs;

/** What tests of the naming game start from, with defaults for what they do not care about. */
final class Given {

  static final List<String> NAMES = List.of("Q", "M");

  private Given() {}

  static Answer said(String name) {
    return new Answer.Chosen(name);
  }

  static Answer missing() {
    return new Answer.Missing(Answer.Reason.UNPARSABLE);
  }

  /** Agents 0, 1, … with these personas; an agent whose persona is null is not present. */
  record Agents(String... personas) implements Population {
    @Override
    public int size() {
      return (int) Arrays.stream(personas).filter(p -> p != null).count();
    }

    @Override
    public int agent(int position) {
      int agent = -1;
      for (int i = 0; i <= position; i++) {
        do {
          agent++;
        } while (personas[agent] == null);
      }
      return agent;
    }

    @Override
    public boolean contains(int agent) {
      return agent < personas.length && personas[agent] != null;
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

  /**
   * A cast in which each persona has the mind of the same name; {@code committed…} are adversaries.
   */
  static Cast cast(Map<String, Mind> minds) {
    Map<String, Persona> personas = new TreeMap<>();
    minds.forEach(
        (name, mind) ->
            personas.put(name, new Persona(name, name, "", name.startsWith("committed"))));
    return new Cast(personas, minds);
  }

  static Setting setting(Cast cast, Population population) {
    return new Setting(cast, new RandomPairs(), population);
  }

  static NamingSettings settings(NamingSettings.Interaction interaction, boolean speakerRemembers) {
    return new NamingSettings(
        NAMES,
        100,
        -50,
        5,
        interaction,
        speakerRemembers,
        new NamingSettings.Converged(NamingSettings.By.SUCCESSES, 3, 1),
        0.95,
        5000,
        0);
  }

  static SimultaneousNaming simultaneous() {
    return new SimultaneousNaming(settings(NamingSettings.Interaction.SIMULTANEOUS, true));
  }

  static SpeakerHearerNaming speakerHearer() {
    return new SpeakerHearerNaming(settings(NamingSettings.Interaction.SPEAKER_HEARER, true));
  }

  /** The order that agent 0 meets agent 1. */
  static EncounterSpec spec(long index) {
    return spec(index, 0, 1, new Agents("default", "default"));
  }

  static EncounterSpec spec(long index, int first, int second, Population population) {
    return new EncounterSpec(
        index,
        List.of(
            new Seat(first, population.persona(first), Memory.NOTHING),
            new Seat(second, population.persona(second), Memory.NOTHING)));
  }

  /** Agents 0 and 1 said this; null where the answer is missing. */
  static Entry.Encountered met(long index, String first, String second) {
    return met(spec(index), first, second);
  }

  static Entry.Encountered met(EncounterSpec spec, String first, String second) {
    List<Answer> answers =
        List.of(first == null ? missing() : said(first), second == null ? missing() : said(second));
    boolean agreed = first != null && first.equals(second);
    return new Entry.Encountered(
        spec, new NamingOutcome(answers, first, second, agreed, agreed ? 100 : -50));
  }

  static Entry.Intervened intervened(long index, Intervention intervention) {
    return new Entry.Intervened(index, "scenario", intervention);
  }

  static Memory memory(Recollection... recollections) {
    return Memory.of(0, List.of(recollections));
  }

  /** Heard from a speaker and not recognised. */
  static Exchange heard(String word) {
    return new Exchange(null, word, -50, true);
  }

  /** Said to a hearer who did not recognise it. */
  static Exchange spoken(String word) {
    return new Exchange(word, null, -50, false);
  }

  static Exchange agreedOn(String word) {
    return new Exchange(word, word, 100);
  }

  /** Asked to say one of {@link #NAMES}, by draw number {@code draw}. */
  static Situation speaking(Memory memory, long draw) {
    return asked(new Question.Choice("name", NAMES, null, false), memory, draw);
  }

  /** Asked whether it recognises a word. */
  static Situation hearing(String word, Memory memory, long draw) {
    return asked(new Question.Choice("recognise", List.of("yes", "no"), word, false), memory, draw);
  }

  static Situation asked(Question question, Memory memory, long draw) {
    return new Situation(
        new EncounterSpec(draw, List.of(new Seat(3, "default", Memory.NOTHING))),
        0,
        0,
        new Persona("default", "default", "", false),
        memory,
        question,
        RandomStream.of(1, RandomStream.Purpose.ANSWER, draw, 3, 0));
  }
}
