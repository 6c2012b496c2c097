package org.murmuration.experiment.publicgoods;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.murmuration.experiment.Protocol;
import org.murmuration.experiment.Step;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Outcome;
import org.murmuration.model.Question;
import org.murmuration.model.Recollection;

/**
 * A game: members speak in turn, if there is talk; then all give at once; then, if there are
 * sanctions, all name points for each other at once; then, if names may be changed, each says
 * whether it keeps its own.
 *
 * <p>Missing answers: an utterance is silence. A gift is none: the member keeps its endowment and
 * has its share of the pot, but nobody counts it as a gift, neither measures, memories nor records.
 * Points are none, and a name stays. An answer of another kind, and a gift or points out of range,
 * count as missing.
 */
final class GoodsProtocol implements Protocol {

  static final String TALK = "talk";
  static final String GIVE = "give";
  static final String POINTS = "points";
  static final String NAME = "name";
  static final String KEEP = "keep";
  static final String NEW = "new";

  private static final Question.Choice NAMES =
      new Question.Choice(NAME, List.of(KEEP, NEW), null, false);

  private final GoodsSettings settings;

  GoodsProtocol(GoodsSettings settings) {
    this.settings = settings;
  }

  @Override
  public Step next(EncounterSpec spec, List<Answer> soFar) {
    int members = spec.seats().size();
    int talk = settings.talk() * members;
    int asked = soFar.size();
    if (asked < talk) {
      return new Step.Ask(
          List.of(
              new Step.Query(
                  asked % members,
                  new Question.Utterance(
                      TALK, lines(soFar, asked, members), Call.words(), settings.words()))));
    }
    if (asked == talk) {
      return askAll(
          members,
          new Question.Amount(
              GIVE, lines(soFar, talk, members), 0, settings.economy().endowment()));
    }
    boolean pointed = !sanctions().any() || asked >= talk + 2 * members;
    if (!pointed) {
      List<Step.Query> queries = new ArrayList<>(members);
      for (int seat = 0; seat < members; seat++) {
        queries.add(new Step.Query(seat, points(soFar, talk, members, seat)));
      }
      return new Step.Ask(queries);
    }
    int before = talk + (sanctions().any() ? 2 : 1) * members;
    return settings.newNames() && asked == before
        ? askAll(members, NAMES)
        : finish(spec, soFar, talk, members);
  }

  private Sanctions sanctions() {
    return settings.economy().sanctions();
  }

  private static Step askAll(int members, Question question) {
    Step.Query[] queries = new Step.Query[members];
    for (int seat = 0; seat < members; seat++) {
      queries[seat] = new Step.Query(seat, question);
    }
    return new Step.Ask(List.of(queries));
  }

  private static List<Question.Line> lines(List<Answer> answers, int talk, int members) {
    if (talk == 0) {
      return List.of();
    }
    List<Question.Line> lines = new ArrayList<>(talk);
    for (int i = 0; i < talk; i++) {
      if (answers.get(i) instanceof Answer.Said said) {
        lines.add(new Question.Line(i % members, said.text(), said.move()));
      }
    }
    return lines;
  }

  private Question points(List<Answer> answers, int talk, int members, int seat) {
    int own = gift(answers.get(talk + seat));
    List<String> others = new ArrayList<>(members - 1);
    for (int other = 0; other < members; other++) {
      if (other != seat) {
        others.add(new GiftTold(other + 1, gift(answers.get(talk + other)), own).text());
      }
    }
    return new Question.Rating(POINTS, others, sanctions().least(), sanctions().highest());
  }

  private int gift(Answer answer) {
    return isGift(answer) ? ((Answer.Given) answer).amount() : GoodsOutcome.NONE;
  }

  private boolean isGift(Answer answer) {
    return answer instanceof Answer.Given given
        && given.amount() >= 0
        && given.amount() <= settings.economy().endowment();
  }

  private boolean arePoints(Answer answer, int members) {
    return answer instanceof Answer.Rated rated
        && rated.ratings().size() == members - 1
        && rated.ratings().stream()
            .allMatch(p -> p >= sanctions().least() && p <= sanctions().highest());
  }

  private Step finish(EncounterSpec spec, List<Answer> soFar, int talk, int members) {
    List<Answer> answers = inForm(soFar, talk, members);
    int units = settings.economy().units(members);
    GoodsOutcome game =
        new GoodsOutcome(answers, talk, Collections.nCopies(members, 0L), units, spec.occasion());
    int[] gifts = new int[members];
    int[][] points = sanctions().any() ? new int[members][members] : null;
    for (int seat = 0; seat < members; seat++) {
      gifts[seat] = Math.max(0, game.gift(seat));
      for (int other = 0; points != null && other < members; other++) {
        points[seat][other] = game.points(seat, other);
      }
    }
    List<Long> payoffs = new ArrayList<>(members);
    for (long payoff : settings.economy().payoffs(gifts, points)) {
      payoffs.add(payoff);
    }
    return new Step.Finish(new GoodsOutcome(answers, talk, payoffs, units, spec.occasion()));
  }

  /** The answers, with those missing that cannot be taken for what was asked. */
  private List<Answer> inForm(List<Answer> answers, int talk, int members) {
    List<Answer> changed = null;
    for (int i = 0; i < answers.size(); i++) {
      if (!(answers.get(i) instanceof Answer.Missing) && !fits(answers, i, talk, members)) {
        changed = changed == null ? new ArrayList<>(answers) : changed;
        changed.set(i, new Answer.Missing(Answer.Reason.UNPARSABLE));
      }
    }
    return changed == null ? answers : changed;
  }

  private boolean fits(List<Answer> answers, int turn, int talk, int members) {
    Answer answer = answers.get(turn);
    if (turn < talk) {
      return answer instanceof Answer.Said;
    }
    if (turn < talk + members) {
      return isGift(answer);
    }
    return sanctions().any() && turn < talk + 2 * members
        ? arePoints(answer, members)
        : answer instanceof Answer.Chosen;
  }

  @Override
  public Recollection recollect(Outcome outcome, int seat) {
    return settings.memory() == 0 ? null : PastGame.of((GoodsOutcome) outcome, seat);
  }
}
