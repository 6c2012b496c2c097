package org.murmuration.mind.llm;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.murmuration.mind.RuleMind;
import org.murmuration.mind.Situation;
import org.murmuration.mind.llm.form.AnswerForm;
import org.murmuration.mind.prompt.Prompt;
import org.murmuration.model.Answer;
import org.murmuration.model.Question;

/**
 * Stands in for an LLM to find out how many calls a run makes and how long their prompts are. Says
 * either always the first thing it may say, or something at random: real runs mostly lie between.
 * For one thread.
 */
public final class Forecast implements RuleMind {

  private static final int COUNTED = 2000;
  private static final int TOKENS_OF_CHOICE = 10;
  private static final double TOKENS_PER_WORD = 1.4;

  private final LlmMind mind;
  private final boolean random;
  private final Tokens tokens;
  private final Set<State> states = new HashSet<>();
  private long calls;
  private long counted;
  private long countedTokens;
  private long output;

  /** A stand-in; {@code random}: it answers at random, else always the same. */
  public Forecast(LlmMind mind, boolean random) {
    this.mind = mind;
    this.random = random;
    this.tokens = Tokens.of(mind.settings().model());
  }

  @Override
  public Answer decide(Situation situation) {
    List<String> options = mind.prompts().options(situation);
    int weight = weight(situation);
    if (weight > 0) {
      calls += weight;
      output += (long) weight * outputTokens(situation.question());
      if (counted < COUNTED) {
        counted++;
        AnswerForm form = AnswerForm.of(situation.question(), options);
        Prompt prompt = mind.prompts().render(situation, options, mind.format(form));
        countedTokens += tokens.count(prompt.messages());
      }
    }
    return chosen(situation);
  }

  /** How many calls this question makes: none if the policy of its state is estimated already. */
  private int weight(Situation situation) {
    return mind.settings()
        .memoise()
        .map(
            how -> {
              int orders = how.orders((Question.Choice) situation.question());
              return states.add(State.of(situation)) ? how.chances() ? orders : how.samples() : 0;
            })
        .orElse(1);
  }

  private long outputTokens(Question question) {
    long most = mind.settings().sampling().maxTokens();
    double words = 0;
    int places = 1;
    if (question instanceof Question.Utterance utterance) {
      words = utterance.words();
    } else if (question instanceof Question.Composition composition) {
      places = composition.texts();
      words = (double) places * composition.words();
    } else if (question instanceof Question.Rating rating) {
      places = rating.items().size();
    } else if (question instanceof Question.Pick pick) {
      places = Math.max(1, Math.min(pick.most(), pick.among().size()));
    }
    // Each value of a list stands in a field with a name of its own.
    return Math.min(most, Math.round(words * TOKENS_PER_WORD) + (long) places * TOKENS_OF_CHOICE);
  }

  private Answer chosen(Situation situation) {
    if (situation.question() instanceof Question.Choice choice) {
      return new Answer.Chosen(choice.options().get(pick(situation, choice.options().size())));
    }
    if (situation.question() instanceof Question.Utterance utterance) {
      List<String> moves = utterance.moves();
      String move = moves.isEmpty() ? null : moves.get(pick(situation, moves.size()));
      return new Answer.Said(words(utterance.words()), move);
    }
    return other(situation);
  }

  private Answer other(Situation situation) {
    if (situation.question() instanceof Question.Amount amount) {
      return new Answer.Given(number(situation, amount.least(), amount.most()));
    }
    if (situation.question() instanceof Question.Pick pick) {
      // One at random, or as many as may be: whoever is picked is asked in turn.
      int size = pick.among().size();
      int picked = Math.min(random ? 1 : pick.most(), size);
      int first = size == 0 ? 0 : Math.min(pick(situation, size), size - picked);
      return new Answer.Picked(
          IntStream.range(first, first + picked).mapToObj(pick.among()::get).toList());
    }
    if (situation.question() instanceof Question.Rating rating) {
      int one = number(situation, rating.least(), rating.most());
      return new Answer.Rated(Collections.nCopies(rating.items().size(), one));
    }
    Question.Composition composition = (Question.Composition) situation.question();
    return new Answer.Composed(
        Collections.nCopies(composition.texts(), words(composition.words())));
  }

  private int number(Situation situation, int least, int most) {
    return least + pick(situation, (int) Math.min(Integer.MAX_VALUE, (long) most - least + 1));
  }

  private static String words(int words) {
    return String.join(" ", Collections.nCopies(words, "word"));
  }

  private int pick(Situation situation, int size) {
    return random ? situation.random().nextInt(size) : 0;
  }

  /** Calls so far. */
  public long calls() {
    return calls;
  }

  /** Tokens of a request, on average. */
  public double inputPerCall() {
    return counted == 0 ? 0 : countedTokens / (double) counted;
  }

  /** Tokens of an answer, on average, if it is as long as is usual for its question. */
  public double outputPerCall() {
    return calls == 0 ? 0 : output / (double) calls;
  }

  /** Whether tokens are counted with the model's own vocabulary. */
  public boolean isExact() {
    return tokens.isExact();
  }

  /** Whether calls stop when all states are known, however long the run is. */
  public boolean isMemoised() {
    return mind.settings().memoise().isPresent();
  }

  /**
   * What calls cost.
   *
   * @param longest whether answers are as long as they may be
   * @return millionths of the currency, or −1 if there is no price
   */
  public double micros(double numberOfCalls, boolean longest, Prices prices) {
    Pricing pricing = Pricing.of(mind.settings(), prices);
    if (!pricing.known()) {
      return -1;
    }
    double out = longest ? mind.settings().sampling().maxTokens() : outputPerCall();
    return numberOfCalls * (inputPerCall() * pricing.input() + out * pricing.output());
  }

  /** Name of the mind. */
  public String mind() {
    return mind.settings().mind();
  }

  /** Tokens an answer may have. */
  public int mostOutput() {
    return mind.settings().sampling().maxTokens();
  }
}
