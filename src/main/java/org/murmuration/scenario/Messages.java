package org.murmuration.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * options that they choose, or texts.
 */
record Messages(Question first) {

  private static final List<String> HOW = List.of("say", "append", "drop");

  static Messages of(Plan plan) {
    List<Seat> seats = new ArrayList<>();
    for (int agent = 0; agent < plan.participants(); agent++) {
      seats.add(new Seat(agent, "", Memory.NOTHING));
    }
    Step step =
        plan.protocol().next(new EncounterSpec(0, List.copyOf(seats), plan.occasion()), List.of());
    return new Messages(((Step.Ask) step).queries().get(0).question());
  }

  /** Why a mind cannot take part, if it cannot. */
  Optional<String> objection(Mind mind) {
    if (first instanceof Question.Choice choice) {
      return choice.open() ? Optional.empty() : mind.objection(choice.options());
    }
    return mind.objectionToTalk();
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
    boolean choices = first instanceof Question.Choice;
    if (choices && !how.equals("say")) {
      throw tamper.error(how, "is given, but agents choose between options here; use say");
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

  private String heard(Settings tamper) {
    String text = tamper.text("say");
    if (first instanceof Question.Choice choice
        && !choice.open()
        && !choice.options().contains(text)) {
      throw tamper.error(
          "say",
          "is "
              + text
              + ", which nobody can say; it must be one of "
              + String.join(", ", choice.options())
              + Nearest.suggestion(text, choice.options()));
    }
    return text;
  }
}
