package org.murmuration.experiment.identity;

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
import org.murmuration.mind.Situation;
import org.murmuration.mind.prompt.Prompts;
import org.murmuration.model.Occasion;
import org.murmuration.model.Recollection;
import org.murmuration.schedule.SchedulePlan;
import org.murmuration.settings.Settings;

/** The identity experiment with its settings, in one of its forms. */
final class IdentityPlan implements Plan {

  private final IdentitySettings settings;
  private final Form form;

  IdentityPlan(Settings own) {
    this.settings = IdentitySettings.read(own);
    this.form = form(own, settings);
  }

  private static Form form(Settings own, IdentitySettings settings) {
    return switch (settings.form()) {
      case IdentitySettings.DILEMMA, IdentitySettings.GOODS -> new MeetingForm(own, settings);
      case IdentitySettings.BARGAINING ->
          new BargainForm(own, own.child(IdentitySettings.BARGAINING), settings);
      default -> throw new IllegalArgumentException("no form " + settings.form());
    };
  }

  @Override
  public Protocol protocol() {
    return form.protocol();
  }

  @Override
  public MemoryRule memory(Cast cast) {
    return form.memory();
  }

  @Override
  public int participants() {
    return form.participants();
  }

  @Override
  public Optional<SchedulePlan> schedule() {
    return Optional.of(form.schedule());
  }

  @Override
  public Occasion occasion() {
    return form.occasion();
  }

  @Override
  public List<String> mindKinds() {
    return form.mindKinds();
  }

  @Override
  public List<String> adversaryKinds() {
    return form.adversaryKinds();
  }

  @Override
  public Mind mind(String kind, Settings mind) {
    return form.mind(kind, mind);
  }

  @Override
  public Prompts prompts() {
    return form.prompts();
  }

  @Override
  public List<Recollection> planted(Settings rewrite) {
    return form.planted(rewrite);
  }

  @Override
  public void check(Setting setting) {
    form.check(setting);
  }

  @Override
  public List<String> measureNames() {
    return form.measureNames();
  }

  @Override
  public Measure measure(String name, Setting setting) {
    return form.measure(name, setting);
  }

  @Override
  public OutcomeFormat format() {
    return form.format();
  }

  @Override
  public String headline(List<String> columns, double[] values) {
    return form.headline(columns, values);
  }

  @Override
  public Portrayal portrayal() {
    return form.portrayal();
  }

  @Override
  public List<Situation> probes(Cast cast, long seed) {
    return form.probes(cast, seed);
  }

  @Override
  public boolean comparesCells() {
    return true;
  }

  @Override
  public Conclusion conclude(List<RunResult> runs, Setting setting, long seed, List<Probe> probes) {
    return form.conclude(runs, setting, seed, probes);
  }
}
