package org.murmuration.scenario;

import com.typesafe.config.Config;
import java.nio.file.Path;
import org.murmuration.experiment.Cast;
import org.murmuration.experiment.Plan;
import org.murmuration.intervention.Action;
import org.murmuration.intervention.Library;
import org.murmuration.intervention.Onset;
import org.murmuration.intervention.PlannedIntervention;
import org.murmuration.mind.Mind;
import org.murmuration.settings.InputError;
import org.murmuration.settings.Settings;

/**
 * Reads interventions that are made while runs go on. They are written as in a scenario, without an
 * onset. What they say may come from anywhere: it may name no file, variable or provider, so no LLM
 * can be set up in it; {@code goal} and {@code self-copying} take one of the scenario.
 *
 * <p>Adversaries become part of the cast when they are read, with a definition from which any other
 * node makes the same.
 */
public final class LiveInterventions implements Troupe {

  private final Plan plan;
  private final Cast cast;
  private final AdversaryReader adversary;
  private final InterventionReader reader;
  private final Messages messages;

  /**
   * @param agents how many there are at the start
   */
  LiveInterventions(Plan plan, Cast cast, int agents) {
    this.plan = plan;
    this.cast = cast;
    this.adversary = new AdversaryReader(new MindReader(plan));
    this.reader = new InterventionReader(plan, this, agents);
    this.messages = Messages.of(plan);
  }

  /**
   * Reads an intervention.
   *
   * @param text JSON or HOCON
   * @throws InputError in one line, if it is none
   */
  public PlannedIntervention read(String text) {
    return LiveText.inOneLine(
        () -> {
          Settings block = settings(text);
          if (block.has("onset")) {
            throw block.error("onset", "is given, but a live intervention comes at once");
          }
          if (block.has("shares")) {
            throw block.error("shares", "is given, but this is one run; use share");
          }
          PlannedIntervention planned = reader.read(block, new Onset.AtIndex(0));
          block.rejectUnknown();
          return planned;
        });
  }

  /**
   * Makes a persona known that was defined live, on another node or earlier.
   *
   * @param definition as {@link Action.Convert} has it
   * @throws InputError in one line, if it is none
   */
  public Cast.Member define(String definition) {
    return LiveText.inOneLine(
        () -> {
          AdversaryReader.Adversary made =
              adversary.read(chosen(settings(definition)), null, cast.minds());
          return add(made);
        });
  }

  /** What interventions there are for runs of this scenario. */
  public Library library() {
    return new LibraryShelf(plan, cast, reader.roles(), messages).library();
  }

  private static Settings settings(String text) {
    Config kinds = ScenarioFile.REFERENCE.getConfig("kinds");
    return Settings.root(
        LiveText.parse(text), kinds.getConfig("intervention"), kinds, LiveInterventions::noFile);
  }

  private static Path noFile(String name) {
    throw new InputError("a live intervention cannot name the file " + name);
  }

  private static Settings.Alternative chosen(Settings block) {
    Settings.Alternative kind = AdversaryReader.chosen(block);
    if (kind.name().equals("llm")) {
      throw kind.settings()
          .error("cannot be set up live; use goal { mind = NAME } with a mind of the scenario");
    }
    return kind;
  }

  private Cast.Member add(AdversaryReader.Adversary made) {
    return cast.add(made.persona(), made.mind(), made.definition());
  }

  @Override
  public Action.Convert adversary(Settings block) {
    AdversaryReader.Adversary made = adversary.read(chosen(block), null, cast.minds());
    Mind mind = made.mind() == null ? cast.minds().get(made.persona().mind()) : made.mind();
    messages
        .objection(mind)
        .ifPresent(
            why -> {
              throw made.settings().error("cannot take part here: " + why);
            });
    String name = made.persona().name();
    if (!cast.personas().containsKey(name)) {
      add(made);
      return new Action.Convert(name, made.definition());
    }
    if (!cast.persona(name).equals(made.persona())) {
      throw made.settings().error("is called " + name + ", but another persona has that name");
    }
    return new Action.Convert(name);
  }

  @Override
  public String persona(Settings block, String key) {
    String name = block.text(key);
    if (!cast.personas().containsKey(name)) {
      throw CastReader.unknownPersona(block, key, cast.personas());
    }
    return name;
  }

  @Override
  public String mind(Settings block, String key) {
    MindReader.known(block, key, cast.minds());
    return block.text(key);
  }
}
