package org.murmuration.experiment.publicgoods;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.murmuration.experiment.Conclusion;
import org.murmuration.experiment.MemoryRule;
import org.murmuration.experiment.Protocol;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.Measure;
import org.murmuration.measure.RunResult;
import org.murmuration.mind.prompt.PromptFields;
import org.murmuration.model.Occasion;
import org.murmuration.schedule.SchedulePlan;
import org.murmuration.settings.Settings;

/** Agents in groups that are drawn anew each round. */
record PopulationForm(Settings own, GoodsSettings settings) implements Form {

  private static final String CONTRIBUTIONS = "contributions";
  private static final String CONTAGION = "contagion";

  @Override
  public Protocol protocol() {
    return new GoodsProtocol(settings);
  }

  @Override
  public MemoryRule memory() {
    return new GoodsMemory(settings.memory());
  }

  @Override
  public PromptFields fields() {
    return new GoodsFields(settings);
  }

  @Override
  public SchedulePlan schedule() {
    Rounds rounds = new Rounds(settings.group(), settings.within());
    return (seed, start) -> {
      if (start.size() < settings.group()) {
        throw own.error(
            "group",
            "is "
                + settings.group()
                + ", but population.size is "
                + start.size()
                + "; it must be at most that");
      }
      return settings.reputation() == 0
          ? rounds
          : new KnownRounds(rounds, settings.reputation(), settings.newNames());
    };
  }

  @Override
  public Occasion occasion() {
    List<Integer> record = List.of(settings.economy().endowment() / 2);
    return settings.reputation() == 0
        ? null
        : new Reputation(Collections.nCopies(settings.group(), record));
  }

  @Override
  public List<String> measureNames() {
    return List.of(CONTRIBUTIONS, CONTAGION);
  }

  @Override
  public Measure measure(String name, Setting setting) {
    return switch (name) {
      case CONTRIBUTIONS -> new Contributions(settings, setting);
      case CONTAGION -> new Contagion(settings, setting);
      default -> throw new IllegalArgumentException("no measure " + name);
    };
  }

  @Override
  public String headline(List<String> columns, double[] values) {
    int given = columns.indexOf(Contributions.GIVEN);
    int rules = columns.indexOf(Contributions.BY_RULES);
    String label = rules >= 0 && values[rules] == 1 ? "rule minds, " : "";
    return given < 0 || Double.isNaN(values[given])
        ? ""
        : String.format(Locale.ROOT, "%sgiven %.0f %%", label, 100 * values[given]);
  }

  @Override
  public Conclusion conclude(List<RunResult> runs, Setting setting, long seed) {
    return new GoodsConclusion(settings, runs, setting, seed).conclude();
  }
}
