package org.murmuration.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.murmuration.experiment.Plan;
import org.murmuration.experiment.Step;
import org.murmuration.mind.Mind;
import org.murmuration.model.Alteration;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Memory;
import org.murmuration.model.Question;
import org.murmuration.model.Seat;
import org.murmuration.settings.Nearest;
import org.murmuration.settings.Settings;

/**
 * What agents of an experiment say to each other, judged by the first question of an encounter:
 * options that they choose, numbers, agents that they pick, or texts.
 *
 * @param mixed whether there are encounters of other kinds, in which they may talk
 */
record Messages(Question first, boolean mixed) {

  private static final int MOST_LISTED = 101;
  private static final List<String> HOW = List.of("say", "append", "drop");

  static Messages of(Plan plan) {
    List<Seat> seats = new ArrayList<>();
    for (int agent = 0; agent < plan.participants(); agent++) {
      seats.add(new Seat(agent, "", Memory.NOTHING));
    }
    Step step =
        plan.protocol().next(new EncounterSpec(0, List.copyOf(seats), plan.occasion()), List.of());
    return new Messages(((Step.Ask) step).queries().get(0).question(), plan.occasion() != null);
  }

  /** Whether texts are said that can be added to and suppressed. */
  boolean areTexts() {
    return mixed || first instanceof Question.Utterance || first instanceof Question.Composition;
  }

  /**
   * What can be said where this is a list: options, or the numbers of a short range; else empty.
   */
  List<String> listed() {
    if (first instanceof Question.Choice choice) {
      return choice.open() ? List.of() : choice.options();
    }
    boolean few = range() != null && (long) range().most() - range().least() < MOST_LISTED;
    return few
        ? IntStream.rangeClosed(range().least(), range().most())
            .mapToObj(Integer::toString)
            .toList()
        : List.of();
  }

  private Question.Amount range() {
    if (first instanceof Question.Rating rating) {
      return new Question.Amount("", List.of(), rating.least(), rating.most());
    }
    return first instanceof Question.Amount amount ? amount : null;
  }

  /** Why a mind cannot take part, if it cannot. */
  Optional<String> objection(Mind mind) {
    return mind.objectionTo(first);
  }

  /** How messages are altered; what the experiment cannot bear is refused. */
  Alteration alteration(Settings tamper) {
    HOW.forEach(tamper::remember);
    List<String> given = HOW.stream().filter(tamper::has).toList();
    if (given.size() != 1) {
      throw tamper.error(
          "has "
              + (given.isEmpty() ? "none" : String.join(" and ", given))
              + " of say, append and drop; it must have one of them");
    }
    String how = given.get(0);
    if (!areTexts() && !how.equals("say")) {
      throw tamper.error(how, "is given, but agents " + deeds() + " here; use say");
    }
    return switch (how) {
      case "say" -> new Alteration.Say(heard(tamper));
      case "append" -> new Alteration.Append(tamper.text(how));
      default -> {
        if (!tamper.flag(how)) {
          throw tamper.error(how, "is false; it must be true, or be left out");
        }
        yield new Alteration.Drop();
      }
    };
  }

  private String deeds() {
    if (range() != null) {
      return "name numbers";
    }
    return first instanceof Question.Pick ? "pick each other" : "choose between options";
  }

  private String heard(Settings tamper) {
    String text = tamper.text("say");
    if (first instanceof Question.Choice && !listed().isEmpty() && !listed().contains(text)) {
      throw tamper.error(
          "say",
          "is "
              + text
              + ", which nobody can say; it must be one of "
              + String.join(", ", listed())
              + Nearest.suggestion(text, listed()));
    }
    if (range() != null
        && !Question.isWithin(text, range().least(), range().most())
        && (!mixed || text.matches("-?\\d+"))) {
      throw tamper.error(
          "say",
          "is "
              + text
              + ", which nobody can say; it must be a whole number from "
              + range().least()
              + " to "
              + range().most()
              + (mixed ? ", or a text" : ""));
    }
    return text;
  }
}
