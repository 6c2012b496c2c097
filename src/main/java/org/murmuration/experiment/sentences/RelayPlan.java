package org.murmuration.experiment.sentences;

import java.util.List;
import java.util.Optional;
import org.murmuration.experiment.Cast;
import org.murmuration.experiment.Conclusion;
import org.murmuration.experiment.MemoryRule;
import org.murmuration.experiment.Plan;
import org.murmuration.experiment.Portrayal;
import org.murmuration.experiment.Probe;
import org.murmuration.experiment.Protocol;
import org.murmuration.experiment.Setting;
import org.murmuration.journal.OutcomeFormat;
import org.murmuration.measure.Measure;
import org.murmuration.measure.RunResult;
import org.murmuration.mind.Mind;
import org.murmuration.mind.prompt.Prompts;
import org.murmuration.model.Occasion;
import org.murmuration.model.Recollection;
import org.murmuration.schedule.SchedulePlan;
import org.murmuration.settings.Settings;

/** The relay with its settings. */
final class RelayPlan implements Plan {

  private static final String RELAY = "relay";

  private final Settings own;
  private final RelaySettings settings;
  private final Prompts prompts;

  RelayPlan(Settings own, RelaySettings settings) {
    this.own = own;
    this.settings = settings;
    this.prompts = Prompts.read(own.child("prompts"), new RelayFields(settings));
  }

  /** Nobody talks here, and nobody is at a party. */
  @Override
  public Protocol protocol() {
    return new SentencesProtocol(null, 1, 1, settings.texts(), settings.rule().most(), "");
  }

  @Override
  public MemoryRule memory(Cast cast) {
    return new HandedMemory();
  }

  @Override
  public int participants() {
    return 2;
  }

  @Override
  public Optional<SchedulePlan> schedule() {
    return Optional.of((seed, start) -> new RelaySchedule(settings));
  }

  @Override
  public Occasion occasion() {
    return new Task.Passing(0, 0, 0);
  }

  @Override
  public Portrayal portrayal() {
    return new SentencesPortrayal();
  }

  @Override
  public List<String> mindKinds() {
    return List.of(SentencesPlan.COMPOSER);
  }

  @Override
  public Mind mind(String kind, Settings mind) {
    return SentencesPlan.composer(mind, settings.sets());
  }

  @Override
  public Prompts prompts() {
    return prompts;
  }

  /** A sentence as if it had been handed on. */
  @Override
  public List<Recollection> planted(Settings rewrite) {
    rewrite.remember("other");
    rewrite.remember("result");
    rewrite.remember("times");
    return List.of(new Handed(-1, List.of(rewrite.text("line"))));
  }

  @Override
  public void check(Setting setting) {
    SentencesPlan.checkMinds(own, setting);
    int size = setting.population().size();
    if (settings.length() > size) {
      throw own.error(
          "length",
          "is %d, but population.size is %d; a chain has no agent twice"
              .formatted(settings.length(), size));
    }
  }

  @Override
  public List<String> measureNames() {
    return List.of(RELAY);
  }

  @Override
  public Measure measure(String name, Setting setting) {
    return new RelayMeasure(settings, setting);
  }

  @Override
  public OutcomeFormat format() {
    return new PieceFormat();
  }

  @Override
  public String headline(List<String> columns, double[] values) {
    return SentencesPlan.valid(columns, values);
  }

  @Override
  public Conclusion conclude(List<RunResult> runs, Setting setting, long seed, List<Probe> probes) {
    return new RelayConclusion(settings, runs, seed).conclude();
  }
}
