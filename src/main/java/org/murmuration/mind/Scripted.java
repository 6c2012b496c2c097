package org.murmuration.mind;

import java.util.List;
import java.util.Optional;
import org.murmuration.model.Answer;
import org.murmuration.model.Question;

/**
 * Always chooses the same and says the same, whatever it remembers. A choice that does not offer
 * what it chooses has its first option if the question is about that (yes, say), and its last one
 * otherwise.
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
    List<String> moves = ((Question.Utterance) situation.question()).moves();
    String move = moves.isEmpty() ? null : offers(moves) ? choose : moves.get(0);
    return new Answer.Said(say == null ? "" : say, move);
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
}
