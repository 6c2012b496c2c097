package org.murmuration.experiment.company;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.murmuration.schedule.Wave;

/** Meetings of one phase, as they make waves: one for each number of members, the largest first. */
final class Meetings {

  private final SortedMap<Integer, List<List<Integer>>> members =
      new TreeMap<>(Comparator.reverseOrder());
  private final SortedMap<Integer, List<Scene>> scenes = new TreeMap<>();

  void add(Scene scene, Integer... agents) {
    add(scene, List.of(agents));
  }

  void add(Scene scene, List<Integer> agents) {
    members.computeIfAbsent(agents.size(), none -> new ArrayList<>()).add(agents);
    scenes.computeIfAbsent(agents.size(), none -> new ArrayList<>()).add(scene);
  }

  /** All of them; none if nobody meets. */
  List<Wave> waves() {
    List<Wave> waves = new ArrayList<>();
    members.forEach(
        (size, meetings) ->
            waves.add(
                new Wave(
                    size,
                    meetings.stream().flatMap(List::stream).mapToInt(Integer::intValue).toArray(),
                    scenes.get(size))));
    return waves;
  }
}
