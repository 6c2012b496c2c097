package org.murmuration.experiment.publicgoods;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.murmuration.experiment.Protocol;
import org.murmuration.experiment.Step;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Memory;
import org.murmuration.model.Occasion;
import org.murmuration.model.Persona;
import org.murmuration.model.Question;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;
import org.murmuration.model.Recollection;
import org.murmuration.model.Seat;

/** What tests of public goods start from, with defaults for what they do not care about. */
final class Given {

  static final Sanctions NONE = new Sanctions(false, false, 10, 1, 3, 1, 1);
  static final Sanctions BOTH = new Sanctions(true, true, 10, 1, 3, 1, 1);

  private Given() {}

  static Economy economy(String multiplier, Sanctions sanctions) {
    return Economy.of(100, new BigDecimal(multiplier), sanctions);
  }

  /** The published game of two, and what is added to it. */
  static GoodsSettings settings(
      int group, int talk, int reputation, boolean newNames, Sanctions sanctions) {
    return new GoodsSettings(
        economy("1.3", sanctions),
        group,
        0,
        talk,
        30,
        5,
        reputation,
        newNames,
        List.of("bad"),
        0,
        0.95,
        200,
        null);
  }

  static GoodsSettings settings(int group) {
    return settings(group, 0, 0, false, NONE);
  }

  /** A game of agents 0, 1, 2, … with these personas. */
  static EncounterSpec spec(long index, Occasion occasion, String... personas) {
    List<Seat> seats = new ArrayList<>();
    for (int agent = 0; agent < personas.length; agent++) {
      seats.add(new Seat(agent, personas[agent], Memory.NOTHING));
    }
    return new EncounterSpec(index, seats, occasion);
  }

  static EncounterSpec spec(int members) {
    String[] personas = new String[members];
    Arrays.fill(personas, "good");
    return spec(0, null, personas);
  }

  static Answer gives(int tokens) {
    return new Answer.Given(tokens);
  }

  static Answer points(Integer... points) {
    return new Answer.Rated(List.of(points));
  }

  static Answer missing() {
    return new Answer.Missing(Answer.Reason.REFUSED);
  }

  /** What comes of these answers, which are as many as are asked for. */
  static GoodsOutcome outcome(Protocol protocol, EncounterSpec spec, List<Answer> answers) {
    List<Answer> soFar = new ArrayList<>();
    Step step = protocol.next(spec, soFar);
    while (step instanceof Step.Ask ask) {
      for (int i = 0; i < ask.queries().size(); i++) {
        soFar.add(answers.get(soFar.size()));
      }
      step = protocol.next(spec, soFar);
    }
    return (GoodsOutcome) ((Step.Finish) step).outcome();
  }

  static GoodsOutcome game(GoodsSettings settings, Answer... answers) {
    return outcome(new GoodsProtocol(settings), spec(settings.group()), Arrays.asList(answers));
  }

  /** Tokens that the member in a seat came out with. */
  static double payoff(GoodsOutcome game, int seat) {
    return (double) game.payoffs().get(seat) / game.units();
  }

  static Situation situation(EncounterSpec spec, int seat, Memory memory, Question question) {
    return new Situation(
        spec,
        seat,
        seat,
        new Persona("good", "crowd", "", false),
        memory,
        question,
        RandomStream.of(1, Purpose.ANSWER, spec.index(), seat, 0));
  }

  static Question asksForGift(Question.Line... said) {
    return new Question.Amount(GoodsProtocol.GIVE, List.of(said), 0, 100);
  }

  /** A memory of games in which the others gave so much, the latest last. */
  static Memory saw(Integer... gifts) {
    List<Recollection> games = new ArrayList<>();
    for (int gift : gifts) {
      games.add(new PastGame(50, List.of(gift, gift, gift), 0, 100, 0, 0));
    }
    return Memory.of(games.size() - 1, games);
  }
}
