package org.murmuration.experiment.company;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.schedule.Wave;

/**
 * Meetings of one phase, as they make a wave. All meetings of a wave have as many members; where
 * some are larger, because others lack members that have left, their last ones do not come.
 */
final class Meetings {

  private final List<List<Integer>> members = new ArrayList<>();
  private final List<Scene> scenes = new ArrayList<>();

  void add(Scene scene, Integer... agents) {
    add(scene, List.of(agents));
  }

  void add(Scene scene, List<Integer> agents) {
    scenes.add(scene);
    members.add(agents);
  }

  Wave wave() {
    int size = members.stream().mapToInt(List::size).min().orElse(1);
    int[] agents =
        members.stream()
            .flatMapToInt(meeting -> meeting.stream().limit(size).mapToInt(Integer::intValue))
            .toArray();
    return new Wave(size, agents, scenes);
  }
}
