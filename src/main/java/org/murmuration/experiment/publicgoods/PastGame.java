package org.murmuration.experiment.publicgoods;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.conversation.Sized;

/**
 * What a member remembers of a game.
 *
 * @param gift what it gave, in tokens, or {@link GoodsOutcome#NONE}
 * @param others what each other member gave, likewise, in the order of seats
 * @param payoff what it got, in units of money
 * @param units how many units make a token
 * @param punished points that were taken off it, 0 or more
 * @param rewarded points that were given to it
 */
record PastGame(int gift, List<Integer> others, long payoff, int units, int punished, int rewarded)
    implements Sized {

  /** About what its line takes in a prompt, where a memory has a budget of tokens. */
  private static final int TOKENS = 30;

  PastGame {
    others = List.copyOf(others);
  }

  @Override
  public int tokens() {
    return TOKENS;
  }

  /** What the member in a seat keeps. */
  static PastGame of(GoodsOutcome game, int seat) {
    List<Integer> others = new ArrayList<>(game.members() - 1);
    for (int other = 0; other < game.members(); other++) {
      if (other != seat) {
        others.add(game.gift(other));
      }
    }
    return new PastGame(
        game.gift(seat),
        others,
        game.payoffs().get(seat),
        game.units(),
        -game.received(seat, true),
        game.received(seat, false));
  }

  /** What the others gave on average, in tokens; NaN if none of them gave an answer. */
  double meanOfOthers() {
    return mean(others);
  }

  /** The mean of some gifts, those that are missing left out; NaN if all are. */
  static double mean(List<Integer> gifts) {
    int sum = 0;
    int known = 0;
    for (int gift : gifts) {
      if (gift != GoodsOutcome.NONE) {
        sum += gift;
        known++;
      }
    }
    return known == 0 ? Double.NaN : (double) sum / known;
  }
}
