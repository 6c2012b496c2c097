package org.murmuration.mind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.murmuration.model.Answer;
import org.murmuration.model.Question;

/**
 * A rule mind that minds what it is told, so that goal prompts, orders and broadcasts can be
 * rehearsed without a model. With a probability it picks an option that stands as a word in its
 * identity text, or else in the latest text it was told that holds one; several are equally likely.
 * In a conversation it says the identity text, or else the latest text it was told, with the move
 * of the mind beneath. Otherwise, and where there is nothing to obey, the mind beneath answers.
 *
 * @param base the mind beneath
 * @param obeys probability of obeying, 0 to 1
 */
public record Obedient(RuleMind base, double obeys) implements RuleMind {

  @Override
  public Answer decide(Situation situation) {
    boolean obeying = situation.random().nextDouble() < obeys;
    if (obeying && situation.question() instanceof Question.Choice choice) {
      List<String> wanted = wanted(situation, choice.options());
      if (!wanted.isEmpty()) {
        return new Answer.Chosen(wanted.get(situation.random().nextInt(wanted.size())));
      }
    }
    Answer own = base.decide(situation);
    String order = order(situation);
    return obeying && own instanceof Answer.Said said && !order.isEmpty()
        ? new Answer.Said(order, said.move())
        : own;
  }

  private static List<String> wanted(Situation situation, List<String> options) {
    for (String text : texts(situation)) {
      List<String> named = options.stream().filter(option -> names(text, option)).toList();
      if (!named.isEmpty()) {
        return named;
      }
    }
    return List.of();
  }

  private static String order(Situation situation) {
    return texts(situation).stream().filter(text -> !text.isEmpty()).findFirst().orElse("");
  }

  /** What it may obey: who it is first, then what it was told, the latest first. */
  private static List<String> texts(Situation situation) {
    List<String> texts = new ArrayList<>(List.of(situation.persona().identity()));
    List<String> told = situation.memory().told();
    for (int i = told.size() - 1; i >= 0; i--) {
      texts.add(told.get(i));
    }
    return texts;
  }

  /** Whether a text has an option in it as a word of its own. */
  private static boolean names(String text, String option) {
    return text.contains(option)
        && Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(option) + "(?![\\p{L}\\p{N}])")
            .matcher(text)
            .find();
  }

  @Override
  public Optional<String> objection(List<String> options) {
    return base.objection(options);
  }

  @Override
  public Optional<String> objectionToTalk() {
    return base.objectionToTalk();
  }

  @Override
  public Optional<String> model() {
    return base.model();
  }
}
