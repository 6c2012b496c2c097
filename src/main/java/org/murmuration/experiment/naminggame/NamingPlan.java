package org.murmuration.experiment.naminggame;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
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
import org.murmuration.measure.Condition;
import org.murmuration.measure.Measure;
import org.murmuration.measure.RunResult;
import org.murmuration.mind.Mind;
import org.murmuration.mind.Scripted;
import org.murmuration.mind.Situation;
import org.murmuration.mind.policy.PolicyMind;
import org.murmuration.mind.prompt.Prompts;
import org.murmuration.model.Exchange;
import org.murmuration.model.Persona;
import org.murmuration.model.Recollection;
import org.murmuration.settings.InputError;
import org.murmuration.settings.Settings;

/** The naming game with its settings. */
final class NamingPlan implements Plan {

  private static final String CONVERGED = "converged";

  private final Settings own;
  private final NamingSettings settings;
  private final Protocol protocol;
  private final Prompts prompts;

  NamingPlan(Settings own, NamingSettings settings) {
    this.own = own;
    this.settings = settings;
    this.protocol =
        simultaneous() ? new SimultaneousNaming(settings) : new SpeakerHearerNaming(settings);
    this.prompts = Prompts.read(own.child("prompts"), new NamingFields(settings));
  }

  private boolean simultaneous() {
    return settings.interaction() == NamingSettings.Interaction.SIMULTANEOUS;
  }

  /** How many seats say a name. */
  private int speakers() {
    return simultaneous() ? 2 : 1;
  }

  @Override
  public Protocol protocol() {
    return protocol;
  }

  @Override
  public MemoryRule memory(Cast cast) {
    return new NamingMemory(settings.memory(), keepsInventories(cast));
  }

  private static boolean keepsInventories(Cast cast) {
    return cast.minds().values().stream().anyMatch(ClassicalMind.class::isInstance);
  }

  @Override
  public Prompts prompts() {
    return prompts;
  }

  @Override
  public int participants() {
    return 2;
  }

  @Override
  public List<String> mindKinds() {
    return List.of("naming-game", "best-response", "committed");
  }

  @Override
  public List<String> adversaryKinds() {
    return List.of("committed");
  }

  @Override
  public Mind mind(String kind, Settings mind) {
    return switch (kind) {
      case "naming-game" -> new ClassicalMind(mind.flag("store-invented"));
      case "best-response" -> {
        int reach = mind.count("memory", 1, 1000);
        if (reach > settings.memory()) {
          throw mind.error(
              "memory",
              "is "
                  + reach
                  + ", but agents remember naminggame.memory = "
                  + settings.memory()
                  + " exchanges; it must be at most that");
        }
        yield new BestResponse(reach);
      }
      case "committed" -> new Committed(name(mind));
      default -> throw new IllegalArgumentException("no mind " + kind);
    };
  }

  private String name(Settings block) {
    return settings.openVocabulary() ? block.text("name") : block.oneOf("name", settings.names());
  }

  @Override
  public List<Recollection> planted(Settings rewrite) {
    String name = name(rewrite);
    int times = rewrite.countOr("times", 0, settings.memory(), settings.memory());
    return Collections.nCopies(times, new Exchange(name, name, settings.payoffSame()));
  }

  @Override
  public void check(Setting setting) {
    setting
        .cast()
        .minds()
        .forEach(
            (name, mind) -> {
              checkNames(name, mind);
              if (!simultaneous() && mind instanceof PolicyMind) {
                throw own.error(
                    "interaction",
                    "is speaker-hearer, but the mind "
                        + name
                        + " models agents that speak at once; it must be simultaneous");
              }
            });
    boolean byInventories = settings.converged().by() == NamingSettings.By.INVENTORIES;
    if (byInventories && !keepsInventories(setting.cast())) {
      throw own.error(
          "converged.by", "is inventories, but no mind is naming-game; it must be successes");
    }
  }

  private void checkNames(String name, Mind mind) {
    mind.objection(settings.names())
        .filter(why -> !settings.openVocabulary())
        .ifPresent(
            why -> {
              throw own.error(
                  "names", "does not suit the mind " + name + ": " + why + "; change one of them");
            });
  }

  @Override
  public Optional<Condition> condition(String name, Setting setting) {
    if (!name.equals(CONVERGED)) {
      return Optional.empty();
    }
    return Optional.of(
        settings.converged().by() == NamingSettings.By.INVENTORIES
            ? new OneInventory(protocol, setting)
            : new Converged(window(setting), settings.converged().success()));
  }

  /** Length of the window in interactions. */
  private int window(Setting setting) {
    return settings.converged().window() * setting.encountersPerRound();
  }

  @Override
  public List<String> measureNames() {
    return List.of("success-rate", "name-share", "consensus", "flip", "words");
  }

  @Override
  public List<String> defaultMeasures(Cast cast) {
    List<String> names = new ArrayList<>(List.of("success-rate", "name-share", "consensus"));
    if (committedTo(cast).isPresent()) {
      names.add("flip");
    }
    if (keepsInventories(cast)) {
      names.add("words");
    }
    return names;
  }

  @Override
  public Measure measure(String name, Setting setting) {
    return switch (name) {
      case "success-rate" -> new SuccessRate();
      case "name-share" -> new NameShare(settings.names(), speakers());
      case "consensus" ->
          new Consensus(condition(CONVERGED, setting).orElseThrow(), setting.encountersPerRound());
      case "flip" ->
          new Adoption(
              newName(setting),
              setting.cast(),
              speakers(),
              window(setting),
              settings.flipShare(),
              setting.encountersPerRound());
      case "words" -> {
        if (!keepsInventories(setting.cast())) {
          throw new InputError("no mind is naming-game and keeps words");
        }
        yield new Words(new OneInventory(protocol, setting));
      }
      default -> throw new IllegalArgumentException("no measure " + name);
    };
  }

  private static Optional<String> committedTo(Cast cast) {
    return cast.personas().values().stream()
        .filter(persona -> persona.adversary())
        .map(persona -> committedTo(cast.mindOf(persona)))
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** The one name that a mind says, or null. */
  private static String committedTo(Mind mind) {
    if (mind instanceof Committed committed) {
      return committed.name();
    }
    return mind instanceof Scripted scripted ? scripted.choose() : null;
  }

  private static String newName(Setting setting) {
    return committedTo(setting.cast())
        .orElseThrow(
            () -> new InputError("no adversary is committed to a name; add one to interventions"));
  }

  @Override
  public OutcomeFormat format() {
    return new NamingOutcomeFormat(simultaneous());
  }

  @Override
  public String headline(List<String> columns, double[] values) {
    return Headline.of(columns, values);
  }

  @Override
  public Portrayal portrayal() {
    return new NamingPortrayal();
  }

  @Override
  public List<Situation> probes(Cast cast, long seed) {
    return asksFirstChoices() ? FirstChoices.probes(settings, cast, seed) : List.of();
  }

  private boolean asksFirstChoices() {
    return !settings.openVocabulary() && simultaneous();
  }

  @Override
  public Optional<List<Situation>> states(Persona persona) {
    return asksFirstChoices() ? MemoryStates.of(settings, persona) : Optional.empty();
  }

  @Override
  public Conclusion conclude(List<RunResult> runs, Setting setting, long seed, List<Probe> probes) {
    List<FirstChoices> firstChoices =
        asksFirstChoices() ? FirstChoices.of(settings, setting.cast(), seed, probes) : List.of();
    return new NamingConclusion(settings, runs, setting, firstChoices).conclude();
  }
}
