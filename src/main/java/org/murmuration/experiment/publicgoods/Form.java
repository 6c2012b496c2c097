package org.murmuration.experiment.publicgoods;

import java.util.List;
import org.murmuration.experiment.Conclusion;
import org.murmuration.experiment.MemoryRule;
import org.murmuration.experiment.Protocol;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.Measure;
import org.murmuration.measure.RunResult;
import org.murmuration.mind.prompt.PromptFields;
import org.murmuration.model.Occasion;
import org.murmuration.schedule.SchedulePlan;

/** What differs between populations and chains. */
interface Form {

  Protocol protocol();

  MemoryRule memory();

  PromptFields fields();

  SchedulePlan schedule();

  /** An example of what a game is about, or null. */
  Occasion occasion();

  List<String> measureNames();

  Measure measure(String name, Setting setting);

  /** A few words on the latest round. */
  String headline(List<String> columns, double[] values);

  Conclusion conclude(List<RunResult> runs, Setting setting, long seed);
}
