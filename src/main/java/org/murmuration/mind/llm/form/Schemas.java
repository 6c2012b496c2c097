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

  /** Adds a property that is a whole number in a range. */
  static void number(ObjectNode schema, String name, int least, int most) {
    range(property(schema, name).put("type", "integer"), least, most);
  }

  /** Adds a property that is a list of whole numbers in a range. */
  static void numbers(ObjectNode schema, String name, int count, int least, int most) {
    ObjectNode list = list(schema, name, count, count);
    range(list.putObject("items").put("type", "integer"), least, most);
  }

  /** Adds a property that is a list of texts, so many at least and at most. */
  static void texts(ObjectNode schema, String name, int fewest, int most) {
    list(schema, name, fewest, most).putObject("items").put("type", "string");
  }

  /** Adds a property that is a list of some of these texts, so many at most. */
  static void someOf(ObjectNode schema, String name, int most, List<String> texts) {
    ObjectNode items = list(schema, name, 0, most).putObject("items").put("type", "string");
    texts.forEach(items.putArray("enum")::add);
  }

  private static void range(ObjectNode number, int least, int most) {
    number.put("minimum", least).put("maximum", most);
  }

  private static ObjectNode list(ObjectNode schema, String name, int fewest, int most) {
    ObjectNode list = property(schema, name).put("type", "array");
    return list.put("minItems", fewest).put("maxItems", most);
  }

  /** Some texts in words: {@code one of "A", "B"}. */
  static String listed(List<String> texts) {
    String quoted = "\"" + String.join("\", \"", texts) + "\"";
    return texts.size() == 1 ? quoted : "one of " + quoted;
  }

  private static ObjectNode add(ObjectNode schema, String name) {
    return property(schema, name).put("type", "string");
  }

  private static ObjectNode property(ObjectNode schema, String name) {
    schema.withArray("required").add(name);
    return schema.withObject("properties").putObject(name);
  }
}
