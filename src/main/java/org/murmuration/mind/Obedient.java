package org.murmuration.mind;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.murmuration.model.Answer;
import org.murmuration.model.Question;

/**
 * A rule mind that minds what it is told, so that goal prompts, orders and broadcasts can be
 * rehearsed without a model. With a probability it obeys its identity text, or else the latest text
 * it was told in which there is something to obey; otherwise, and where there is nothing, the mind
 * beneath answers. What it obeys depends on what it is asked:
 *
 * <ul>
 *   <li>options, numbers and agents that stand as words in the text: it chooses one of the options,
 *       names one of the numbers, gives each item the same one of them, or picks the agents in the
 *       order of their numbers, as many as it may; several options or numbers are equally likely
 *   <li>the text itself, where it is to say or write something, with the move of the mind beneath
 * </ul>
 *
 * @param base the mind beneath
 * @param obeys probability of obeying, 0 to 1
 */
public record Obedient(RuleMind base, double obeys) implements RuleMind {

  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\p{L}\\p{N}.,-])-?\\d{1,10}(?![\\p{L}\\p{N}]|[.,]\\d)");

  @Override
  public Answer decide(Situation situation) {
    boolean obeying = situation.random().nextDouble() < obeys;
    Answer ordered = obeying ? ordered(situation) : null;
    if (ordered != null) {
      return ordered;
    }
    Answer own = base.decide(situation);
    String order = order(situation);
    return obeying && own instanceof Answer.Said said && !order.isEmpty()
        ? new Answer.Said(order, said.move())
        : own;
  }

  /** What it is ordered to answer, or null if nothing, or if the mind beneath has a say in it. */
  private static Answer ordered(Situation situation) {
    Question question = situation.question();
    if (question instanceof Question.Choice choice) {
      List<String> wanted =
          first(situation, text -> choice.options().stream().filter(o -> Names.in(text, o)));
      return wanted.isEmpty() ? null : new Answer.Chosen(one(situation, wanted));
    }
    if (question instanceof Question.Amount amount) {
      Integer number = number(situation, amount.least(), amount.most());
      return number == null ? null : new Answer.Given(number);
    }
    if (question instanceof Question.Rating rating) {
      Integer number = number(situation, rating.least(), rating.most());
      return number == null
          ? null
          : new Answer.Rated(Collections.nCopies(rating.items().size(), number));
    }
    if (question instanceof Question.Pick pick) {
      List<Integer> agents = first(situation, text -> named(text, pick));
      return agents.isEmpty() ? null : new Answer.Picked(agents);
    }
    String order = order(situation);
    return question instanceof Question.Composition composition && !order.isEmpty()
        ? new Answer.Composed(Collections.nCopies(composition.texts(), order))
        : null;
  }

  private static Integer number(Situation situation, int least, int most) {
    List<Integer> wanted =
        first(
            situation,
            text ->
                NUMBER
                    .matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .filter(number -> Question.isWithin(number, least, most))
                    .map(Integer::valueOf)
                    .distinct());
    return wanted.isEmpty() ? null : one(situation, wanted);
  }

  private static Stream<Integer> named(String text, Question.Pick pick) {
    return IntStream.range(0, pick.among().size())
        .map(pick.among()::get)
        .filter(agent -> Names.in(text, pick.name(agent)))
        .limit(pick.most())
        .boxed();
  }

  private static <T> T one(Situation situation, List<T> wanted) {
    return wanted.get(situation.random().nextInt(wanted.size()));
  }

  /** What the first text wants that wants anything. */
  private static <T> List<T> first(Situation situation, Function<String, Stream<T>> wants) {
    for (String text : texts(situation)) {
      List<T> wanted = wants.apply(text).toList();
      if (!wanted.isEmpty()) {
        return wanted;
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

  @Override
  public Optional<String> objection(List<String> options) {
    return base.objection(options);
  }

  @Override
  public Optional<String> objectionToTalk() {
    return base.objectionToTalk();
  }

  @Override
  public Optional<String> objectionTo(Question question) {
    return base.objectionTo(question);
  }

  @Override
  public Optional<String> model() {
    return base.model();
  }
}
