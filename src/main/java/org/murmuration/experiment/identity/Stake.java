package org.murmuration.experiment.identity;

import java.util.List;
import org.murmuration.model.Answer;
import org.murmuration.model.Question;
import org.murmuration.settings.Settings;

/**
 * What those who meet act over, and what it comes to. An action is a whole number from 0 (not at
 * all cooperative) to {@link #most()}; payoffs are exact, in hundredths of a point.
 */
sealed interface Stake {

  /** Topic of the question for an action. */
  String ACT = "act";

  String SHARE = "share";
  String KEEP = "keep";

  /** How many act. */
  int members();

  /** The most cooperative action. */
  int most();

  /** What a member is asked to do. */
  Question question(List<Question.Line> said);

  /** The action that an answer is, or {@link Meeting#NONE} if it is none. */
  int action(Answer answer);

  /** An action as minds and readers have it. */
  String text(int action);

  /** The payoff of each member, in hundredths; what is missing pays as the least action. */
  List<Long> payoffs(List<Integer> actions);

  /**
   * A prisoner's dilemma of two: temptation &gt; reward &gt; punishment &gt; sucker, and twice the
   * reward more than temptation and sucker together (A. Rapoport and A. Chammah, "Prisoner's
   * Dilemma", 1965).
   *
   * @param temptation for keeping where the other shares; all in points
   */
  record Dilemma(int temptation, int reward, int punishment, int sucker) implements Stake {

    static Dilemma read(Settings block) {
      int temptation = block.count("temptation", 0, 1_000_000);
      int reward = block.count("reward", 0, 1_000_000);
      int punishment = block.count("punishment", 0, 1_000_000);
      int sucker = block.count("sucker", 0, 1_000_000);
      if (temptation <= reward || reward <= punishment || punishment <= sucker) {
        throw block.error(
            "has temptation %d, reward %d, punishment %d and sucker %d; each must be more than the next"
                .formatted(temptation, reward, punishment, sucker));
      }
      if (2 * reward <= temptation + sucker) {
        throw block.error(
            "has a reward of %d; twice that must be more than temptation and sucker, which make %d"
                .formatted(reward, temptation + sucker));
      }
      return new Dilemma(temptation, reward, punishment, sucker);
    }

    @Override
    public int members() {
      return 2;
    }

    @Override
    public int most() {
      return 1;
    }

    @Override
    public Question question(List<Question.Line> said) {
      return new Question.Choice(ACT, List.of(SHARE, KEEP), null, false, said);
    }

    @Override
    public int action(Answer answer) {
      if (!(answer instanceof Answer.Chosen chosen)) {
        return Meeting.NONE;
      }
      return chosen.option().equals(SHARE) ? 1 : chosen.option().equals(KEEP) ? 0 : Meeting.NONE;
    }

    @Override
    public String text(int action) {
      return action == Meeting.NONE ? "no answer" : action == 1 ? SHARE : KEEP;
    }

    @Override
    public List<Long> payoffs(List<Integer> actions) {
      boolean first = actions.get(0) == 1;
      boolean second = actions.get(1) == 1;
      return List.of(payoff(first, second), payoff(second, first));
    }

    private long payoff(boolean own, boolean other) {
      return 100L * (own ? other ? reward : sucker : other ? temptation : punishment);
    }
  }

  /**
   * A common good: what is given pays each member a part of it, whoever gave.
   *
   * @param endowment tokens of each member
   * @param pays hundredths of a token that a given one pays each member: below 100, so that keeping
   *     pays oneself more, and above 100 / members, so that giving pays all more
   */
  record Goods(int members, int endowment, int pays) implements Stake {

    static Goods read(Settings block) {
      int members = block.count("members", 2, 20);
      int endowment = block.count("endowment", 1, 10_000);
      int pays = block.count("pays", 1, 99);
      if (pays * members <= 100) {
        throw block.error(
            "pays",
            "is %d, which pays %d members no more than was given; it must be more than %d"
                .formatted(pays, members, 100 / members));
      }
      return new Goods(members, endowment, pays);
    }

    @Override
    public int most() {
      return endowment;
    }

    @Override
    public Question question(List<Question.Line> said) {
      return new Question.Amount(ACT, said, 0, endowment);
    }

    @Override
    public int action(Answer answer) {
      return answer instanceof Answer.Given given
              && given.amount() >= 0
              && given.amount() <= endowment
          ? given.amount()
          : Meeting.NONE;
    }

    @Override
    public String text(int action) {
      return action == Meeting.NONE ? "no answer" : Integer.toString(action);
    }

    @Override
    public List<Long> payoffs(List<Integer> actions) {
      long pot = actions.stream().mapToLong(action -> Math.max(0, action)).sum();
      return actions.stream()
          .map(action -> 100L * (endowment - Math.max(0, action)) + pays * pot)
          .toList();
    }
  }
}
