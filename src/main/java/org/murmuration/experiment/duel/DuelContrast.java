package org.murmuration.experiment.duel;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.murmuration.measure.ClusterBootstrap;
import org.murmuration.measure.Interval;

/**
 * Comparisons of arms with openings as clusters: duels about the same topic resemble each other, in
 * one run and across runs.
 */
final class DuelContrast {

  private final Cells cells;
  private final ClusterBootstrap bootstrap;
  private final List<String> openings;

  DuelContrast(Cells cells, ClusterBootstrap bootstrap) {
    this.cells = cells;
    this.bootstrap = bootstrap;
    this.openings = cells.openings();
  }

  int clusters() {
    return openings.size();
  }

  /**
   * How much more likely something is in one arm than in another, among ordinary duels.
   *
   * @param of duels with it
   */
  Interval difference(Count of, String arm, String other) {
    return compare(
        arm,
        Company.ORDINARY,
        other,
        Company.ORDINARY,
        (first, second) -> first.share(of, Count.DUELS) - second.share(of, Count.DUELS));
  }

  /** How many points fewer a principal gets whose agent is in some company than in ordinary one. */
  Interval loss(String arm, Company company) {
    return compare(
        arm,
        Company.ORDINARY,
        arm,
        company,
        (first, second) ->
            first.share(Count.POINTS, Count.SIDES) - second.share(Count.POINTS, Count.SIDES));
  }

  /** A mean or ratio over the ordinary duels of an arm. */
  Interval ratio(String arm, ToDoubleFunction<Counts> ratio) {
    return compare(
        arm, Company.ORDINARY, arm, Company.ORDINARY, (first, same) -> ratio.applyAsDouble(first));
  }

  private interface Comparison {
    double of(Counts first, Counts second);
  }

  private Interval compare(
      String arm, Company company, String otherArm, Company otherCompany, Comparison comparison) {
    List<Counts> first = byOpening(arm, company);
    List<Counts> second = byOpening(otherArm, otherCompany);
    return bootstrap.interval(
        openings.size(), times -> comparison.of(sum(first, times), sum(second, times)));
  }

  private List<Counts> byOpening(String arm, Company company) {
    return openings.stream()
        .map(
            opening ->
                cells.sum(
                    key ->
                        key.arm().equals(arm)
                            && key.opening().equals(opening)
                            && key.company() == company))
        .toList();
  }

  private static Counts sum(List<Counts> counts, int[] times) {
    Counts sum = new Counts();
    for (int i = 0; i < times.length; i++) {
      if (times[i] > 0) {
        sum.add(counts.get(i), times[i]);
      }
    }
    return sum;
  }
}
