package org.murmuration.conversation;

import java.util.Locale;

/** How a chat came to its end. */
public enum ChatEnd {
  /** One of the two declared that it leaves. */
  LEFT,
  /** Both had used their turns. */
  TURNS,
  /** It had as many tokens as a chat may have. */
  TOKENS,
  /** An answer was missing; what was said before counts. */
  SILENCE;

  /** The word used in journals, such as {@code left}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The end with that word; throws {@link IllegalArgumentException} if there is none. */
  static ChatEnd ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
