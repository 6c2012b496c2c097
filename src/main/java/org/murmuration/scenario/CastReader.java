package org.murmuration.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.murmuration.experiment.Cast;
import org.murmuration.experiment.Plan;
import org.murmuration.mind.Mind;
import org.murmuration.mind.llm.LlmMind;
import org.murmuration.mind.policy.PolicyMind;
import org.murmuration.model.Persona;
import org.murmuration.settings.Nearest;
import org.murmuration.settings.Settings;

/** Reads minds and personas, and adds adversaries as interventions name them. */
final class CastReader {

  private static final String DEFAULT = "default";

  private final Settings root;
  private final Settings population;
  private final Plan plan;
  private final int agents;
  private int adversaries;
  private final Map<String, Mind> minds = new TreeMap<>();
  private final Map<String, Persona> personas = new TreeMap<>();

  CastReader(Settings root, Settings population, Plan plan, int agents) {
    this.root = root;
    this.population = population;
    this.plan = plan;
    this.agents = agents;
    root.named("minds", "named-mind")
        .forEach((name, block) -> minds.put(name, mind(name, block.alternative("mind"))));
  }

  /** The personas of the start and how many agents have each. */
  List<PersonaShare> readPersonas() {
    List<PersonaShare> shares = new ArrayList<>();
    Map<String, Settings> blocks = population.named("personas", "persona");
    int given = 0;
    for (Map.Entry<String, Settings> entry : blocks.entrySet()) {
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
    String mind = block.text("mind");
    if (!minds.containsKey(mind)) {
      throw block.error(
          "mind",
          "is "
              + mind
              + ", but minds has "
              + (minds.isEmpty() ? "none" : String.join(", ", minds.keySet()))
              + Nearest.suggestion(mind, minds.keySet()));
    }
    return new Persona(name, mind, block.text("identity"), false);
  }

  private Mind mind(String name, Settings.Alternative alternative) {
    return switch (alternative.name()) {
      case "llm" -> LlmMind.read(name, alternative.settings(), plan.prompts());
      case "fitted" -> PolicyMind.fitted(alternative.settings());
      case "policy" -> PolicyMind.table(alternative.settings());
      default -> {
        if (!plan.mindKinds().contains(alternative.name())) {
          throw alternative
              .settings()
              .error(
                  "is a mind of another experiment; this one has "
                      + String.join(", ", plan.mindKinds()));
        }
        yield plan.mind(alternative.name(), alternative.settings());
      }
    };
  }

  /** Adds an adversary with a mind of its own; returns the name of its persona. */
  String adversary(Settings.Alternative alternative) {
    boolean llm = alternative.name().equals("llm");
    // The settings of an LLM are too many for a name; its place in the file tells it apart.
    String numbered = "llm-" + (adversaries++);
    Mind mind = mind(numbered, alternative);
    String name =
        llm
            ? numbered
            : alternative.settings().resolved().values().stream()
                .map(value -> "-" + value)
                .collect(Collectors.joining("", alternative.name(), ""));
    boolean taken = personas.containsKey(name) && !personas.get(name).adversary();
    if (taken || minds.containsKey(name) && !personas.containsKey(name)) {
      throw alternative
          .settings()
          .error(
              "makes adversaries called "
                  + name
                  + ", but a persona or mind has that name; it must have another one");
    }
    minds.put(name, mind);
    personas.put(name, new Persona(name, name, "", true));
    return name;
  }

  /** The name of a persona that an intervention refers to. */
  String known(Settings block, String key) {
    String name = block.text(key);
    if (!personas.containsKey(name)) {
      throw block.error(
          key,
          "is "
              + name
              + ", but population.personas has "
              + String.join(", ", personas.keySet())
              + Nearest.suggestion(name, personas.keySet()));
    }
    return name;
  }

  Cast cast() {
    return new Cast(personas, minds);
  }
}
