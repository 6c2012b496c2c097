package org.murmuration.experiment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.murmuration.journal.OutcomeFormat;
import org.murmuration.measure.Condition;
import org.murmuration.measure.Measure;
import org.murmuration.measure.RunResult;
import org.murmuration.mind.Mind;
import org.murmuration.mind.Situation;
import org.murmuration.mind.prompt.Prompts;
import org.murmuration.model.Occasion;
import org.murmuration.model.Persona;
import org.murmuration.model.Recollection;
import org.murmuration.schedule.SchedulePlan;
import org.murmuration.settings.Settings;

/**
 * An experiment with its settings read: the rules and everything that belongs to them. Immutable
 * and shared by all runs; what counts along a run ({@link Measure}, {@link Condition}) is made anew
 * for each.
 */
public interface Plan {

  /** The rules. */
  Protocol protocol();

  /** How outcomes become memory for these personas and minds. */
  MemoryRule memory(Cast cast);

  /**
   * How many agents meet at a time; if that differs, in an encounter of the {@link #occasion()}.
   */
  int participants();

  /**
   * Who meets whom, where that belongs to the rules. Empty: as the scenario's {@code schedule}
   * says.
   */
  default Optional<SchedulePlan> schedule() {
    return Optional.empty();
  }

  /**
   * An occasion such as encounters have, if they have any; else null. What agents say and are asked
   * on it stands for the experiment where there is no encounter to go by.
   */
  default Occasion occasion() {
    return null;
  }

  /** The kinds of mind this experiment brings; each has its defaults under {@code kinds.mind}. */
  List<String> mindKinds();

  /** Those of {@link #mindKinds()} that are meant for adversaries. */
  default List<String> adversaryKinds() {
    return List.of();
  }

  /**
   * Who has which role, where the rules give agents roles by their numbers; in the order to name
   * them. Agents that join later have none.
   *
   * @param agents how many there are at the start
   */
  default Map<String, List<Integer>> roles(int agents) {
    return Map.of();
  }

  /** A mind of one of {@link #mindKinds()}. */
  Mind mind(String kind, Settings settings);

  /** What minds with prompts are shown. */
  Prompts prompts();

  /** The recollections a {@code rewrite} intervention plants, from its own settings. */
  List<Recollection> planted(Settings settings);

  /**
   * Checks what only shows once all settings are read.
   *
   * @throws org.murmuration.settings.InputError if minds, personas or schedule do not fit the rules
   */
  void check(Setting setting);

  /**
   * A fresh condition by its name, such as {@code converged}, if there is one: a state of the
   * population that can be waited for.
   */
  default Optional<Condition> condition(String name, Setting setting) {
    return Optional.empty();
  }

  /** Names of the measures there are. */
  List<String> measureNames();

  /** Names of the measures to fold when a scenario names none: all, unless some do not fit. */
  default List<String> defaultMeasures(Cast cast) {
    return measureNames();
  }

  /**
   * A fresh measure of one of {@link #measureNames()}.
   *
   * @throws org.murmuration.settings.InputError saying why this measure cannot be taken here
   */
  Measure measure(String name, Setting setting);

  /** How outcomes stand in the journal. */
  OutcomeFormat format();

  /**
   * What to show of a run while it goes on, from the columns and values of its latest round: a few
   * words.
   */
  String headline(List<String> columns, double[] values);

  /** How runs are shown to people who watch. */
  default Portrayal portrayal() {
    return Portrayal.PLAIN;
  }

  /**
   * Questions to ask minds that make calls, outside the history, before the first run. Their random
   * streams and encounter numbers must tell them apart.
   */
  default List<Situation> probes(Cast cast, long seed) {
    return List.of();
  }

  /**
   * All memory states an agent can be in, with the question it is asked there, if they are few
   * enough to name: what a policy for this experiment lists.
   */
  default Optional<List<Situation>> states(Persona persona) {
    return Optional.empty();
  }

  /**
   * Whether {@link #conclude} tells the cells of a design apart. If not, the runs of each cell are
   * concluded by themselves, and what the factors do is told for it.
   */
  default boolean comparesCells() {
    return false;
  }

  /**
   * What all runs of a batch say together.
   *
   * @param probes the {@link #probes} with their answers
   */
  Conclusion conclude(List<RunResult> runs, Setting setting, long seed, List<Probe> probes);
}
