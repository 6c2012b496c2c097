package org.murmuration.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What becomes of a message that is tampered with on its way. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "@t")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Alteration.Say.class, name = "say"),
  @JsonSubTypes.Type(value = Alteration.Append.class, name = "append"),
  @JsonSubTypes.Type(value = Alteration.Drop.class, name = "drop")
})
public sealed interface Alteration {

  /**
   * This is heard instead: an option, a number, the names of agents, or a text with the move of the
   * one that was said.
   */
  record Say(String text) implements Alteration {

    private Answer instead(Question question, Answer answer) {
      if (question instanceof Question.Choice choice) {
        return choice.open() || choice.options().contains(text) ? new Answer.Chosen(text) : answer;
      }
      if (question instanceof Question.Amount amount) {
        return Question.isWithin(text, amount.least(), amount.most())
            ? new Answer.Given(Integer.parseInt(text))
            : answer;
      }
      if (question instanceof Question.Rating rating) {
        return Question.isWithin(text, rating.least(), rating.most())
            ? new Answer.Rated(Collections.nCopies(rating.items().size(), Integer.parseInt(text)))
            : answer;
      }
      List<Integer> agents = question instanceof Question.Pick pick ? named(pick) : List.of();
      return agents.isEmpty() ? answer : new Answer.Picked(agents);
    }

    /** The agents it names, apart by commas; none if one of them cannot be picked. */
    private List<Integer> named(Question.Pick pick) {
      List<Integer> agents = new ArrayList<>();
      for (String name : text.split(",")) {
        int agent = pick.agent(name.strip());
        if (agent < 0 || agents.size() == pick.most()) {
          return List.of();
        }
        if (!agents.contains(agent)) {
          agents.add(agent);
        }
      }
      return agents;
    }
  }

  /** This is heard behind the text that was said. What is no text passes as it is. */
  record Append(String text) implements Alteration {}

  /** Nothing is heard but the move. What is no text passes as it is. */
  record Drop() implements Alteration {}

  /**
   * What is heard instead of an answer to a question. An answer that cannot be altered so, such as
   * a missing one, a choice that does not offer the option, or a number that would be out of range,
   * is heard as it is.
   */
  default Answer of(Question question, Answer answer) {
    if (answer instanceof Answer.Said said) {
      return new Answer.Said(of(said.text()), said.move());
    }
    if (answer instanceof Answer.Composed composed) {
      return new Answer.Composed(composed.texts().stream().map(this::of).toList());
    }
    return this instanceof Say say && !(answer instanceof Answer.Missing)
        ? say.instead(question, answer)
        : answer;
  }

  private String of(String text) {
    if (this instanceof Say say) {
      return say.text();
    }
    return this instanceof Append append ? text + " " + append.text() : "";
  }
}
