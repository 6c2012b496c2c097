package org.murmuration.mind;

import java.util.regex.Pattern;

/** Names that stand in texts. */
final class Names {

  private Names() {}

  /** Whether a text has a name in it as a word of its own. */
  static boolean in(String text, String name) {
    return text.contains(name)
        && Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])")
            .matcher(text)
            .find();
  }
}
