package org.murmuration.measure.network;

/** Whether ties are among the like. */
public final class Assortativity {

  private Assortativity() {}

  /**
   * Newman's coefficient for kinds of nodes, by weight: 1 if all ties are within kinds, 0 if they
   * are as at random ("Mixing patterns in networks", Phys. Rev. E 67, 026126, 2003, eq. 2). NaN
   * where there are no ties, or all ends are of one kind.
   *
   * @param kind of each node, from 0
   */
  public static double of(Ties ties, int[] kind) {
    double total = 2.0 * ties.total();
    int kinds = 0;
    for (int one : kind) {
      kinds = Math.max(kinds, one + 1);
    }
    double[] ends = new double[kinds];
    double within = 0;
    for (int edge = 0; edge < ties.edges(); edge++) {
      int first = kind[ties.one()[edge]];
      int second = kind[ties.other()[edge]];
      ends[first] += ties.weight()[edge];
      ends[second] += ties.weight()[edge];
      within += first == second ? 2 * ties.weight()[edge] : 0;
    }
    double chance = 0;
    for (double end : ends) {
      chance += end / total * (end / total);
    }
    return total == 0 || chance > 1 - 1e-12 ? Double.NaN : (within / total - chance) / (1 - chance);
  }
}
