package org.murmuration.design;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A regular fraction of factors with 2, 4 or 8 levels (G. E. P. Box, J. S. Hunter, Technometrics 3,
 * 1961). A factor with 4 or 8 levels is two or three pseudo-factors with two levels each, and the
 * length of a word is the number of distinct factors in it (C. F. J. Wu, R. Zhang, Biometrika 80,
 * 1993).
 *
 * @param columns for each factor its pseudo-factors; each is a vector of GF(2)^dimension, whose
 *     product with the number of a row is the pseudo-factor's level there
 * @param dimension logarithm of the number of rows
 */
public record Fraction(List<List<Integer>> columns, int dimension) {

  /** The resolution of a design that leaves nothing out. */
  public static final int FULL = Integer.MAX_VALUE;

  /** How many pseudo-factors there may be together. */
  static final int MOST_BITS = 16;

  /** Factors placed in a search for more than was asked, at most. */
  private static final long PATIENCE = 2_000;

  /** A pseudo-factor. */
  private record Part(int factor, int bit) {}

  /**
   * The smallest fraction of at least a resolution, and among those with as many rows one of the
   * highest resolution that a short search finds.
   *
   * @param bits for each factor the logarithm of its levels, 1 to 3
   * @param resolution 3 or more, or {@link #FULL}
   * @throws IllegalArgumentException if there are more than 16 pseudo-factors
   */
  public static Fraction smallest(List<Integer> bits, int resolution) {
    int all = bits.stream().mapToInt(b -> b).sum();
    if (all > MOST_BITS) {
      throw new IllegalArgumentException(all + " pseudo-factors; there may be " + MOST_BITS);
    }
    List<Integer> order = new ArrayList<>(IntStream.range(0, bits.size()).boxed().toList());
    order.sort(Comparator.comparing((Integer factor) -> -bits.get(factor)));
    int[] sorted = order.stream().mapToInt(bits::get).toArray();
    for (int dimension = 0; dimension < all && resolution != FULL; dimension++) {
      if (isPossible(sorted, dimension, resolution)) {
        Optional<List<List<Integer>>> found =
            new FractionSearch(sorted, dimension, resolution, Long.MAX_VALUE).find();
        if (found.isPresent()) {
          return inOrder(better(sorted, dimension, resolution, found.get()), order, dimension);
        }
      }
    }
    return full(bits, all);
  }

  private static List<List<Integer>> better(
      int[] bits, int dimension, int resolution, List<List<Integer>> found) {
    List<List<Integer>> best = found;
    for (int more = resolution + 1; more <= bits.length; more++) {
      FractionSearch search = new FractionSearch(bits, dimension, more, PATIENCE);
      Optional<List<List<Integer>>> next =
          isPossible(bits, dimension, more) ? search.find() : Optional.empty();
      if (next.isEmpty()) {
        return best;
      }
      best = next.get();
    }
    return best;
  }

  /**
   * Whether counting leaves room for such a fraction: with resolution 2t + 1 all sums of elements
   * of at most t factors differ (C. R. Rao, J. R. Stat. Soc. Suppl. 9, 1947), and a fraction of
   * resolution 2t + 2 is one of 2t + 1 once a factor is divided out.
   */
  private static boolean isPossible(int[] bits, int dimension, int resolution) {
    int independent = IntStream.of(bits).limit(resolution - 1L).sum();
    if (dimension < independent) {
      return false;
    }
    boolean even = resolution % 2 == 0;
    int divided = even && bits.length > 0 ? 1 : 0;
    int room = dimension - (divided == 1 ? bits[0] : 0);
    int together = (resolution - 1 - (even ? 1 : 0)) / 2;
    long[] sums = new long[together + 1];
    sums[0] = 1;
    for (int factor = divided; factor < bits.length; factor++) {
      for (int k = together; k > 0; k--) {
        sums[k] += sums[k - 1] * ((1L << bits[factor]) - 1);
      }
    }
    long different = 0;
    for (long sum : sums) {
      different += sum;
    }
    return different <= 1L << room;
  }

