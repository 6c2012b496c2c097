package org.murmuration.experiment.identity;

import java.util.List;
import org.murmuration.experiment.Cast;
import org.murmuration.experiment.Conclusion;
import org.murmuration.experiment.MemoryRule;
import org.murmuration.experiment.Portrayal;
import org.murmuration.experiment.Probe;
import org.murmuration.experiment.Protocol;
import org.murmuration.experiment.Setting;
import org.murmuration.journal.OutcomeFormat;
import org.murmuration.measure.Measure;
import org.murmuration.measure.RunResult;
import org.murmuration.mind.Mind;
import org.murmuration.mind.Situation;
import org.murmuration.mind.prompt.Prompts;
import org.murmuration.model.Occasion;
import org.murmuration.model.Recollection;
import org.murmuration.schedule.SchedulePlan;
import org.murmuration.settings.Settings;

/** What differs between the ways in which agents deal with each other. */
interface Form {

  Protocol protocol();

  MemoryRule memory();

  Prompts prompts();

  SchedulePlan schedule();

  /** How many agents deal with each other at a time. */
  int participants();

  /** The kinds of rule mind that know what to do in it. */
  List<String> mindKinds();

  /** Those of them that are meant for adversaries. */
  List<String> adversaryKinds();

  /** A mind of one of {@link #mindKinds}. */
  Mind mind(String kind, Settings mind);

  /** An example of what an encounter is about. */
  Occasion occasion();

  OutcomeFormat format();

  Portrayal portrayal();

  /** What a {@code rewrite} or {@code plant} puts into memories. */
  List<Recollection> planted(Settings rewrite);

  /** Checks what only shows once all settings are read. */
  void check(Setting setting);

  List<String> measureNames();

  Measure measure(String name, Setting setting);

  /** A few words on the latest round. */
  String headline(List<String> columns, double[] values);

  /** Questions outside the history that show whether a mind understands the form. */
  List<Situation> probes(Cast cast, long seed);

  Conclusion conclude(List<RunResult> runs, Setting setting, long seed, List<Probe> probes);
}
