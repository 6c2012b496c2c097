package org.murmuration.experiment.identity;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.murmuration.experiment.IdentityTexts;
import org.murmuration.experiment.Protocol;
import org.murmuration.experiment.Step;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Memory;
import org.murmuration.model.Occasion;
import org.murmuration.model.Outcome;
import org.murmuration.model.Persona;
import org.murmuration.model.Question;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;
import org.murmuration.model.Seat;
import org.murmuration.scenario.Scenario;
import org.murmuration.scenario.ScenarioFile;

/**
 * What tests of the identity experiment start from, with defaults for what they do not care about.
 */
final class Given {

  static final Stake.Dilemma DILEMMA = new Stake.Dilemma(5, 3, 1, 0);
  static final Stake.Goods GOODS = new Stake.Goods(4, 20, 40);
  static final SelfReports REPORTS = SelfReports.of(IdentityTexts.of(1));

  private Given() {}

  static IdentitySettings settings(String form, Commitment commitment, Filter filter) {
    return new IdentitySettings(
        form,
        3,
        true,
        true,
        40,
        commitment,
        "mediator",
        Surveillance.NONE,
        5,
        Rollback.NONE,
        3,
        filter,
        0,
        List.of("keep the gate open"),
        2,
        REPORTS,
        200,
        DILEMMA,
        GOODS);
  }

  static IdentitySettings dilemma(Commitment commitment) {
    return settings(IdentitySettings.DILEMMA, commitment, Filter.NONE);
  }

  /** A scenario of the experiment with two rule minds and these settings. */
  static Scenario scenario(String own) {
    return scenario(own, "");
  }

  /** The same with more beside its own block, which wins. */
  static Scenario scenario(String own, String more) {
    String text =
        """
        experiment = identity
        population { size = 12, personas { default {}, mediator { mind = third, count = 2 } } }
        minds { %s, third { mediator {} } }
        identity { %s }
        %s
        """
            .formatted(
                more.contains("minds.crowd")
                    ? "spare { cooperator {} }"
                    : "crowd { cooperator {} }",
                own,
                more);
    return ScenarioFile.parse(
        "given", "given.conf", ConfigFactory.parseString(text).root().unwrapped(), Path::of);
  }

  /** An encounter of agents 0, 1, 2, … with these personas. */
  static EncounterSpec spec(Occasion occasion, String... personas) {
    List<Seat> seats = new ArrayList<>();
    for (int agent = 0; agent < personas.length; agent++) {
      seats.add(new Seat(agent, personas[agent], Memory.NOTHING));
    }
    return new EncounterSpec(7, seats, occasion);
  }

  /** A meeting of so many. */
  static EncounterSpec meeting(int seats) {
    String[] personas = new String[seats];
    Arrays.fill(personas, "default");
    return spec(new Contact(0, 0), personas);
  }

  static Answer says(String text) {
    return new Answer.Said(text, null);
  }

  static Answer promises(String text, boolean promise) {
    return new Answer.Said(text, promise ? Meeting.PROMISE : Meeting.NO_PROMISE);
  }

  static Answer chooses(String option) {
    return new Answer.Chosen(option);
  }

  static Answer missing() {
    return new Answer.Missing(Answer.Reason.REFUSED);
  }

  /** What comes of these answers, which are as many as are asked for. */
  static Meeting play(IdentitySettings settings, Answer... answers) {
    int seats = settings.stake().members() + (settings.mediated() ? 1 : 0);
    return (Meeting) play(new MeetingProtocol(settings), meeting(seats), List.of(answers));
  }

  static Outcome play(Protocol protocol, EncounterSpec spec, List<Answer> answers) {
    List<Answer> soFar = new ArrayList<>();
    Step step = protocol.next(spec, soFar);
    while (step instanceof Step.Ask ask) {
      for (int i = 0; i < ask.queries().size(); i++) {
        soFar.add(answers.get(soFar.size()));
      }
      step = protocol.next(spec, soFar);
    }
    return ((Step.Finish) step).outcome();
  }

  /** What is asked after these answers. */
  static List<Step.Query> asked(IdentitySettings settings, Answer... soFar) {
    int seats = settings.stake().members() + (settings.mediated() ? 1 : 0);
    Step step = new MeetingProtocol(settings).next(meeting(seats), List.of(soFar));
    return ((Step.Ask) step).queries();
  }

  static Situation situation(String level, Memory memory, Question question, long draw) {
    return new Situation(
        meeting(2),
        0,
        0,
        new Persona("default", "crowd", "", false, null, level),
        memory,
        question,
        RandomStream.of(1, Purpose.ANSWER, draw, 0, 0));
  }

  static Question acts(Question.Line... said) {
    return DILEMMA.question(List.of(said));
  }
}
