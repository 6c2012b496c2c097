package org.murmuration.scenario;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.murmuration.experiment.Experiment;

/** The experiments there are. */
public final class Experiments {

  private static final List<Experiment> ALL =
      ServiceLoader.load(Experiment.class).stream().map(ServiceLoader.Provider::get).toList();

  private Experiments() {}

  /** All experiments. */
  public static List<Experiment> all() {
    return ALL;
  }

  /** Their names, in alphabetical order. */
  public static List<String> names() {
    return ALL.stream().map(Experiment::name).sorted().toList();
  }

  /** The experiment of that name. */
  public static Optional<Experiment> named(String name) {
    return ALL.stream().filter(e -> e.name().equals(name)).findFirst();
  }
}
