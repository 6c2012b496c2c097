package org.murmuration.mind.llm.form;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A JSON object that stands somewhere in a text, as the texts, numbers and flags in it at any
 * depth, in their order.
 *
 * @param fields each value under the nearest name around it
 * @param cut name of the field in which the text ended, or null
 */
record JsonFields(List<Field> fields, String cut) {

  /** Braces of a text that are tried, so that a text full of them costs little. */
  private static final int TRIED = 32;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  /** One value; the name in lower case, empty if there is none. */
  record Field(String name, String value) {}

  /** The objects in a text, in their order. One that is no JSON is passed over. */
  static List<JsonFields> in(String text) {
    List<JsonFields> found = new ArrayList<>(1);
    int at = text.indexOf('{');
    for (int tried = 0; at >= 0 && tried < TRIED; tried++) {
      int end = readAt(text, at, found);
      at = text.indexOf('{', end);
    }
    return found;
  }

  /** The first value under the first of these names that has one. */
  Optional<String> first(List<String> names) {
    for (String name : names) {
      for (Field field : fields) {
        if (field.name.equals(name)) {
          return Optional.of(field.value);
        }
      }
    }
    return Optional.empty();
  }

  /** All values under the first of these names that has any. */
  List<String> all(List<String> names) {
    for (String name : names) {
      List<String> values =
          fields.stream().filter(field -> field.name.equals(name)).map(Field::value).toList();
      if (!values.isEmpty()) {
        return values;
      }
    }
    return List.of();
  }

  /** Where to look for the next object. */
  private static int readAt(String text, int start, List<JsonFields> found) {
    List<Field> fields = new ArrayList<>(2);
    Deque<String> names = new ArrayDeque<>();
    String name = "";
    try (JsonParser parser = FACTORY.createParser(start == 0 ? text : text.substring(start))) {
      try {
        while (true) {
          JsonToken token = parser.nextToken();
          if (token == null) {
            break;
          }
          switch (token) {
            case START_OBJECT, START_ARRAY -> names.push(name);
            case END_OBJECT, END_ARRAY -> {
              name = names.pop();
              if (names.isEmpty()) {
                found.add(new JsonFields(fields, null));
                return start + (int) parser.currentLocation().getCharOffset();
              }
            }
            case FIELD_NAME -> name = parser.currentName().strip().toLowerCase(Locale.ROOT);
            case VALUE_NULL -> {}
            default -> fields.add(new Field(name, parser.getText()));
          }
        }
      } catch (JsonEOFException e) {
        // What came before the end was whole, unless a value was begun.
      }
      boolean whole = !fields.isEmpty() && fields.get(fields.size() - 1).name.equals(name);
      if (!fields.isEmpty() || !name.isEmpty()) {
        found.add(new JsonFields(fields, whole ? null : name));
      }
      return text.length();
    } catch (IOException e) {
      return start + 1;
    }
  }
}
