package org.murmuration.experiment.duel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
import org.murmuration.model.Recollection;
import org.murmuration.settings.Settings;

/** The duel with its settings. */
final class DuelPlan implements Plan {

  private static final String DUELS = "duels";
  private static final String TRANSCRIPTS = "transcripts";
  private static final String SCRIPTED = "scripted";

  private final Settings own;
  private final DuelSettings settings;
  private final Protocol protocol;
  private final Prompts prompts;
  private final Phrases phrases = Phrases.load();

  DuelPlan(Settings own, DuelSettings settings) {
    this.own = own;
    this.settings = settings;
    Texts texts = Texts.load();
    this.protocol = new DuelProtocol(settings, texts);
    this.prompts = Prompts.read(own.child("prompts"), new DuelFields(settings, texts));
  }

  @Override
  public Protocol protocol() {
    return protocol;
  }

  @Override
  public MemoryRule memory(Cast cast) {
    return new DuelMemory(settings.memory());
  }

  @Override
  public int participants() {
    return 2;
  }

  @Override
  public Portrayal portrayal() {
    return new DuelPortrayal();
  }

  @Override
  public List<String> mindKinds() {
    List<String> kinds = new ArrayList<>(List.of(SCRIPTED));
    kinds.addAll(ScriptedAdversary.KINDS);
    return kinds;
  }

  @Override
  public List<String> adversaryKinds() {
    return ScriptedAdversary.KINDS;
  }

  @Override
  public Mind mind(String kind, Settings mind) {
    if (!kind.equals(SCRIPTED)) {
      return new ScriptedAdversary(kind, phrases);
    }
    ScriptedDuellist.Chances chances =
        new ScriptedDuellist.Chances(
            mind.number("social", 0, 1),
            mind.number("social-elsewhere", 0, 1),
            mind.number("yield", 0, 1),
            mind.number("concede", 0, 1),
            mind.number("claim", 0, 1),
            mind.number("truce", 0, 1),
            mind.number("observer", 0, 1));
    return new ScriptedDuellist(chances, settings.assignment(), DialogueCoder.shipped(), phrases);
  }

  @Override
  public Prompts prompts() {
    return prompts;
  }

  @Override
  public List<Recollection> planted(Settings rewrite) {
    if (settings.memory() == 0) {
      throw rewrite.error("plants a memory, but duel.memory is 0; it must be 1 or more");
    }
    String other = rewrite.text("other");
    String result = rewrite.oneOf("result", PastDuel.RESULTS);
    int points =
        switch (result) {
          case PastDuel.WON -> settings.win();
          case PastDuel.LOST -> settings.loss();
          default -> settings.truce();
        };
    int times = rewrite.countOr("times", 0, settings.memory(), 1);
    return Collections.nCopies(
        times, new PastDuel(other, "", result, points, PastDuel.cut(rewrite.text("line"))));
  }

  @Override
  public void check(Setting setting) {
    setting
        .cannotTalk("hold one")
        .ifPresent(
            but -> {
              throw own.error("arms", "are conversations, " + but);
            });
    for (String name : settings.adversaries()) {
      setting
          .isNoPersona(name)
          .ifPresent(
              problem -> {
                throw own.error("adversaries", problem);
              });
    }
  }

  @Override
  public List<String> measureNames() {
    return List.of(DUELS, TRANSCRIPTS);
  }

  @Override
  public Measure measure(String name, Setting setting) {
    return switch (name) {
      case DUELS -> new DuelMeasure(settings, setting);
      case TRANSCRIPTS -> new TranscriptKeeper(settings.transcripts());
      default -> throw new IllegalArgumentException("no measure " + name);
    };
  }

  @Override
  public OutcomeFormat format() {
    return new DuelOutcomeFormat();
  }

  @Override
  public String headline(List<String> columns, double[] values) {
    return Headline.of(columns, values);
  }

  @Override
  public Conclusion conclude(List<RunResult> runs, Setting setting, long seed, List<Probe> probes) {
    return new DuelConclusion(settings, runs, seed).conclude();
  }
}
