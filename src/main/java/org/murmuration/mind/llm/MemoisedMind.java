package org.murmuration.mind.llm;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.murmuration.mind.Mind;
import org.murmuration.mind.Shown;
import org.murmuration.mind.Situation;
import org.murmuration.mind.policy.Odds;
import org.murmuration.model.Answer;
import org.murmuration.model.Question;

/**
 * An LLM that is asked once for each memory state: the chances of the options are estimated then,
 * and answers are drawn from them by the agent's own random stream. What is drawn therefore depends
 * neither on the order of questions nor on how many agents ask. Takes one number from the stream.
 *
 * <p>A state whose chances cannot be told has a {@link Answer.Missing} each time.
 */
public final class MemoisedMind implements Mind {

  private final LlmMind mind;
  private final Estimates estimates;

  MemoisedMind(LlmMind mind, Estimates estimates) {
    this.mind = mind;
    this.estimates = estimates;
  }

  /** The LLM that is estimated. */
  LlmMind mind() {
    return mind;
  }

  @Override
  public boolean makesCalls() {
    return true;
  }

  @Override
  public Optional<String> model() {
    return mind.model();
  }

  @Override
  public List<Shown> shown(Situation situation) {
    return mind.shown(situation);
  }

  @Override
  public CompletionStage<Answer> answer(Situation situation) {
    if (!(situation.question() instanceof Question.Choice choice) || choice.open()) {
      throw new IllegalStateException(
          "the mind " + mind.settings().mind() + " is memoised, which takes closed choices");
    }
    State state = State.of(situation);
    double uniform = situation.random().nextDouble();
    return estimates
        .chances(state)
        .thenApply(
            chances -> {
              if (chances.reason() != null) {
                return new Answer.Missing(chances.reason());
              }
              double[] probabilities = chances.probabilities();
              double total = Arrays.stream(probabilities).sum();
              double[] shares = Arrays.stream(probabilities).map(p -> p / total).toArray();
              return new Odds(choice.options(), shares).draw(uniform);
            });
  }

  /** All states of a mind that answers are drawn from. */
  public Estimates estimates() {
    return estimates;
  }

  /** The options of a state in one of the orders they are shown in. */
  static List<String> rotated(List<String> options, int order) {
    int size = options.size();
    String[] shown = new String[size];
    for (int i = 0; i < size; i++) {
      int from = (i + order) % size;
      shown[i] = options.get(order < size ? from : size - 1 - from);
    }
    return List.of(shown);
  }
}
