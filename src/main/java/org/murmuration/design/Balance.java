package org.murmuration.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often levels of factors meet in some cells. Where levels of one group of factors meet those
 * of another as often as their shares ask for, means over levels of the one hold nothing of what
 * the other does.
 */
final class Balance {

  private final List<Factor> factors;
  private final List<Cell> cells;
  private final int[][] levels;
  private final long[][] cellsOfLevels;
  private final boolean ofPairs;
  private final List<Pair> clear = new ArrayList<>();

  /**
   * Two factors.
   *
   * @param one place of the one among the treatments
   * @param other a later place
   */
  record Pair(int one, int other) {}

  /**
   * The balance of the treatments of a design.
   *
   * @param cells some of those of one block
   */
  Balance(Design design, List<Cell> cells) {
    this.factors = design.treatments();
    this.cells = cells;
    this.levels = new int[factors.size()][];
    for (int f = 0; f < levels.length; f++) {
      int place = design.factors().indexOf(factors.get(f));
      levels[f] = cells.stream().mapToInt(cell -> cell.indexes().get(place)).toArray();
    }
    this.cellsOfLevels =
        IntStream.range(0, levels.length)
            .mapToObj(f -> counts(new int[] {f}))
            .toArray(long[][]::new);
    this.ofPairs = arePairsEven();
    for (int a = 0; a < levels.length; a++) {
      for (int b = a + 1; b < levels.length; b++) {
        if (ofPairs && isInteractionClear(a, b)) {
          clear.add(new Pair(a, b));
        }
      }
    }
  }

  /** Whether levels of each two factors meet as often as their shares ask for. */
  boolean isOfPairs() {
    return ofPairs;
  }

  /**
   * Those which do something together that can be told from what any factor and any other two do.
   */
  List<Pair> clearPairs() {
    return Collections.unmodifiableList(clear);
  }

  private boolean arePairsEven() {
    for (int a = 0; a < levels.length; a++) {
      for (int b = a + 1; b < levels.length; b++) {
        if (!meetEvenly(new int[] {a}, new int[] {b})) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean isInteractionClear(int a, int b) {
    int[] others = IntStream.range(0, levels.length).filter(f -> f != a && f != b).toArray();
    for (int i = 0; i < others.length; i++) {
      if (!meetEvenly(new int[] {a, b}, new int[] {others[i]})) {
        return false;
      }
      for (int j = i + 1; j < others.length; j++) {
        if (!isFreeOf(a, b, new int[] {others[i], others[j]})) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean meetEvenly(int[] ones, int[] others) {
    long[] of = counts(ones);
    long[] with = counts(others);
    long[] both = counts(IntStream.concat(IntStream.of(ones), IntStream.of(others)).toArray());
    for (int i = 0; i < both.length; i++) {
      if (both[i] * cells.size() != of[i / with.length] * with[i % with.length]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the interaction of two factors, levels of which meet evenly, has nothing of what others
   * do: each combination of the others adds the same to both sides of every contrast of contrasts.
   */
  private boolean isFreeOf(int a, int b, int[] others) {
    long[] ofA = cellsOfLevels[a];
    long[] ofB = cellsOfLevels[b];
    int width = combinations(others);
    long[] all = counts(IntStream.concat(IntStream.of(a, b), IntStream.of(others)).toArray());
    int firstA = first(ofA);
    int firstB = first(ofB);
    for (int i = 0; i < ofA.length; i++) {
      for (int j = 0; j < ofB.length; j++) {
        for (int o = 0; o < width; o++) {
          long at = all[(i * ofB.length + j) * width + o] * ofA[firstA] * ofB[firstB];
          long ofOne = all[(i * ofB.length + firstB) * width + o] * ofA[firstA] * ofB[j];
          long ofOther = all[(firstA * ofB.length + j) * width + o] * ofA[i] * ofB[firstB];
          long ofNone = all[(firstA * ofB.length + firstB) * width + o] * ofA[i] * ofB[j];
          if (at - ofOne - ofOther + ofNone != 0) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private static int first(long[] counts) {
    return IntStream.range(0, counts.length).filter(i -> counts[i] > 0).findFirst().orElse(0);
  }

  /** How many cells have each combination of levels, the last factor's level changing first. */
  private long[] counts(int[] of) {
    long[] counts = new long[combinations(of)];
    for (int cell = 0; cell < cells.size(); cell++) {
      int combination = 0;
      for (int f : of) {
        combination = combination * factors.get(f).levels().size() + levels[f][cell];
      }
      counts[combination]++;
    }
    return counts;
  }

  private int combinations(int[] of) {
    return Arrays.stream(of).map(f -> factors.get(f).levels().size()).reduce(1, (x, y) -> x * y);
  }
}