  private static Fraction inOrder(List<List<Integer>> found, List<Integer> order, int dimension) {
    List<List<Integer>> columns = new ArrayList<>(Collections.nCopies(found.size(), List.of()));
    for (int i = 0; i < found.size(); i++) {
      columns.set(order.get(i), found.get(i));
    }
    return new Fraction(List.copyOf(columns), dimension);
  }

  private static Fraction full(List<Integer> bits, int all) {
    List<List<Integer>> columns = new ArrayList<>();
    int next = 0;
    for (int b : bits) {
      int first = next;
      columns.add(IntStream.range(0, b).mapToObj(bit -> 1 << (first + bit)).toList());
      next += b;
    }
    return new Fraction(List.copyOf(columns), all);
  }

  /** How many rows it has. */
  public int rows() {
    return 1 << dimension;
  }

  /** The part of the full design that it is: 1 of 2 to this power. */
  public int omitted() {
    return parts().size() - dimension;
  }

  /** The level of a factor in a row, from 0. In row 0 all are 0. */
  public int level(int row, int factor) {
    int level = 0;
    List<Integer> own = columns.get(factor);
    for (int bit = 0; bit < own.size(); bit++) {
      level |= (Integer.bitCount(row & own.get(bit)) & 1) << bit;
    }
    return level;
  }

  /** The length of the shortest word; {@link #FULL} without words. */
  public int resolution() {
    return wordLengths().isEmpty() ? FULL : wordLengths().firstKey();
  }

  /** How many words there are of each length. */
  public TreeMap<Integer, Integer> wordLengths() {
    List<Integer> words = new ArrayList<>(List.of(0));
    List<Part> parts = parts();
    for (Part part : parts) {
      if (!isBase(part)) {
        int word = 1 << parts.indexOf(part);
        for (Part base : madeOf(part)) {
          word |= 1 << parts.indexOf(base);
        }
        for (int i = 0, before = words.size(); i < before; i++) {
          words.add(words.get(i) ^ word);
        }
      }
    }
    TreeMap<Integer, Integer> lengths = new TreeMap<>();
    for (int word : words.subList(1, words.size())) {
      long factors =
          IntStream.range(0, parts.size())
              .filter(part -> (word >> part & 1) == 1)
              .map(part -> parts.get(part).factor())
              .distinct()
              .count();
      lengths.merge((int) factors, 1, Integer::sum);
    }
    return lengths;
  }

  /** What the columns that are not free are made of, such as {@code D = A × B × C}. */
  public List<String> generators(List<String> names) {
    return parts().stream()
        .filter(part -> !isBase(part))
        .map(
            part ->
                shown(part, names)
                    + " = "
                    + String.join(
                        " × ", madeOf(part).stream().map(base -> shown(base, names)).toList()))
        .toList();
  }

  private String shown(Part part, List<String> names) {
    String name = names.get(part.factor());
    return columns.get(part.factor()).size() == 1 ? name : name + "[" + (part.bit() + 1) + "]";
  }

  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    for (int factor = 0; factor < columns.size(); factor++) {
      for (int bit = 0; bit < columns.get(factor).size(); bit++) {
        parts.add(new Part(factor, bit));
      }
    }
    return parts;
  }

  private int column(Part part) {
    return columns.get(part.factor()).get(part.bit());
  }

  /** The first pseudo-factor that has a unit vector for its column. */
  private Part base(int axis) {
    return parts().stream().filter(part -> column(part) == 1 << axis).findFirst().orElseThrow();
  }

  private boolean isBase(Part part) {
    int column = column(part);
    return Integer.bitCount(column) == 1
        && base(Integer.numberOfTrailingZeros(column)).equals(part);
  }

  private List<Part> madeOf(Part part) {
    return IntStream.range(0, dimension)
        .filter(axis -> (column(part) >> axis & 1) == 1)
        .mapToObj(this::base)
        .toList();
  }
}
