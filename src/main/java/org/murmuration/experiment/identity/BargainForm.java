package org.murmuration.experiment.identity;

import java.util.Collections;
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
import org.murmuration.mind.Scripted;
import org.murmuration.mind.Situation;
import org.murmuration.mind.prompt.Prompts;
import org.murmuration.model.Occasion;
import org.murmuration.model.Population;
import org.murmuration.model.Question;
import org.murmuration.model.Recollection;
import org.murmuration.schedule.SchedulePlan;
import org.murmuration.settings.InputError;
import org.murmuration.settings.Settings;

/** Bargains with responders who may be taken back to before they refused. */
final class BargainForm implements Form {

  static final String THRESHOLD = "threshold";
  static final String SEARCHER = "searcher";

  /** Kinds of rule mind for bargains; searchers are no worse than anybody who looks for a price. */
  static final List<String> KINDS = List.of(THRESHOLD, SEARCHER);

  private static final String BARGAINS = "bargains";

  private final Settings own;
  private final Settings block;
  private final IdentitySettings identity;
  private final BargainSettings settings;
  private final SelfReports reports;
  private final Prompts prompts;

  BargainForm(Settings own, Settings block, IdentitySettings identity) {
    this.own = own;
    this.block = block;
    this.identity = identity;
    this.settings = BargainSettings.read(block, identity);
    this.reports = identity.selfReports();
    if (identity.commitment() != Commitment.NONE) {
      throw lacks("commitment", identity.commitment().word(), "commitments");
    }
    if (identity.filter() != Filter.NONE) {
      throw lacks("filter", identity.filter().word(), "messages to filter");
    }
    this.prompts = Prompts.read(block.child("prompts"), new BargainFields(settings));
  }

  private InputError lacks(String key, String value, String what) {
    return own.error(key, "is %s, but form is bargaining, which has no %s".formatted(value, what));
  }

  @Override
  public List<String> mindKinds() {
    return KINDS;
  }

  @Override
  public List<String> adversaryKinds() {
    return List.of();
  }

  @Override
  public Mind mind(String kind, Settings mind) {
    return switch (kind) {
      case THRESHOLD -> new BargainThreshold(settings.pie());
      case SEARCHER -> new BargainSearcher(settings.pie(), settings.replays());
      default -> throw new IllegalArgumentException("no mind " + kind);
    };
  }

  @Override
  public Protocol protocol() {
    return new BargainProtocol(settings.pie(), reports);
  }

  @Override
  public MemoryRule memory() {
    return new LatestMeetings(settings.memory());
  }

  @Override
  public Prompts prompts() {
    return prompts;
  }

  @Override
  public SchedulePlan schedule() {
    return (seed, start) -> new BargainRounds(settings);
  }

  /** Both sides must have somebody. */
  private void checkSides(Population start) {
    int proposers = new BargainRounds(settings).proposers(start);
    if (proposers == 0) {
      throw block.error(
          "proposers", "names personas that nobody has at the start; give one of them a count");
    }
    if (proposers == start.size()) {
      throw block.error(
          "proposers", "names all personas that anybody has; somebody must be left to respond");
    }
  }

  @Override
  public int participants() {
    return 2;
  }

  @Override
  public Occasion occasion() {
    return new Bargain(Math.max(0, settings.opening()), 0, List.of());
  }

  @Override
  public OutcomeFormat format() {
    return new BargainFormat();
  }

  @Override
  public Portrayal portrayal() {
    return new BargainPortrayal(settings.pie());
  }

  @Override
  public List<Recollection> planted(Settings rewrite) {
    if (settings.memory() == 0) {
      throw rewrite.error("plants a memory, but identity.memory is 0; it must be 1 or more");
    }
    int offer = rewrite.count("offer", 0, settings.pie());
    BargainReply reply = BargainReply.ofWord(rewrite.oneOf("reply", BargainReply.OPTIONS));
    boolean proposed = rewrite.isSet("proposed") && rewrite.flag("proposed");
    rewrite.remember("proposed");
    int times = rewrite.countOr("times", 0, settings.memory(), 1);
    return Collections.nCopies(times, new BargainPast(proposed, offer, reply));
  }

  @Override
  public void check(Setting setting) {
    List<Question> asked =
        List.of(
            new Question.Amount(BargainProtocol.OFFER, List.of(), 0, settings.pie()),
            new Question.Choice(BargainProtocol.REPLY, BargainReply.OPTIONS, "0", false));
    setting
        .cast()
        .minds()
        .forEach(
            (name, mind) -> {
              for (Question question : asked) {
                if (!(mind instanceof Scripted)) {
                  mind.objectionTo(question)
                      .ifPresent(
                          why -> {
                            throw own.error(
                                "form",
                                "is bargaining, but the mind %s cannot bargain: %s; give it another kind of mind"
                                    .formatted(name, why));
                          });
                }
              }
            });
    for (String name : settings.proposers()) {
      setting
          .isNoPersona(name)
          .ifPresent(
              problem -> {
                throw block.error("proposers", problem);
              });
    }
    if (!settings.proposers().isEmpty()) {
      checkSides(setting.population());
    }
  }

  @Override
  public List<String> measureNames() {
    return settings.reports() ? List.of(BARGAINS, MeetingForm.REPORTS) : List.of(BARGAINS);
  }

  @Override
  public Measure measure(String name, Setting setting) {
    return name.equals(BARGAINS)
        ? new BargainMeasure(settings, setting)
        : new ReportMeasure(identity, setting);
  }

  @Override
  public String headline(List<String> columns, double[] values) {
    return BargainPortrayal.headline(columns, values);
  }

  @Override
  public List<Situation> probes(Cast cast, long seed) {
    return BargainQuiz.probes(settings.pie(), cast, seed);
  }

  @Override
  public Conclusion conclude(List<RunResult> runs, Setting setting, long seed, List<Probe> probes) {
    return new BargainConclusion(settings, runs, setting, probes).conclude();
  }
}
