package org.murmuration.mind.llm.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.murmuration.model.Answer;
import org.murmuration.model.Question;

/**
 * The form the answer to a question must have, and how to read it back from text. Immutable and
 * thread-safe; reading never throws.
 */
public interface AnswerForm {

  /** The form for a question, with its options or moves in the order they are shown. */
  static AnswerForm of(Question question, List<String> options) {
    return Forms.of(question, options);
  }

  /** Whether a provider can be made to keep to it by {@link #schema()}. */
  ObjectNode schema();

  /** The schema as JSON text, always the same for the same form. */
  default String schemaText() {
    return schema().toString();
  }

  /** How to answer, in words, for a model that is not held to the schema. */
  String instruction();

  /**
   * How to answer, in words, for a model that is held to writing some JSON object. The forms made
   * here name JSON in it, as providers insist on.
   */
  default String jsonInstruction() {
    return instruction();
  }

  /** The answer in a text, or empty if there is none in the form asked for. */
  Optional<Answer> read(String text);
}
