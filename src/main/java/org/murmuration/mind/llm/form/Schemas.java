package org.murmuration.mind.llm.form;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Builds the small part of JSON Schema that every provider's strict mode takes: an object whose
 * properties are all required and no others allowed.
 */
final class Schemas {

  private Schemas() {}

  /** An object without properties yet. */
  static ObjectNode object() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("type", "object");
    schema.putObject("properties");
    schema.putArray("required");
    schema.put("additionalProperties", false);
    return schema;
  }

  /** Adds a property that is any text. */
  static void text(ObjectNode schema, String name) {
    add(schema, name);
  }

  /** Adds a property that is one of some texts. */
  static void oneOf(ObjectNode schema, String name, List<String> texts) {
    texts.forEach(add(schema, name).putArray("enum")::add);
  }

  /** Some texts in words: {@code one of "A", "B"}. */
  static String listed(List<String> texts) {
    String quoted = "\"" + String.join("\", \"", texts) + "\"";
    return texts.size() == 1 ? quoted : "one of " + quoted;
  }

  private static ObjectNode add(ObjectNode schema, String name) {
    schema.withArray("required").add(name);
    return schema.withObject("properties").putObject(name).put("type", "string");
  }
}
