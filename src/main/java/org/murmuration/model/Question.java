package org.murmuration.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What an agent is asked. Typed, so that a rule answers it from its fields. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "@t")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Question.Choice.class, name = "choice"),
  @JsonSubTypes.Type(value = Question.Utterance.class, name = "utterance")
})
public sealed interface Question {

  /** What the question is about, in the experiment's words; prompts and minds tell by it. */
  String topic();

  /**
   * Choose one of the options.
   *
   * @param options what may be chosen, without duplicates; their order means nothing
   * @param subject what the question refers to (such as a word just heard), or null
   * @param open whether something that is not among the options may be coined
   */
  record Choice(String topic, List<String> options, String subject, boolean open)
      implements Question {

    public Choice {
      options = List.copyOf(options);
      if (options.isEmpty() && !open) {
        throw new IllegalArgumentException("a closed choice needs at least one option");
      }
    }
  }

  /**
   * Say something in a conversation, and declare a move beside it.
   *
   * @param said what was said before in this encounter, oldest first
   * @param moves what may be declared beside the text, such as {@code continue} and {@code
   *     concede}; their order means nothing. Empty: nothing is declared.
   * @param words about how many words the text may have, at most
   */
  record Utterance(String topic, List<Line> said, List<String> moves, int words)
      implements Question {

    public Utterance {
      said = List.copyOf(said);
      moves = List.copyOf(moves);
      if (words < 1) {
        throw new IllegalArgumentException("an utterance needs room for a word");
      }
    }
  }

  /** One utterance of a conversation: the seat that said it, its text, and its move or null. */
  record Line(int seat, String text, String move) {}
}
