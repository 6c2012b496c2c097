package org.murmuration.mind.policy.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the states of rest of a mean field. Those that attract are where it comes to from each
 * consensus, from empty and uniform memories, and from a number of random ones; the others solve
 * {@link SelfConsistency}. Points whose uttered shares agree to five digits count as one.
 */
final class FixedPoints {

  private static final double ROUNDS = 100;
  private static final int RANDOM_STARTS = 6;
  private static final int MOST_PAIRED = 4;
  private static final double SAME_SHARE = 1e-5;
  private static final double AT_REST = 1e-8;

  private final MeanField field;
  private final StateSpace states;
  private final int names;
  private final RandomShares random;
  private final List<FixedPoint> found = new ArrayList<>();
  private final List<double[]> slow = new ArrayList<>();

  private FixedPoints(MeanField field, long seed) {
    this.field = field;
    this.states = field.responses().states();
    this.names = field.responses().names();
    this.random = new RandomShares(names, seed);
  }

  /** All that can be found, those with the highest success first; {@code seed} for the starts. */
  static List<FixedPoint> of(MeanField field, long seed) {
    FixedPoints points = new FixedPoints(field, seed);
    points.follow();
    points.solve();
    points.found.sort(Comparator.comparingDouble((FixedPoint f) -> -f.success()));
    return List.copyOf(points.found);
  }

  private void follow() {
    for (int name = 0; name < names; name++) {
      follow(states.only(states.consensus(name)));
    }
    follow(states.only(0));
    double[] uniform = new double[names];
    Arrays.fill(uniform, 1.0 / names);
    follow(states.independent(uniform));
    for (int start = 0; start < RANDOM_STARTS; start++) {
      follow(states.independent(random.next()));
    }
  }

  private void follow(double[] start) {
    Trajectory way = Trajectory.from(start, field, ROUNDS);
    if (way.settled()) {
      add(way.end());
    } else {
      slow.add(field.uttered(way.end()));
    }
  }

  private void solve() {
    SelfConsistency equation = new SelfConsistency(field);
    if (names == 2) {
      equation.bisected().forEach(p -> add(equation.stationary(p)));
      return;
    }
    List<double[]> starts = new ArrayList<>(slow);
    for (int i = 0; i < Math.min(found.size(), MOST_PAIRED); i++) {
      for (int j = 0; j < i; j++) {
        starts.add(between(found.get(i).uttered(), found.get(j).uttered()));
      }
    }
    for (int start = 0; start < RANDOM_STARTS; start++) {
      starts.add(random.next());
    }
    for (double[] start : starts) {
      equation.improved(start).ifPresent(p -> add(equation.stationary(p)));
    }
  }

  private void add(double[] x) {
    double[] uttered = field.uttered(x);
    if (field.speed(x) <= AT_REST && found.stream().noneMatch(f -> same(f.uttered(), uttered))) {
      found.add(FixedPoint.at(x, field));
    }
  }

  private static boolean same(double[] a, double[] b) {
    for (int i = 0; i < a.length; i++) {
      if (Math.abs(a[i] - b[i]) > SAME_SHARE) {
        return false;
      }
    }
    return true;
  }

  private static double[] between(double[] a, double[] b) {
    double[] middle = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      middle[i] = (a[i] + b[i]) / 2;
    }
    return middle;
  }
}
