package org.murmuration.experiment.publicgoods;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.apache.commons.rng.sampling.ArraySampler;
import org.murmuration.conversation.ChatCounts;
import org.murmuration.model.RandomStream;

/**
 * Chooses who plays in chains: nobody twice. Members are gone through in random order. Where they
 * are to have chatted often, P1 and P2 are the pair of those left who talked most, and P3 the one
 * who talked most with one of them, which becomes P2; ties go to whoever comes first. Where they
 * are to have never chatted, P2 is the next one who has not talked with P1, and P3 the next who has
 * talked with neither.
 */
final class Trios {

  private final ChatCounts counts;
  private final int[] order;
  private final BitSet left = new BitSet();

  /** P1, P2 and P3. */
  record Trio(int first, int second, int third) {}

  /**
   * @param members who may be chosen
   */
  Trios(List<Integer> members, ChatCounts counts, RandomStream random) {
    this.counts = counts;
    this.order = members.stream().mapToInt(Integer::intValue).toArray();
    ArraySampler.shuffle(random, order);
    members.forEach(left::set);
  }

  /** At most so many trios; fewer if there are no more. */
  List<Trio> choose(Acquaintance arm, int most) {
    List<Trio> trios = new ArrayList<>();
    while (trios.size() < most) {
      Trio trio =
          switch (arm) {
            case STRANGERS -> any();
            case OFTEN -> often();
            case NEVER -> never();
          };
      if (trio == null) {
        break;
      }
      for (int member : new int[] {trio.first(), trio.second(), trio.third()}) {
        left.clear(member);
      }
      trios.add(trio);
    }
    return trios;
  }

  private int[] left() {
    return Arrays.stream(order).filter(left::get).toArray();
  }

  private Trio any() {
    int[] all = left();
    return all.length < ChainSettings.MEMBERS ? null : new Trio(all[0], all[1], all[2]);
  }

  private Trio often() {
    int first = -1;
    int second = -1;
    int most = 0;
    for (int one : left()) {
      int other = mostTalkedWith(one, -1);
      if (other >= 0 && counts.between(one, other) > most) {
        most = counts.between(one, other);
        first = one;
        second = other;
      }
    }
    if (first < 0) {
      return null;
    }
    int thirdOfSecond = mostTalkedWith(second, first);
    int thirdOfFirst = mostTalkedWith(first, second);
    boolean turned =
        thirdOfFirst >= 0
            && (thirdOfSecond < 0
                || counts.between(first, thirdOfFirst) > counts.between(second, thirdOfSecond));
    if (turned) {
      return new Trio(second, first, thirdOfFirst);
    }
    return thirdOfSecond < 0 ? null : new Trio(first, second, thirdOfSecond);
  }

  /** The one of those left that an agent talked with most; −1 if with none. */
  private int mostTalkedWith(int agent, int butNot) {
    int most = 0;
    int found = -1;
    for (var with : counts.with(agent).entrySet()) {
      if (with.getValue() > most && with.getKey() != butNot && left.get(with.getKey())) {
        most = with.getValue();
        found = with.getKey();
      }
    }
    return found;
  }

  private Trio never() {
    int[] all = left();
    for (int first : all) {
      for (int second : all) {
        if (second != first && counts.between(first, second) == 0) {
          for (int third : all) {
            if (third != first
                && third != second
                && counts.between(first, third) == 0
                && counts.between(second, third) == 0) {
              return new Trio(first, second, third);
            }
          }
        }
      }
    }
    return null;
  }
}
