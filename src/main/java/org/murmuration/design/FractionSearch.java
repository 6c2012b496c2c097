package org.murmuration.design;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Looks for columns of a regular fraction among the vectors of GF(2)^m. A factor with 2^b levels
 * takes a subspace of dimension b. The fraction has resolution R or more if no sum of elements of
 * fewer than R factors is zero, at least one of them not being zero itself: the subspaces of any R
 * − 1 factors are independent (R. C. Bose, Sankhyā 8, 1947; for factors with more than two levels:
 * C. F. J. Wu, R. Zhang, Biometrika 80, 1993).
 *
 * <p>The search is complete: if it finds nothing there is nothing. What is the same up to a change
 * of basis is tried once: a vector outside the span of those before it might as well be the next
 * unit vector, and among factors with equally many levels those that widen the span most come
 * first, and those that do not widen it stand in ascending order.
 */
final class FractionSearch {

  private final int[] bits;
  private final int dimension;
  private final int depth;
  private final List<List<Integer>> placed = new ArrayList<>();
  private long patience;

  /**
   * A search.
   *
   * @param bits for each factor the logarithm of its levels, in descending order
   * @param dimension logarithm of the number of cells
   * @param resolution the least one, 3 or more
   * @param patience how many factors are placed at most before it gives up
   */
  FractionSearch(int[] bits, int dimension, int resolution, long patience) {
    this.bits = bits.clone();
    this.dimension = dimension;
    this.depth = resolution - 2;
    this.patience = patience;
  }

  /** For each factor a basis of its subspace; empty if there is no such fraction. */
  Optional<List<List<Integer>>> find() {
    List<BitSet> reach = new ArrayList<>();
    for (int factors = 0; factors <= depth; factors++) {
      BitSet zero = new BitSet();
      zero.set(0);
      reach.add(zero);
    }
    return place(reach, 0, 0) ? Optional.of(List.copyOf(placed)) : Optional.empty();
  }

  /** Whether it gave up, so that finding nothing says nothing. */
  boolean gaveUp() {
    return patience < 0;
  }

  /**
   * Places the next factor and all behind it.
   *
   * @param reach at k the sums of elements of at most k factors that are placed
   * @param span dimension of the span of what is placed, whose vectors are those below 2^span
   * @param widened by how much the factor before widened it
   */
  private boolean place(List<BitSet> reach, int span, int widened) {
    int factor = placed.size();
    if (factor == bits.length) {
      return true;
    }
    boolean sameAsBefore = factor > 0 && bits[factor] == bits[factor - 1];
    int most = Math.min(dimension - span, sameAsBefore ? widened : bits[factor]);
    for (int fresh = Math.min(most, bits[factor]); fresh >= 0; fresh--) {
      boolean ordered = sameAsBefore && fresh == 0 && widened == 0;
      int above = ordered ? placed.get(factor - 1).get(0) : 0;
      if (choose(reach, span, fresh, above, new ArrayList<>())) {
        return true;
      }
    }
    return false;
  }

  /** Completes a basis of the next factor's subspace: first vectors of the span, then unit ones. */
  private boolean choose(List<BitSet> reach, int span, int fresh, int above, List<Integer> basis) {
    int inside = bits[placed.size()] - fresh;
    if (basis.size() == inside) {
      List<Integer> whole = new ArrayList<>(basis);
      for (int i = 0; i < fresh; i++) {
        whole.add(1 << (span + i));
      }
      return --patience >= 0 && descend(reach, span + fresh, fresh, whole);
    }
    List<Integer> spanned = sums(basis);
    for (int vector = above + 1; vector < 1 << span; vector++) {
      if (isFree(reach.get(depth), vector, spanned)) {
        basis.add(vector);
        if (choose(reach, span, fresh, vector, basis)) {
          return true;
        }
        basis.remove(basis.size() - 1);
        if (gaveUp()) {
          return false;
        }
      }
    }
    return false;
  }

  /** Whether a vector may join a basis: no new sum is taken, and it is the least of them. */
  private static boolean isFree(BitSet taken, int vector, List<Integer> spanned) {
    for (int sum : spanned) {
      if ((vector ^ sum) < vector || taken.get(vector ^ sum)) {
        return false;
      }
    }
    return true;
  }

  private boolean descend(List<BitSet> reach, int span, int widened, List<Integer> basis) {
    List<Integer> elements = sums(basis);
    List<BitSet> wider = new ArrayList<>();
    wider.add(reach.get(0));
    for (int factors = 1; factors <= depth; factors++) {
      BitSet all = (BitSet) reach.get(factors).clone();
      BitSet fewer = reach.get(factors - 1);
      for (int v = fewer.nextSetBit(0); v >= 0; v = fewer.nextSetBit(v + 1)) {
        for (int element : elements) {
          all.set(v ^ element);
        }
      }
      wider.add(all);
    }
    placed.add(List.copyOf(basis));
    if (place(wider, span, widened)) {
      return true;
    }
    placed.remove(placed.size() - 1);
    return false;
  }

  /** All sums of some vectors, zero among them. */
  static List<Integer> sums(List<Integer> basis) {
    List<Integer> sums = new ArrayList<>(List.of(0));
    for (int vector : basis) {
      for (int i = 0, before = sums.size(); i < before; i++) {
        sums.add(sums.get(i) ^ vector);
      }
    }
    return sums;
  }
}
