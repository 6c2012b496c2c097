package org.murmuration.schedule;

import org.murmuration.settings.Settings;
import org.murmuration.settings.Settings.Alternative;

/** Reads the {@code schedule} of a scenario. */
public final class SchedulePlans {

  private SchedulePlans() {}

  /**
   * The schedule that a scenario describes.
   *
   * @param scenario settings that hold the key {@code schedule}
   * @throws org.murmuration.settings.InputError if there is no such schedule
   */
  public static SchedulePlan read(Settings scenario) {
    Alternative schedule = scenario.choose("schedule", "schedule");
    return switch (schedule.name()) {
      case "random-pairs" -> (seed, start) -> new RandomPairs();
      case "matching" -> (seed, start) -> new Matching();
      case "groups" -> groups(schedule.settings());
      case "network" -> network(schedule.settings().alternative("network"));
      default -> throw new IllegalStateException("no code for schedule " + schedule.name());
    };
  }

  private static SchedulePlan groups(Settings settings) {
    int size = settings.count("size", 2, Integer.MAX_VALUE);
    return (seed, start) -> {
      if (size > start.size()) {
        throw settings.error(
            "size", "is " + size + "; it must be at most the population size of " + start.size());
      }
      return new Groups(size);
    };
  }

  private static SchedulePlan network(Alternative network) {
    Settings settings = network.settings();
    return switch (network.name()) {
      // Its edges grow with the square of the population, and its draws are those of random pairs.
      case "complete" ->
          (seed, start) -> new RandomPairs("complete network, pairs drawn uniformly");
      case "ring-lattice" -> on(RingLattice.read(settings));
      case "small-world" -> on(SmallWorld.read(settings));
      case "scale-free" -> on(ScaleFree.read(settings));
      case "random-regular" -> on(RandomRegular.read(settings));
      case "erdos-renyi" -> on(ErdosRenyi.read(settings));
      case "file" -> on(EdgeFile.read(settings));
      default -> throw new IllegalStateException("no code for network " + network.name());
    };
  }

  private static SchedulePlan on(Topology topology) {
    return (seed, start) ->
        new NetworkPairs(topology.description(), seed, topology.draw(seed, start.size()), start);
  }
}
