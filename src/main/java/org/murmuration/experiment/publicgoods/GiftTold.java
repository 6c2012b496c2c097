package org.murmuration.experiment.publicgoods;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a member is told of the gift of another one when it is asked for points: written here for
 * all minds, and read here by those that go by rules.
 *
 * @param player seat of the other, counted from 1
 * @param gift what the other gave, in tokens, or {@link GoodsOutcome#NONE}
 * @param own what the member gave itself, likewise
 */
record GiftTold(int player, int gift, int own) {

  private static final Pattern TEXT =
      Pattern.compile("player (\\d+), who (?:gave (\\d+)|did not answer)(?:; you gave (\\d+))?");

  String text() {
    return "player "
        + player
        + (gift == GoodsOutcome.NONE ? ", who did not answer" : ", who gave " + gift)
        + (own == GoodsOutcome.NONE ? "" : "; you gave " + own);
  }

  /**
   * Reads a text back.
   *
   * @throws IllegalArgumentException if it is none
   */
  static GiftTold of(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("\"" + text + "\" tells of no gift");
    }
    return new GiftTold(
        Integer.parseInt(matcher.group(1)), number(matcher.group(2)), number(matcher.group(3)));
  }

  private static int number(String digits) {
    return digits == null ? GoodsOutcome.NONE : Integer.parseInt(digits);
  }
}
