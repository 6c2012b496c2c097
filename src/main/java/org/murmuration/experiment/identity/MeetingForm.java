package org.murmuration.experiment.identity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
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
import org.murmuration.model.Population;
import org.murmuration.model.Recollection;
import org.murmuration.schedule.SchedulePlan;
import org.murmuration.settings.Settings;

/** Meetings over a dilemma or a common good. */
final class MeetingForm implements Form {

  static final String COOPERATION = "cooperation";
  static final String REPORTS = "reports";
  static final String NORMS = "norms";

  private final Settings own;
  private final IdentitySettings settings;
  private final Stake stake;
  private final Prompts prompts;

  MeetingForm(Settings own, IdentitySettings settings) {
    this.own = own;
    this.settings = settings;
    this.stake = settings.stake();
    this.prompts = Prompts.read(own.child("prompts"), new MeetingFields(settings));
  }

  @Override
  public Protocol protocol() {
    return new MeetingProtocol(settings);
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
    return (seed, start) -> {
      checkNumbers(start);
      return new Contacts(settings, stake.members());
    };
  }

  private void checkNumbers(Population start) {
    int mediators = 0;
    for (int position = 0; position < start.size(); position++) {
      String persona = start.persona(start.agent(position));
      mediators += Contacts.mediates(persona, settings) ? 1 : 0;
    }
    if (settings.mediated() && mediators == 0) {
      throw own.error(
          "commitment",
          "is mediator, but population.personas gives the persona "
              + settings.mediator()
              + " to nobody; give it a count");
    }
    if (start.size() - mediators < stake.members()) {
      throw own.error(
          "form",
          "is %s, which takes %d members, but population.size leaves %d beside mediators"
              .formatted(settings.form(), stake.members(), start.size() - mediators));
    }
  }

  @Override
  public int participants() {
    return stake.members() + (settings.mediated() ? 1 : 0);
  }

  @Override
  public List<String> mindKinds() {
    return IdentityMinds.KINDS;
  }

  @Override
  public List<String> adversaryKinds() {
    return IdentityMinds.ADVERSARIES;
  }

  @Override
  public Mind mind(String kind, Settings mind) {
    return IdentityMinds.read(kind, mind, settings);
  }

  @Override
  public Occasion occasion() {
    return new Contact(Math.max(0, settings.opening()), 0);
  }

  @Override
  public OutcomeFormat format() {
    return new MeetingFormat();
  }

  @Override
  public Portrayal portrayal() {
    return new MeetingPortrayal(stake);
  }

  @Override
  public List<Recollection> planted(Settings rewrite) {
    if (settings.memory() == 0) {
      throw rewrite.error("plants a memory, but identity.memory is 0; it must be 1 or more");
    }
    int others =
        stake instanceof Stake.Dilemma
            ? rewrite.oneOf("others-did", List.of(Stake.SHARE, Stake.KEEP)).equals(Stake.SHARE)
                ? 1
                : 0
            : rewrite.count("others-did", 0, stake.most());
    int times = rewrite.countOr("times", 0, settings.memory(), 1);
    String text = rewrite.isSet("others-said") ? rewrite.text("others-said") : "";
    rewrite.remember("others-said");
    List<Integer> actions = new ArrayList<>(Collections.nCopies(stake.members(), others));
    actions.set(0, stake.most());
    List<PastMeeting.Said> said =
        text.isEmpty() ? List.of() : List.of(new PastMeeting.Said(2, text, false));
    return Collections.nCopies(
        times,
        new PastMeeting(
            stake.most(),
            actions.subList(1, actions.size()),
            stake.payoffs(actions).get(0),
            Commitment.NONE,
            said));
  }

  @Override
  public void check(Setting setting) {
    setting.requireTalk(
        (name, why) ->
            own.error(
                ("asks for messages and ratings, but the mind %s cannot give them: %s;"
                        + " give it another kind of mind")
                    .formatted(name, why)));
  }

  @Override
  public List<String> measureNames() {
    return List.of(COOPERATION, REPORTS, NORMS);
  }

  @Override
  public Measure measure(String name, Setting setting) {
    return switch (name) {
      case COOPERATION -> new Cooperation(settings, setting);
      case REPORTS -> new ReportMeasure(settings, setting);
      case NORMS -> new Norms(settings, setting);
      default -> throw new IllegalArgumentException("no measure " + name);
    };
  }

  @Override
  public String headline(List<String> columns, double[] values) {
    int cooperation = columns.indexOf(Cooperation.COOPERATION);
    int rules = columns.indexOf(Cooperation.BY_RULES);
    String label = rules >= 0 && values[rules] == 1 ? "rule minds, " : "";
    return cooperation < 0 || Double.isNaN(values[cooperation])
        ? ""
        : String.format(Locale.ROOT, "%scooperation %.0f %%", label, 100 * values[cooperation]);
  }

  @Override
  public List<Situation> probes(Cast cast, long seed) {
    return Quiz.probes(settings, cast, seed);
  }

  @Override
  public Conclusion conclude(List<RunResult> runs, Setting setting, long seed, List<Probe> probes) {
    return new IdentityConclusion(settings, runs, setting, probes).conclude();
  }
}
