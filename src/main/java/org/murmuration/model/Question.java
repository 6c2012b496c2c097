package org.murmuration.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What an agent is asked. Typed, so that a rule answers it from its fields. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "@t")
@JsonSubTypes(@JsonSubTypes.Type(value = Question.Choice.class, name = "choice"))
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
}
