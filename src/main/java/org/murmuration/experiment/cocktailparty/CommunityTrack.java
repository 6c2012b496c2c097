package org.murmuration.experiment.cocktailparty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.murmuration.measure.Figure;
import org.murmuration.measure.network.Communities;
import org.murmuration.measure.network.Ties;

/**
 * Communities from round to round: one that shares most agents with an earlier one has its number,
 * the largest overlap first; others have a new one. Agents without a tie belong to none.
 */
final class CommunityTrack {

  static final int NONE = -1;

  private static final int SHOWN = 6;

  private final List<SortedMap<Integer, Integer>> sizes = new ArrayList<>();
  private final List<Integer> rounds = new ArrayList<>();
  private int[] latest = new int[0];
  private int numbers;

  private record Overlap(int community, int number, int agents) {}

  /** Takes the communities of the next round and numbers them. */
  void add(int round, Ties ties, Communities communities) {
    int[] degrees = ties.degrees();
    int[] now = new int[ties.nodes()];
    Arrays.setAll(now, node -> degrees[node] == 0 ? NONE : communities.of()[node]);
    int[] numberOf = numbered(now, communities.count());
    SortedMap<Integer, Integer> size = new TreeMap<>();
    for (int node = 0; node < now.length; node++) {
      if (now[node] != NONE) {
        now[node] = numberOf[now[node]];
        size.merge(now[node], 1, Integer::sum);
      }
    }
    latest = now;
    sizes.add(size);
    rounds.add(round);
  }

  private int[] numbered(int[] now, int count) {
    SortedMap<Long, Integer> shared = new TreeMap<>();
    for (int node = 0; node < Math.min(now.length, latest.length); node++) {
      if (now[node] != NONE && latest[node] != NONE) {
        shared.merge((long) now[node] << 32 | latest[node], 1, Integer::sum);
      }
    }
    List<Overlap> overlaps = new ArrayList<>();
    for (Map.Entry<Long, Integer> one : shared.entrySet()) {
      overlaps.add(
          new Overlap((int) (one.getKey() >>> 32), one.getKey().intValue(), one.getValue()));
    }
    overlaps.sort(Comparator.comparingInt(Overlap::agents).reversed());
    int[] numberOf = new int[count];
    Arrays.fill(numberOf, NONE);
    List<Integer> taken = new ArrayList<>();
    for (Overlap overlap : overlaps) {
      if (numberOf[overlap.community()] == NONE && !taken.contains(overlap.number())) {
        numberOf[overlap.community()] = overlap.number();
        taken.add(overlap.number());
      }
    }
    SortedMap<Integer, Integer> fresh = new TreeMap<>();
    for (int community : now) {
      if (community != NONE && numberOf[community] == NONE) {
        numberOf[community] = fresh.computeIfAbsent(community, c -> numbers++);
      }
    }
    return numberOf;
  }

  /** Number of the community of an agent in the latest round, or {@link #NONE}. */
  int of(int agent) {
    return agent < latest.length ? latest[agent] : NONE;
  }

  /** The communities that were largest over all rounds, and how many agents each had by round. */
  Figure.Lines figure(String note) {
    SortedMap<Integer, Integer> totals = new TreeMap<>();
    sizes.forEach(
        size -> size.forEach((number, agents) -> totals.merge(number, agents, Integer::sum)));
    List<Integer> shown =
        totals.keySet().stream()
            .sorted(Comparator.comparingInt((Integer number) -> totals.get(number)).reversed())
            .limit(SHOWN)
            .sorted()
            .toList();
    List<Figure.Curve> curves = new ArrayList<>();
    for (int number : shown) {
      double[] agents = sizes.stream().mapToDouble(size -> size.getOrDefault(number, 0)).toArray();
      curves.add(new Figure.Curve(name(number), agents, null, null, false));
    }
    double[] at = IntStream.range(0, rounds.size()).mapToDouble(i -> rounds.get(i) + 1.0).toArray();
    return new Figure.Lines(
        "Communities over time",
        note,
        new Figure.Axis("round", null, null),
        at,
        new Figure.Axis("agents", 0.0, null),
        curves);
  }

  static String name(int number) {
    return "community " + (number + 1);
  }
}
