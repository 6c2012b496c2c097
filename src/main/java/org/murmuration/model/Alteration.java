package org.murmuration.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What becomes of a message that is tampered with on its way. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "@t")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Alteration.Say.class, name = "say"),
  @JsonSubTypes.Type(value = Alteration.Append.class, name = "append"),
  @JsonSubTypes.Type(value = Alteration.Drop.class, name = "drop")
})
public sealed interface Alteration {

  /** This is heard instead: an option, or a text with the move of the one that was said. */
  record Say(String text) implements Alteration {}

  /** This is heard behind the text that was said. Choices pass as they are. */
  record Append(String text) implements Alteration {}

  /** Nothing is heard but the move. Choices pass as they are. */
  record Drop() implements Alteration {}

  /**
   * What is heard instead of an answer to a question. An answer that cannot be altered so, such as
   * a missing one or a choice that does not offer the option, is heard as it is.
   */
  default Answer of(Question question, Answer answer) {
    if (answer instanceof Answer.Chosen && question instanceof Question.Choice choice) {
      return this instanceof Say say && (choice.open() || choice.options().contains(say.text()))
          ? new Answer.Chosen(say.text())
          : answer;
    }
    if (answer instanceof Answer.Said said) {
      return new Answer.Said(of(said.text()), said.move());
    }
    return answer;
  }

  private String of(String text) {
    if (this instanceof Say say) {
      return say.text();
    }
    return this instanceof Append append ? text + " " + append.text() : "";
  }
}
