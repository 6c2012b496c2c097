package org.murmuration.experiment.publicgoods;

import java.util.Arrays;
import java.util.Collections;
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

/** Public goods with their settings, in one of their forms. */
final class GoodsPlan implements Plan {

  private final Settings own;
  private final GoodsSettings settings;
  private final Form form;
  private final Protocol protocol;
  private final Prompts prompts;

  GoodsPlan(Settings own) {
    Optional<Settings> chain = GoodsSettings.chain(own);
    this.own = own;
    this.settings = GoodsSettings.read(own, chain);
    this.form =
        chain.isPresent() ? new ChainForm(own, settings) : new PopulationForm(own, settings);
    this.protocol = form.protocol();
    this.prompts = Prompts.read(chain.orElse(own).child("prompts"), form.fields());
  }

  @Override
  public Protocol protocol() {
    return protocol;
  }

  @Override
  public MemoryRule memory(Cast cast) {
    return form.memory();
  }

  @Override
  public int participants() {
    return settings.group();
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
  public Portrayal portrayal() {
    return new GoodsPortrayal(settings.economy().endowment());
  }

  @Override
  public List<String> mindKinds() {
    return GoodsMinds.KINDS;
  }

  @Override
  public List<String> adversaryKinds() {
    return GoodsMinds.ADVERSARIES;
  }

  @Override
  public Mind mind(String kind, Settings mind) {
    return GoodsMinds.read(kind, mind, settings);
  }

  @Override
  public Prompts prompts() {
    return prompts;
  }

  @Override
  public List<Recollection> planted(Settings rewrite) {
    if (settings.memory() == 0) {
      throw rewrite.error("plants a memory, but publicgoods.memory is 0; it must be 1 or more");
    }
    int endowment = settings.economy().endowment();
    int others = rewrite.count("others-gave", 0, endowment);
    int times = rewrite.countOr("times", 0, settings.memory(), 1);
    int gift = endowment / 2;
    int[] gifts = new int[settings.group()];
    Arrays.fill(gifts, others);
    gifts[0] = gift;
    long payoff = settings.economy().payoffs(gifts, null)[0];
    return Collections.nCopies(
        times,
        new PastGame(
            gift,
            Collections.nCopies(settings.group() - 1, others),
            payoff,
            settings.economy().units(settings.group()),
            0,
            0));
  }

  @Override
  public void check(Setting setting) {
    setting.requireTalk(
        (name, why) ->
            own.error(
                ("asks for numbers, but the mind %s cannot name one: %s;"
                        + " give it another kind of mind")
                    .formatted(name, why)));
    for (String name : settings.malicious()) {
      setting
          .isNoPersona(name)
          .ifPresent(
              problem -> {
                throw own.error("malicious", problem);
              });
    }
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
    return new GoodsOutcomeFormat();
  }

  @Override
  public String headline(List<String> columns, double[] values) {
    return form.headline(columns, values);
  }

  @Override
  public Conclusion conclude(List<RunResult> runs, Setting setting, long seed, List<Probe> probes) {
    return form.conclude(runs, setting, seed);
  }
}
