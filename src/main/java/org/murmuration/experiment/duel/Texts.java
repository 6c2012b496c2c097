package org.murmuration.experiment.duel;

import java.util.List;
import java.util.Map;

/**
 * The texts of the arms, and the names that agents and principals go by, from {@code texts.json}.
 *
 * @param version of the texts; a change of any is a new one
 * @param arms the sentence of each arm, with {@code {name}}, {@code {other}} and {@code {label}}
 * @param labels of arbitrary groups
 * @param names parts that names are made of: {@code invented} and {@code human}
 */
record Texts(
    int version,
    Map<String, String> arms,
    List<String> labels,
    List<String> principals,
    Map<String, Parts> names) {

  private static final int SPREAD = 617;

  /** First and second parts; every first goes with every second. */
  record Parts(List<String> first, List<String> second) {

    /** Number {@code agent} of all combinations, neighbours being unlike; a number after those. */
    String name(int agent) {
      int all = first.size() * second.size();
      int place = (int) ((long) (agent % all) * SPREAD % all);
      String name = first.get(place % first.size()) + second.get(place / first.size());
      return agent < all ? name : name + " " + (agent / all + 1);
    }
  }

  static Texts load() {
    return Shelf.read("texts.json", Texts.class);
  }

  /** The name of an agent, the same in all encounters of an arm and different for all agents. */
  String name(int agent, Arm arm) {
    return names.get(arm == Arm.HUMAN ? "human" : "invented").name(agent);
  }

  /** Whom an agent acts for. */
  String principal(int agent) {
    return principals.get(agent % principals.size());
  }

  /** The sentence of an arm for one of two agents; empty where nothing is said. */
  String of(Arm arm, String name, String other, long block) {
    return arms.get(arm.word())
        .replace("{name}", name)
        .replace("{other}", other)
        .replace("{label}", labels.get((int) (block % labels.size())));
  }
}
