package org.murmuration.experiment.identity;

import java.util.List;
import java.util.Locale;
import org.murmuration.model.Answer;

/** What becomes of an offer. */
enum BargainReply {
  ACCEPT,
  REFUSE,
  /** No offer or no answer to it: neither gets anything, and nobody is taken back. */
  NONE;

  /** What a responder chooses between. */
  static final List<String> OPTIONS = List.of(ACCEPT.word(), REFUSE.word());

  /** The word in scenarios, prompts and journals. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one with that word; throws {@link IllegalArgumentException} if there is none. */
  static BargainReply ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The one that an answer is. */
  static BargainReply of(Answer answer) {
    return answer instanceof Answer.Chosen chosen && OPTIONS.contains(chosen.option())
        ? ofWord(chosen.option())
        : NONE;
  }
}
