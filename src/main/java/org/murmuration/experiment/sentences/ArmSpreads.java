package org.murmuration.experiment.sentences;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.measure.ClusterBootstrap;
import org.murmuration.measure.Interval;
import org.murmuration.measure.text.Embedder;
import org.murmuration.measure.text.Spread;
import org.murmuration.measure.text.Vectors;

/**
 * Variances and shares of arms. An agent, or the two of a pair, with all that they wrote to any
 * word set in a run is a cluster. The variance of an arm is that of all its valid sentences to one
 * word set in one run; that of several sets and runs is their mean.
 */
final class ArmSpreads {

  private final List<Cell> cells;
  private final ClusterBootstrap bootstrap;
  private final Map<Cell, Spread> spreads = new LinkedHashMap<>();
  private final Map<Cell, double[]> within = new LinkedHashMap<>();

  ArmSpreads(List<Cell> cells, ClusterBootstrap bootstrap) {
    this.cells = cells;
    this.bootstrap = bootstrap;
  }

  /** Embeds all sentences that are kept; to be called before variances are asked for. */
  void embed(Embedder embedder) {
    embedder.embed(cells.stream().flatMap(cell -> cell.sentences().stream()).toList());
    for (Cell cell : cells) {
      spreads.put(cell, cell.spread(embedder));
      within.put(
          cell,
          cell.answers().stream()
              .mapToDouble(answer -> Vectors.variance(embedder.embed(answer)))
              .filter(variance -> !Double.isNaN(variance))
              .toArray());
    }
  }

  /** Variance among all valid sentences of an arm. */
  Interval variance(Arm arm) {
    List<Cell> own = of(arm);
    List<List<Integer>> groups = groups(own);
    Clusters clusters = Clusters.of(own);
    return bootstrap.interval(
        clusters.count(), times -> variance(own, groups, clusters.times(times)));
  }

  /** How much larger it is in one arm than in another. */
  Interval difference(Arm arm, Arm other) {
    List<Cell> both = new ArrayList<>(of(arm));
    int first = both.size();
    both.addAll(of(other));
    List<Cell> own = both.subList(0, first);
    List<Cell> others = both.subList(first, both.size());
    List<List<Integer>> groups = groups(own);
    List<List<Integer>> otherGroups = groups(others);
    Clusters clusters = Clusters.of(both);
    return bootstrap.interval(
        clusters.count(),
        drawn -> {
          int[] times = clusters.times(drawn);
          int[] ownTimes = Arrays.copyOfRange(times, 0, first);
          int[] otherTimes = Arrays.copyOfRange(times, first, times.length);
          return variance(own, groups, ownTimes) - variance(others, otherGroups, otherTimes);
        });
  }

  /** Mean variance within an answer. */
  Interval within(Arm arm) {
    List<Cell> own = of(arm);
    Clusters clusters = Clusters.of(own);
    return bootstrap.interval(
        clusters.count(),
        drawn -> {
          int[] times = clusters.times(drawn);
          double sum = 0;
          double count = 0;
          for (int i = 0; i < times.length; i++) {
            for (double variance : within.getOrDefault(own.get(i), new double[0])) {
              sum += times[i] * variance;
              count += times[i];
            }
          }
          return count == 0 ? Double.NaN : sum / count;
        });
  }

  /** Share of sentences that are valid. */
  Interval valid(Arm arm) {
    List<Cell> own = of(arm);
    Clusters clusters = Clusters.of(own);
    return bootstrap.interval(
        clusters.count(),
        drawn -> {
          int[] times = clusters.times(drawn);
          double valid = 0;
          double written = 0;
          for (int i = 0; i < times.length; i++) {
            valid += (double) times[i] * own.get(i).valid();
            written += (double) times[i] * own.get(i).written();
          }
          return written == 0 ? Double.NaN : valid / written;
        });
  }

  /**
   * Which cluster each of some cells belongs to.
   *
   * @param of number of the cluster of each cell
   */
  private record Clusters(int[] of, int count) {

    static Clusters of(List<Cell> cells) {
      Map<List<Object>, Integer> numbers = new LinkedHashMap<>();
      int[] of = new int[cells.size()];
      for (int i = 0; i < of.length; i++) {
        Cell cell = cells.get(i);
        List<Object> key = List.of(cell.run(), cell.arm(), cell.cluster());
        numbers.putIfAbsent(key, numbers.size());
        of[i] = numbers.get(key);
      }
      return new Clusters(of, numbers.size());
    }

    /** How often each cell occurs if clusters occur so often. */
    int[] times(int[] drawn) {
      int[] times = new int[of.length];
      for (int i = 0; i < of.length; i++) {
        times[i] = drawn[of[i]];
      }
      return times;
    }
  }

  private List<Cell> of(Arm arm) {
    return cells.stream().filter(cell -> cell.arm().equals(arm.word())).toList();
  }

  /** Places of the cells of each run and word set. */
  private static List<List<Integer>> groups(List<Cell> cells) {
    Map<List<Object>, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      groups.computeIfAbsent(List.of(cell.run(), cell.set()), key -> new ArrayList<>()).add(i);
    }
    return List.copyOf(groups.values());
  }

  private double variance(List<Cell> own, List<List<Integer>> groups, int[] times) {
    double sum = 0;
    int known = 0;
    for (List<Integer> group : groups) {
      List<Spread> members =
          group.stream().map(i -> spreads.getOrDefault(own.get(i), new Spread())).toList();
      int[] ofMembers = group.stream().mapToInt(i -> times[i]).toArray();
      double variance = Spread.variance(members, ofMembers);
      if (!Double.isNaN(variance)) {
        sum += variance;
        known++;
      }
    }
    return known == 0 ? Double.NaN : sum / known;
  }
}
