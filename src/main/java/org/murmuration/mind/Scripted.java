package org.murmuration.mind;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.murmuration.model.Answer;
import org.murmuration.model.Question;

/**
 * Always chooses the same and says the same, whatever it remembers. A choice that does not offer
 * what it chooses has its first option if the question is about that (yes, say), and its last one
 * otherwise. Where a number is asked for, what it chooses is that number, else the smallest, and so
 * for ratings; where agents are to be picked, their names, apart by commas or spaces; where texts
 * are to be written, each is what it says.
 *
 * @param choose option to choose and move to declare; null if it only talks
 * @param say text to say; null if it only chooses
 */
public record Scripted(String choose, String say) implements RuleMind {

  public Scripted {
    if (choose == null && say == null) {
      throw new IllegalArgumentException("a script needs something to choose or to say");
    }
  }

  @Override
  public Answer decide(Situation situation) {
    if (situation.question() instanceof Question.Choice choice) {
      return new Answer.Chosen(chosen(choice));
    }
    if (situation.question() instanceof Question.Utterance utterance) {
      List<String> moves = utterance.moves();
      String move = moves.isEmpty() ? null : offers(moves) ? choose : moves.get(0);
      return new Answer.Said(say == null ? "" : say, move);
    }
    return other(situation.question());
  }

  private Answer other(Question question) {
    if (question instanceof Question.Amount amount) {
      return new Answer.Given(number(amount.least(), amount.most()));
    }
    if (question instanceof Question.Pick pick) {
      return new Answer.Picked(
          IntStream.range(0, pick.among().size())
              .map(pick.among()::get)
              .filter(agent -> names(pick.name(agent)))
              .limit(pick.most())
              .boxed()
              .toList());
    }
    if (question instanceof Question.Rating rating) {
      int one = number(rating.least(), rating.most());
      return new Answer.Rated(Collections.nCopies(rating.items().size(), one));
    }
    int texts = ((Question.Composition) question).texts();
    return new Answer.Composed(Collections.nCopies(texts, say == null ? choose : say));
  }

  private int number(int least, int most) {
    boolean chosen = choose != null && Question.isWithin(choose, least, most);
    return chosen ? Integer.parseInt(choose) : least;
  }

  /** Whether a name is among those it chooses; it may itself have a space in it. */
  private boolean names(String name) {
    return choose != null && (choose.equals(name) || Names.in(choose, name));
  }

  private String chosen(Question.Choice choice) {
    List<String> options = choice.options();
    if (offers(options) || choice.open()) {
      return choose == null ? say : choose;
    }
    boolean about = choose != null && choose.equals(choice.subject());
    return options.get(about ? 0 : options.size() - 1);
  }

  private boolean offers(List<String> options) {
    return choose != null && options.contains(choose);
  }

  @Override
  public Optional<String> objection(List<String> options) {
    if (choose == null) {
      return Optional.of("it has nothing to choose");
    }
    return offers(options)
        ? Optional.empty()
        : Optional.of("it chooses " + choose + ", which is not among them");
  }

  @Override
  public Optional<String> objectionToTalk() {
    return say == null ? Optional.of("it has nothing to say") : Optional.empty();
  }

  @Override
  public Optional<String> objectionTo(Question question) {
    if (question instanceof Question.Amount amount) {
      return objectionToNumbers(amount.least(), amount.most());
    }
    if (question instanceof Question.Rating rating) {
      return objectionToNumbers(rating.least(), rating.most());
    }
    return question instanceof Question.Pick
        ? Optional.empty()
        : RuleMind.super.objectionTo(question);
  }

  private Optional<String> objectionToNumbers(int least, int most) {
    return choose == null || Question.isWithin(choose, least, most)
        ? Optional.empty()
        : Optional.of(
            "it chooses " + choose + ", which is no whole number from " + least + " to " + most);
  }
}
