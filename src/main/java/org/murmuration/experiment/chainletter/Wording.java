package org.murmuration.experiment.chainletter;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Whether a text holds another word for word: case and white space, which copying by hand changes,
 * do not count. What texts come to without them is looked up for those seen lately. Not
 * thread-safe.
 */
final class Wording {

  private static final int LOOKED_UP = 4000;
  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  private final Map<String, String> even =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > LOOKED_UP;
        }
      };

  boolean contains(String text, String other) {
    return even(text).contains(even(other));
  }

  private String even(String text) {
    String known = even.get(text);
    if (known == null) {
      known = WHITE_SPACE.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
      even.put(text, known);
    }
    return known;
  }
}
