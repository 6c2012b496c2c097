package org.murmuration.experiment.publicgoods;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a member calls on all to give: the move beside an utterance. */
enum Call {
  EVERYTHING(
      1,
      List.of(
          "Let us all put in everything; then each of us comes out ahead.",
          "If all of us give all we have, the pot grows for everybody. I am in.",
          "I say we give it all, every one of us.")),
  HALF(
      0.5,
      List.of(
          "Half of it from each of us would be fair.",
          "I will not risk all of it. Let us each give half.",
          "Half in, half kept: who joins me?")),
  NOTHING(
      0,
      List.of(
          "Keep what you have. The pot pays you whether you give or not.",
          "Giving is for others. Put in nothing, and you lose nothing.",
          "Nobody thanks you for a gift here. Give nothing."));

  private final double share;
  private final List<String> phrases;

  Call(double share, List<String> phrases) {
    this.share = share;
    this.phrases = phrases;
  }

  /** The word in scenarios, prompts and journals. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The share of the endowment that is called for. */
  double share() {
    return share;
  }

  /** Set phrases by which rule minds say it. */
  List<String> phrases() {
    return phrases;
  }

  /** The one with that word, or null. */
  static Call ofWord(String word) {
    return Arrays.stream(values())
        .filter(call -> call.word().equals(word))
        .findFirst()
        .orElse(null);
  }

  /** The one that comes closest to giving a share of the endowment. */
  static Call nearest(double share) {
    return share > 0.75 ? EVERYTHING : share < 0.25 ? NOTHING : HALF;
  }

  /** All words. */
  static List<String> words() {
    return Arrays.stream(values()).map(Call::word).toList();
  }
}
