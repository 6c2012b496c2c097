package org.murmuration.mind.llm.form;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Builds the small part of JSON Schema that every provider's strict mode takes: an object whose
 * properties are all required and no others allowed, each a text, one of some texts, a whole number
 * or a list of texts.
 *
 * <p>{@code minimum}, {@code minItems} and the like are left out: some providers refuse a schema
 * with them ("'minimum' is not permitted"), some do not enforce them. So a number of a short range
 * is one of its texts, and a list that has so many values is as many properties.
 */
final class Schemas {

  /** Numbers that are listed at most: 0 to 100, say. */
  private static final int LISTED = 101;

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

  /** Adds a property that is any text, and returns what is said of it. */
  static ObjectNode text(ObjectNode schema, String name) {
    return property(schema, name).put("type", "string");
  }

  /** Adds a property that is a list of any texts, and returns what is said of one. */
  static ObjectNode list(ObjectNode schema, String name) {
    return property(schema, name).put("type", "array").putObject("items").put("type", "string");
  }

  /** Adds a property that is one of some texts. */
  static void oneOf(ObjectNode schema, String name, List<String> texts) {
    texts.forEach(text(schema, name).putArray("enum")::add);
  }

  /** Adds a property that is a whole number in a range. */
  static void number(ObjectNode schema, String name, int least, int most) {
    if ((long) most - least < LISTED) {
      oneOf(schema, name, IntStream.rangeClosed(least, most).mapToObj(Integer::toString).toList());
    } else {
      property(schema, name)
          .put("type", "integer")
          .put("description", "a whole number from " + least + " to " + most);
    }
  }

  /** Names of the properties of a list: the name itself for one, else {@code name1} and so on. */
  static List<String> names(String name, int count) {
    return count == 1
        ? List.of(name)
        : IntStream.rangeClosed(1, count).mapToObj(number -> name + number).toList();
  }

  /** The properties of a list in words, such as {@code {"text1": what, …, "text9": what}}. */
  static String object(List<String> names, String what) {
    StringBuilder words = new StringBuilder("{");
    for (int i = 0; i < names.size(); i++) {
      if (names.size() < 4 || i < 2 || i == names.size() - 1) {
        words.append(i == 0 ? "" : ", ").append('"').append(names.get(i)).append("\": ");
        words.append(what);
      } else if (i == 2) {
        words.append(", …");
      }
    }
    return words.append('}').toString();
  }

  /** Some texts in words: {@code one of "A", "B"}. */
  static String listed(List<String> texts) {
    String quoted = "\"" + String.join("\", \"", texts) + "\"";
    return texts.size() == 1 ? quoted : "one of " + quoted;
  }

  private static ObjectNode property(ObjectNode schema, String name) {
    schema.withArray("required").add(name);
    return schema.withObject("properties").putObject(name);
  }
}
