package org.murmuration.mind;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.murmuration.model.Answer;
import org.murmuration.model.Question;

/**
 * What answers for an agent: an LLM, a policy estimated from one, a fitted model of one, or a fixed
 * rule. Stateless as far as agents can tell: everything an answer depends on is in the situation.
 * Used by many agents at once, so thread-safe.
 */
public interface Mind {

  /**
   * The answer, which may be {@link Answer.Missing}. Fails only if the run cannot go on, as with
   * {@link BudgetSpent}.
   */
  CompletionStage<Answer> answer(Situation situation);

  /** Whether it can be asked something in words, out of the game. */
  default boolean takesInterviews() {
    return false;
  }

  /**
   * An answer out of the game, from what the agent is and remembers.
   *
   * @param now what the agent would be asked in the game
   * @param question what it is asked in words; null, or if it {@link #takesInterviews} not: the
   *     question of the game
   * @param number unlike that of any other interview of the run
   */
  default CompletionStage<Answer> interview(Situation now, String question, long number) {
    return answer(now);
  }

  /** What it would be shown if it were asked this; empty if it is shown nothing. */
  default List<Shown> shown(Situation situation) {
    return List.of();
  }

  /** Why this mind cannot choose between these options, whatever the memory, if it cannot. */
  default Optional<String> objection(List<String> options) {
    return Optional.empty();
  }

  /** Why this mind cannot say something in a conversation, if it cannot. */
  default Optional<String> objectionToTalk() {
    return Optional.empty();
  }

  /**
   * Why this mind cannot answer such a question, whatever is said in it, if it cannot. Who cannot
   * talk can do no more than choose, unless it says otherwise.
   */
  default Optional<String> objectionTo(Question question) {
    if (question instanceof Question.Choice choice) {
      return choice.open() ? Optional.empty() : objection(choice.options());
    }
    return objectionToTalk();
  }

  /** Whether an answer may take a call that has to be waited and paid for. */
  default boolean makesCalls() {
    return false;
  }

  /** The model this mind is or stands for, such as {@code llama3}, if there is one. */
  default Optional<String> model() {
    return Optional.empty();
  }
}
