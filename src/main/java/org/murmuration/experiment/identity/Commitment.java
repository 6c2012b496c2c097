package org.murmuration.experiment.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How those who meet may commit themselves before they act. */
enum Commitment {
  /** They cannot, but by what they say. */
  NONE,
  /** Beside its message each may declare a promise, which binds nobody. */
  CHEAP_TALK,
  /** Each may sign; if all do, the protocol sees to it that all cooperate. */
  CONTRACT,
  /** Each may leave its action to an agent in a seat of its own, which acts for all who do. */
  MEDIATOR;

  /** Whether members are asked for a commitment after what they say. */
  boolean asks() {
    return this == CONTRACT || this == MEDIATOR;
  }

  /** The word in scenarios, journals and reports. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one with that word; throws {@link IllegalArgumentException} if there is none. */
  static Commitment ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** All words. */
  static List<String> words() {
    return Arrays.stream(values()).map(Commitment::word).toList();
  }
}
