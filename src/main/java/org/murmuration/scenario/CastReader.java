package org.murmuration.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.murmuration.experiment.Cast;
import org.murmuration.experiment.IdentityTexts;
import org.murmuration.experiment.Plan;
import org.murmuration.intervention.Action;
import org.murmuration.mind.Mind;
import org.murmuration.model.Persona;
import org.murmuration.settings.Nearest;
import org.murmuration.settings.Settings;

/** Reads minds and personas, and adds adversaries as interventions name them. */
final class CastReader implements Troupe {

  private static final String DEFAULT = "default";
  private static final String IDENTITY = "identity";

  private final Settings population;
  private final AdversaryReader adversary;
  private final int agents;
  private int adversaries;
  private final Map<String, Mind> minds;
  private final Map<String, Mind> named;
  private final Map<String, Persona> personas = new TreeMap<>();

  CastReader(Settings root, Settings population, Plan plan, int agents) {
    this.population = population;
    this.agents = agents;
    MindReader reader = new MindReader(plan);
    this.adversary = new AdversaryReader(reader);
    Map<String, Settings> blocks = root.named("minds", "named-mind");
    blocks.forEach((name, block) -> checkName(name, block));
    this.minds = reader.readAll(blocks);
    this.named = Map.copyOf(minds);
  }

  private static void checkName(String name, Settings block) {
    if (name.contains(Cast.WITH_MIND)) {
      throw block.error("has " + Cast.WITH_MIND + " in its name; a name has none");
    }
  }

  /** The personas of the start and how many agents have each. */
  List<PersonaShare> readPersonas() {
    List<PersonaShare> shares = new ArrayList<>();
    Map<String, Settings> blocks = population.named("personas", "persona");
    int given = 0;
    for (Map.Entry<String, Settings> entry : blocks.entrySet()) {
      checkName(entry.getKey(), entry.getValue());
      personas.put(entry.getKey(), persona(entry.getKey(), entry.getValue()));
      if (!entry.getKey().equals(DEFAULT)) {
        int count = count(entry.getValue());
        given += count;
        shares.add(new PersonaShare(entry.getKey(), count));
      }
    }
    if (given > agents) {
      throw population.error(
          "personas",
          "make "
              + given
              + " agents, but population.size is "
              + agents
              + "; they may add up to at most that");
    }
    if (given < agents) {
      if (!personas.containsKey(DEFAULT)) {
        throw population.error(
            "personas",
            "make " + given + " of " + agents + " agents; add the persona default for the rest");
      }
      shares.add(0, new PersonaShare(DEFAULT, agents - given));
    }
    return List.copyOf(shares);
  }

  private int count(Settings block) {
    if (block.has("count") == block.has("share")) {
      throw block.error("must have either share or count; only the persona default has neither");
    }
    block.remember("count");
    block.remember("share");
    return block.has("count")
        ? block.count("count", 0, ScenarioReader.MOST_AGENTS)
        : (int) Math.round(block.number("share", 0, 1) * agents);
  }

  private Persona persona(String name, Settings block) {
    MindReader.known(block, "mind", minds);
    String mind = block.text("mind");
    if (!block.hasObject(IDENTITY)) {
      return new Persona(name, mind, block.text(IDENTITY), false);
    }
    Settings identity = block.child(IDENTITY);
    int version =
        identity.has("version")
            ? identity.count("version", 1, IdentityTexts.LATEST)
            : IdentityTexts.LATEST;
    identity.resolve("version", version);
    IdentityTexts texts = IdentityTexts.of(version);
    String level = identity.oneOf("level", texts.levels());
    return new Persona(name, mind, texts.text(level), false, null, level);
  }

  @Override
  public Action.Convert adversary(Settings block) {
    Settings.Alternative kind = AdversaryReader.chosen(block);
    // The settings of an LLM are too many for a name; its place in the file tells it apart.
    String numbered = kind.name().equals("llm") ? "llm-" + adversaries : null;
    adversaries++;
    AdversaryReader.Adversary made = adversary.read(kind, numbered, named);
    String name = made.persona().name();
    boolean taken = personas.containsKey(name) && !personas.get(name).adversary();
    if (taken || minds.containsKey(name) && !personas.containsKey(name)) {
      throw made.settings()
          .error(
              "makes adversaries called "
                  + name
                  + ", but a persona or mind has that name; it must have another one");
    }
    if (made.mind() != null) {
      minds.put(name, made.mind());
    }
    personas.put(name, made.persona());
    return new Action.Convert(name);
  }

  @Override
  public String persona(Settings block, String key) {
    String name = block.text(key);
    if (!personas.containsKey(name)) {
      throw unknownPersona(block, key, personas);
    }
    return name;
  }

  static RuntimeException unknownPersona(
      Settings block, String key, Map<String, Persona> personas) {
    String name = block.text(key);
    return block.error(
        key,
        "is "
            + name
            + ", but population.personas has "
            + String.join(", ", personas.keySet())
            + Nearest.suggestion(name, personas.keySet()));
  }

  @Override
  public String mind(Settings block, String key) {
    MindReader.known(block, key, named);
    return block.text(key);
  }

  Cast cast() {
    return new Cast(personas, minds);
  }
}
