package org.murmuration.experiment.company;

import java.util.Collections;
import java.util.List;
import java.util.Map;
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

/** The company with its settings. */
final class CompanyPlan implements Plan {

  private static final String DEED = "deed";
  private static final String POLICY = "policy";

  private final Settings own;
  private final CompanySettings settings;
  private final Prompts prompts;

  CompanyPlan(Settings own) {
    this.own = own;
    this.settings = CompanySettings.read(own);
    this.prompts = Prompts.read(own.child("prompts"), new CompanyFields(settings));
  }

  @Override
  public Protocol protocol() {
    return new CompanyProtocol(settings);
  }

  @Override
  public MemoryRule memory(Cast cast) {
    return new CompanyMemory(settings.memory());
  }

  @Override
  public int participants() {
    return 2;
  }

  @Override
  public Optional<SchedulePlan> schedule() {
    return Optional.of(
        (seed, start) -> {
          int size = settings.staff().size();
          if (start.size() % size != 0) {
            throw own.error(
                "team-size",
                "makes companies of "
                    + size
                    + " agents, officials included, but population.size is "
                    + start.size()
                    + "; it must be a multiple of that");
          }
          return new Companies(settings, start.size() / size);
        });
  }

  /** A talk between colleagues. */
  @Override
  public Occasion occasion() {
    return new Scene.Plain(Phase.CHAT, 0, 0);
  }

  @Override
  public Portrayal portrayal() {
    return new CompanyPortrayal(settings);
  }

  @Override
  public List<String> mindKinds() {
    return CompanyMinds.KINDS;
  }

  @Override
  public List<String> adversaryKinds() {
    return CompanyMinds.ADVERSARIES;
  }

  @Override
  public Mind mind(String kind, Settings mind) {
    return CompanyMinds.read(kind, mind, settings);
  }

  @Override
  public Prompts prompts() {
    return prompts;
  }

  /**
   * A memory of the deed as one's own or a colleague's, whether there was one or not; or of a
   * policy that the company does not have.
   */
  @Override
  public List<Recollection> planted(Settings rewrite) {
    rewrite.remember(DEED);
    rewrite.remember(POLICY);
    if (rewrite.has(DEED) == rewrite.has(POLICY)) {
      throw rewrite.error(
          "has "
              + (rewrite.has(DEED) ? "deed and policy" : "neither deed nor policy")
              + "; it must have one of them");
    }
    int times = rewrite.countOr("times", 0, settings.memory(), 1);
    if (rewrite.has(POLICY)) {
      return Collections.nCopies(
          times, new Remembered.Policy(Remembered.PLANTED, rewrite.text(POLICY)));
    }
    boolean mine = rewrite.oneOf(DEED, List.of("own", "seen")).equals("own");
    return Collections.nCopies(
        times, new Remembered.Incident(Remembered.PLANTED, mine, -1, true, true));
  }

  @Override
  public void check(Setting setting) {
    setting.requireTalk(
        (name, why) ->
            own.error(
                "asks for words, but the mind %s has none: %s; give it another kind of mind"
                    .formatted(name, why)));
  }

  @Override
  public Map<String, List<Integer>> roles(int agents) {
    return settings.staff().roles(agents);
  }

  @Override
  public List<String> measureNames() {
    return CompanyMeasures.NAMES;
  }

  @Override
  public List<String> defaultMeasures(Cast cast) {
    return CompanyMeasures.of(settings.episode());
  }

  @Override
  public Measure measure(String name, Setting setting) {
    return CompanyMeasures.measure(name, settings, setting);
  }

  @Override
  public OutcomeFormat format() {
    return new CompanyFormat();
  }

  @Override
  public String headline(List<String> columns, double[] values) {
    return CompanyMeasures.headline(columns, values);
  }

  @Override
  public List<Situation> probes(Cast cast, long seed) {
    return Competence.probes(settings, cast, seed);
  }

  @Override
  public boolean comparesCells() {
    return true;
  }

  @Override
  public Conclusion conclude(List<RunResult> runs, Setting setting, long seed, List<Probe> probes) {
    return CompanyConclusion.conclude(runs, setting, seed, probes);
  }
}
