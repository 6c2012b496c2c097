package org.murmuration.experiment.sentences;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.murmuration.conversation.ConversationProtocol;
import org.murmuration.conversation.PastChat;
import org.murmuration.conversation.Sociable;
import org.murmuration.conversation.TranscriptMemory;
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

/** Creative sentences with their settings. */
final class SentencesPlan implements Plan {

  static final String COMPOSER = "composer";
  private static final String SENTENCES = "sentences";

  private final Settings own;
  private final SentencesSettings settings;
  private final Protocol protocol;
  private final Prompts prompts;

  SentencesPlan(Settings own, SentencesSettings settings) {
    this.own = own;
    this.settings = settings;
    this.protocol =
        new SentencesProtocol(
            new ConversationProtocol(settings.party()),
            settings.turns(),
            settings.words(),
            settings.texts(),
            settings.rule().most(),
            settings.party().prefix());
    this.prompts = Prompts.read(own.child("prompts"), new SentencesFields(settings));
  }

  @Override
  public Protocol protocol() {
    return protocol;
  }

  @Override
  public MemoryRule memory(Cast cast) {
    return new SentencesMemory(new TranscriptMemory(settings.party().memory()));
  }

  @Override
  public int participants() {
    return 2;
  }

  @Override
  public Optional<SchedulePlan> schedule() {
    return Optional.of((seed, start) -> new SentencesSchedule(settings, seed, start));
  }

  @Override
  public Occasion occasion() {
    return new Task.Brainstorming(0, settings.arms().get(0));
  }

  @Override
  public Portrayal portrayal() {
    return new SentencesPortrayal();
  }

  @Override
  public List<String> mindKinds() {
    return List.of(COMPOSER);
  }

  @Override
  public Mind mind(String kind, Settings mind) {
    return composer(mind, settings.sets());
  }

  /** The rule mind, from its block. */
  static Composer composer(Settings mind, List<WordSet> sets) {
    return new Composer(
        new Sociable(
            mind.number("attachment", 0, 100),
            mind.number("activity", 0, 1),
            mind.number("accepts", 0, 1),
            mind.count("turns", 1, 100)),
        Frames.load(),
        sets,
        mind.count("repertoire", 1, 1000),
        mind.number("slips", 0, 1),
        mind.number("keeps", 0, 1));
  }

  @Override
  public Prompts prompts() {
    return prompts;
  }

  /** Chats that never were: what somebody is remembered to have said. */
  @Override
  public List<Recollection> planted(Settings rewrite) {
    String other = rewrite.text("other");
    String line = rewrite.text("line");
    int times = rewrite.countOr("times", 0, 1000, 1);
    rewrite.remember("result");
    int tokens = settings.party().memory().tokenizer().count(line);
    return Collections.nCopies(
        times, new PastChat(-1, -1, other, false, List.of(new PastChat.Line(false, line)), tokens));
  }

  @Override
  public void check(Setting setting) {
    checkMinds(own, setting);
    String judge = settings.judge();
    if (!judge.isEmpty()) {
      setting
          .isNoPersona(judge)
          .ifPresent(
              problem -> {
                throw own.error("judge", problem);
              });
    }
    SentencesSchedule schedule =
        setting.schedule() instanceof SentencesSchedule drawn ? drawn : null;
    if (schedule == null) {
      return;
    }
    List<String> tooFew = new ArrayList<>();
    schedule
        .cohorts()
        .forEach(
            (arm, agents) -> {
              if (agents.size() < (arm.isPaired() ? 2 : 1)) {
                tooFew.add(arm.word());
              }
            });
    if (!tooFew.isEmpty()) {
      throw own.error(
          "arms",
          "has nobody for %s: population.size is %d, judges included; it must be one agent for each"
                  .formatted(String.join(" and ", tooFew), setting.population().size())
              + " arm, two for fresh, collective and bridged");
    }
  }

  /** Refuses minds that cannot say or write anything. */
  static void checkMinds(Settings own, Setting setting) {
    setting
        .cannotTalk("write any")
        .ifPresent(
            but -> {
              throw own.error("is about texts, " + but);
            });
  }

  @Override
  public List<String> measureNames() {
    return List.of(SENTENCES);
  }

  @Override
  public Measure measure(String name, Setting setting) {
    return new SentencesMeasure(settings, setting);
  }

  @Override
  public OutcomeFormat format() {
    return new PieceFormat();
  }

  @Override
  public String headline(List<String> columns, double[] values) {
    return valid(columns, values);
  }

  /** What to show while a run goes on: the share of valid sentences, and what wrote them. */
  static String valid(List<String> columns, double[] values) {
    int at = columns.indexOf(Tally.VALID);
    int rule = columns.indexOf(Tally.BY_RULE);
    if (at < 0 || rule < 0) {
      return "";
    }
    double valid = values[at];
    double byRule = values[rule];
    String what = byRule > 0 ? "rule mind, no evidence; " : "";
    return Double.isNaN(valid)
        ? what + "party"
        : what + String.format(Locale.ROOT, "valid %.0f %%", 100 * valid);
  }

  @Override
  public Conclusion conclude(List<RunResult> runs, Setting setting, long seed, List<Probe> probes) {
    return new SentencesConclusion(settings, runs, seed).conclude();
  }
}
