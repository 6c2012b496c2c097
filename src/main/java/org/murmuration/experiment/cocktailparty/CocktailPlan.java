package org.murmuration.experiment.cocktailparty;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.murmuration.conversation.ConversationFields;
import org.murmuration.conversation.ConversationFormat;
import org.murmuration.conversation.ConversationProtocol;
import org.murmuration.conversation.Gathering;
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

/** The cocktail party with its settings. */
final class CocktailPlan implements Plan {

  private static final String RATIOS = "ratios";
  private static final String CIRCLES = "circles";
  private static final String CONTENTS = "contents";
  private static final String CHATS = "chats";
  private static final String SOCIABLE = "sociable";
  private static final String RECLUSE = "recluse";

  private final Settings own;
  private final CocktailSettings settings;
  private final Protocol protocol;
  private final Prompts prompts;

  CocktailPlan(Settings own, CocktailSettings settings) {
    this.own = own;
    this.settings = settings;
    this.protocol = new ConversationProtocol(settings.party());
    this.prompts = Prompts.read(own.child("prompts"), new ConversationFields(settings.party()));
  }

  @Override
  public Protocol protocol() {
    return protocol;
  }

  @Override
  public MemoryRule memory(Cast cast) {
    return new TranscriptMemory(settings.party().memory());
  }

  @Override
  public int participants() {
    return 2;
  }

  @Override
  public Optional<SchedulePlan> schedule() {
    return Optional.of((seed, start) -> new PartySchedule(settings.party()));
  }

  @Override
  public Occasion occasion() {
    return new Gathering.Chatting(0);
  }

  @Override
  public List<String> mindKinds() {
    return List.of(SOCIABLE, RECLUSE);
  }

  @Override
  public List<String> adversaryKinds() {
    return List.of(RECLUSE);
  }

  @Override
  public Mind mind(String kind, Settings mind) {
    return kind.equals(RECLUSE)
        ? new Sociable(0, 0, 0, 1)
        : new Sociable(
            mind.number("attachment", -100, 100),
            mind.number("activity", 0, 1),
            mind.number("accepts", 0, 1),
            mind.count("turns", 1, 1000));
  }

  @Override
  public Prompts prompts() {
    return prompts;
  }

  @Override
  public List<Recollection> planted(Settings rewrite) {
    if (settings.party().memory().tokens() == 0) {
      throw rewrite.error(
          "plants a memory, but cocktailparty.memory.tokens is 0; it must be 1 or more");
    }
    int times = rewrite.countOr("times", 0, 1000, 1);
    String other = rewrite.text("other");
    return Collections.nCopies(
        times, PastChat.planted(other, rewrite.text("line"), settings.party()));
  }

  @Override
  public void check(Setting setting) {
    setting
        .cannotTalk("hold a conversation")
        .ifPresent(
            but -> {
              throw own.error("rounds", "are spent talking, " + but);
            });
  }

  @Override
  public List<String> measureNames() {
    return List.of(RATIOS, CIRCLES, CONTENTS, CHATS);
  }

  @Override
  public Measure measure(String name, Setting setting) {
    return switch (name) {
      case RATIOS -> new RatioMeasure(settings, setting);
      case CIRCLES -> new CircleMeasure(settings, setting);
      case CONTENTS -> new ContentMeasure(settings, settings.embedder()::open);
      case CHATS -> new ChatKeeper(settings);
      default -> throw new IllegalArgumentException("no measure " + name);
    };
  }

  @Override
  public OutcomeFormat format() {
    return new ConversationFormat();
  }

  @Override
  public String headline(List<String> columns, double[] values) {
    return Headline.of(columns, values);
  }

  @Override
  public Portrayal portrayal() {
    return new CocktailPortrayal(settings.party());
  }

  @Override
  public Conclusion conclude(List<RunResult> runs, Setting setting, long seed, List<Probe> probes) {
    return new CocktailConclusion(settings, runs, seed).conclude();
  }
}
