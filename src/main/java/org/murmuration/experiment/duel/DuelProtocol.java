package org.murmuration.experiment.duel;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.experiment.Protocol;
import org.murmuration.experiment.Step;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Outcome;
import org.murmuration.model.Question;
import org.murmuration.model.Recollection;

/**
 * Two agents speak in turn, the first seat first, each utterance with a move beside it.
 *
 * <p>In the arm {@code disclosure} each first says what it is, without a move. Then, after each
 * utterance: {@code concede} ends the duel, and the other side has won. {@code claim-win} opens a
 * claim, which the other's next utterance settles: {@code concede} grants it, {@code continue}
 * contests it and the duel goes on, and a claim against it ends the duel as disputed, nobody having
 * won. When both have used all their turns the duel is unfinished, nobody having won; a claim in
 * the very last utterance, which nobody could contest, counts for nothing. A missing answer makes
 * the duel void: no points, nobody remembers it.
 */
final class DuelProtocol implements Protocol {

  static final String DUEL = "duel";
  static final String DISCLOSE = "disclose";
  static final String CONTINUE = "continue";
  static final String CLAIM = "claim-win";
  static final String CONCEDE = "concede";
  static final List<String> MOVES = List.of(CONTINUE, CLAIM, CONCEDE);

  private final DuelSettings settings;
  private final Texts texts;

  DuelProtocol(DuelSettings settings, Texts texts) {
    this.settings = settings;
    this.texts = texts;
  }

  @Override
  public Step next(EncounterSpec spec, List<Answer> soFar) {
    Arm arm = settings.assignment().arm(spec.index());
    int disclosures = arm.discloses() ? 2 : 0;
    int asked = soFar.size();
    Answer last = asked == 0 ? null : soFar.get(asked - 1);
    if (last != null && !(last instanceof Answer.Said)) {
      return finish(spec, soFar, DuelEnd.VOID, -1);
    }
    if (asked > disclosures) {
      String move = move(last);
      if (move.equals(CONCEDE)) {
        return finish(spec, soFar, DuelEnd.CONCEDED, asked % 2);
      }
      boolean contested = asked - 1 > disclosures && move(soFar.get(asked - 2)).equals(CLAIM);
      if (contested && move.equals(CLAIM)) {
        return finish(spec, soFar, DuelEnd.DISPUTED, -1);
      }
      if (asked - disclosures >= 2 * settings.maxTurns()) {
        return finish(spec, soFar, DuelEnd.UNFINISHED, -1);
      }
    }
    boolean disclosing = asked < disclosures;
    Question question =
        new Question.Utterance(
            disclosing ? DISCLOSE : DUEL,
            lines(soFar),
            disclosing ? List.of() : MOVES,
            settings.words());
    return new Step.Ask(List.of(new Step.Query(asked % 2, question)));
  }

  /** The declared move; an undeclared or unknown one goes on. */
  private static String move(Answer answer) {
    String move = ((Answer.Said) answer).move();
    return move != null && MOVES.contains(move) ? move : CONTINUE;
  }

  private Step finish(EncounterSpec spec, List<Answer> answers, DuelEnd end, int winner) {
    Arm arm = settings.assignment().arm(spec.index());
    int first = end == DuelEnd.VOID ? 0 : points(winner, 0);
    int second = end == DuelEnd.VOID ? 0 : points(winner, 1);
    return new Step.Finish(
        new DuelOutcome(
            answers,
            arm,
            settings.assignment().opening(spec.index()).id(),
            List.of(
                texts.name(spec.seats().get(0).agent(), arm),
                texts.name(spec.seats().get(1).agent(), arm)),
            Math.min(answers.size(), arm.discloses() ? 2 : 0),
            end,
            winner,
            List.of(first, second)));
  }

  private int points(int winner, int seat) {
    if (winner < 0) {
      return settings.truce();
    }
    return winner == seat ? settings.win() : settings.loss();
  }

  /** What was said, seat by seat in turn, up to a missing answer. */
  static List<Question.Line> lines(List<Answer> answers) {
    List<Question.Line> lines = new ArrayList<>(answers.size());
    for (int i = 0; i < answers.size(); i++) {
      if (answers.get(i) instanceof Answer.Said said) {
        lines.add(new Question.Line(i % 2, said.text(), said.move()));
      }
    }
    return lines;
  }

  @Override
  public Recollection recollect(Outcome outcome, int seat) {
    DuelOutcome duel = (DuelOutcome) outcome;
    return duel.isVoid() || settings.memory() == 0 ? null : PastDuel.of(duel, seat);
  }
}
