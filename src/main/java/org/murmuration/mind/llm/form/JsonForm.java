package org.murmuration.mind.llm.form;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A form that is JSON whether or not a provider holds a model to it. */
abstract class JsonForm implements AnswerForm {

  private final ObjectNode schema;
  private final String schemaText;
  private final String instruction;

  /**
   * @param example the object to answer with, in words, such as {@code {"amount": a whole number}}
   */
  JsonForm(ObjectNode schema, String example) {
    this.schema = schema;
    this.schemaText = schema.toString();
    this.instruction = "Answer with a JSON object and nothing else: " + example;
  }

  @Override
  public ObjectNode schema() {
    return schema.deepCopy();
  }

  @Override
  public String schemaText() {
    return schemaText;
  }

  @Override
  public String instruction() {
    return instruction;
  }
}
