package org.murmuration.experiment.company;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Who started the deed. */
enum Origin {
  /** The manager asked for it. */
  ORDERED,
  /** Nobody asked; the one who does it saw that it could be done. */
  SELF_STARTED;

  /** The word in scenarios, prompts, journals and reports. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one with that word; throws {@link IllegalArgumentException} if there is none. */
  static Origin ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** All words. */
  static List<String> words() {
    return Arrays.stream(values()).map(Origin::word).toList();
  }
}
