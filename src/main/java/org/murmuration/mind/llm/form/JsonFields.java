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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JSON object that stands somewhere in a text, as the texts, numbers and flags in it at any
 * depth, in their order.
 *
 * @param fields each value under the nearest name around it
 * @param empty names under which there is a list or an object, or no value
 * @param cut name of the field in which the text ended, or null
 * @param whole whether nothing can follow: the object was closed, or all but its last brace
 */
record JsonFields(List<Field> fields, Set<String> empty, String cut, boolean whole) {

  /** Braces of a text that are tried, so that a text full of them costs little. */
  private static final int TRIED = 32;

  /** Names of the values of a list that are fields of their own. */
  private static final Pattern NUMBERED = Pattern.compile("(\\p{L}*)[\\s_-]*(\\d{1,4})");

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

  /**
   * The values of a list, such as the texts under {@code text1}, {@code text2} … in the order of
   * their numbers, or those under the first of these names that has any.
   */
  List<String> listed(List<String> names) {
    TreeMap<Integer, List<String>> numbered = new TreeMap<>();
    for (Field field : fields) {
      Matcher matcher = NUMBERED.matcher(field.name);
      if (matcher.matches() && (matcher.group(1).isEmpty() || names.contains(matcher.group(1)))) {
        numbered
            .computeIfAbsent(Integer.valueOf(matcher.group(2)), number -> new ArrayList<>(1))
            .add(field.value);
      }
    }
    return numbered.isEmpty()
        ? all(names)
        : numbered.values().stream().flatMap(List::stream).toList();
  }

  /** Whether the list is there at all, be it without a value. */
  boolean lists(List<String> names) {
    return !listed(names).isEmpty()
        || empty.stream().anyMatch(names::contains)
        || cut != null && names.contains(cut);
  }

  /**
   * The first object of a text in which there is a list by one of these names, or the list itself
   * where a text has one that is in no object.
   */
  static Optional<JsonFields> listing(String text, List<String> names) {
    int list = text.indexOf('[');
    int object = text.indexOf('{');
    if (list >= 0 && (object < 0 || list < object)) {
      int end = text.lastIndexOf(']') + 1;
      List<JsonFields> found = new ArrayList<>(1);
      String inside = end > list ? text.substring(list, end) + "}" : text.substring(list);
      readAt("{\"" + names.get(0) + "\":" + inside, 0, found);
      if (!found.isEmpty()) {
        return Optional.of(found.get(0));
      }
    }
    return in(text).stream().filter(one -> one.lists(names)).findFirst();
  }

  /** Where to look for the next object. */
  private static int readAt(String text, int start, List<JsonFields> found) {
    List<Field> fields = new ArrayList<>(2);
    Set<String> empty = new HashSet<>();
    Deque<String> names = new ArrayDeque<>();
    String name = "";
    JsonToken last = null;
    try (JsonParser parser = FACTORY.createParser(start == 0 ? text : text.substring(start))) {
      try {
        while (true) {
          JsonToken token = parser.nextToken();
          if (token == null) {
            break;
          }
          last = token;
          switch (token) {
            case START_OBJECT, START_ARRAY -> {
              empty.add(name);
              names.push(name);
            }
            case END_OBJECT, END_ARRAY -> {
              name = names.pop();
              if (names.isEmpty()) {
                found.add(new JsonFields(fields, empty, null, true));
                return start + (int) parser.currentLocation().getCharOffset();
              }
            }
            case FIELD_NAME -> name = parser.currentName().strip().toLowerCase(Locale.ROOT);
            case VALUE_NULL -> empty.add(name);
            default -> fields.add(new Field(name, parser.getText()));
          }
        }
      } catch (JsonEOFException e) {
        // What came before the end was whole, unless a value was begun.
      }
      if (last != null && last.isNumeric()) {
        // More digits may have been to come.
        fields.remove(fields.size() - 1);
      }
      boolean ended = !fields.isEmpty() && fields.get(fields.size() - 1).name.equals(name);
      if (!fields.isEmpty() || !name.isEmpty()) {
        boolean closed = names.size() == 1 && last == JsonToken.END_ARRAY;
        found.add(new JsonFields(fields, empty, ended || closed ? null : name, closed));
      }
      return text.length();
    } catch (IOException e) {
      return start + 1;
    }
  }
}
