package org.murmuration.scenario;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.murmuration.experiment.Plan;
import org.murmuration.mind.Mind;
import org.murmuration.mind.Obedient;
import org.murmuration.mind.RuleMind;
import org.murmuration.mind.Scripted;
import org.murmuration.mind.llm.LlmMind;
import org.murmuration.mind.policy.PolicyMind;
import org.murmuration.settings.InputError;
import org.murmuration.settings.Nearest;
import org.murmuration.settings.Settings;

/** Reads minds: the general kinds, and those that the experiment brings. */
final class MindReader {

  private static final String OBEDIENT = "obedient";

  private final Plan plan;

  MindReader(Plan plan) {
    this.plan = plan;
  }

  /** The minds of a scenario by name. */
  Map<String, Mind> readAll(Map<String, Settings> blocks) {
    Map<String, Mind> minds = new TreeMap<>();
    Map<String, Settings> obedient = new TreeMap<>();
    blocks.forEach(
        (name, block) -> {
          Settings.Alternative kind = block.alternative("mind");
          if (kind.name().equals(OBEDIENT)) {
            obedient.put(name, kind.settings());
          } else {
            minds.put(name, read(name, kind, minds));
          }
        });
    Map<String, Mind> others = Map.copyOf(minds);
    obedient.forEach((name, settings) -> minds.put(name, obedient(settings, others)));
    return minds;
  }

  /**
   * One mind.
   *
   * @param others minds that it may be built on
   */
  Mind read(String name, Settings.Alternative kind, Map<String, Mind> others) {
    Settings settings = kind.settings();
    return switch (kind.name()) {
      case "llm" -> LlmMind.read(name, settings, plan.prompts());
      case "fitted" -> PolicyMind.fitted(settings);
      case "policy" -> PolicyMind.table(settings);
      case OBEDIENT -> obedient(settings, others);
      case "scripted" -> scripted(settings);
      default -> own(kind.name(), settings);
    };
  }

  private Mind own(String kind, Settings settings) {
    if (!plan.mindKinds().contains(kind)) {
      throw settings.error(
          "is a mind of another experiment; this one has " + String.join(", ", plan.mindKinds()));
    }
    return plan.mind(kind, settings);
  }

  /** The script of a user, or else of an experiment that has some of its own. */
  private Mind scripted(Settings settings) {
    if (!settings.has("choose") && !settings.has("say")) {
      if (plan.mindKinds().contains("scripted")) {
        return plan.mind("scripted", settings);
      }
      throw settings.error("has neither choose nor say; it needs one of them");
    }
    settings.remember("choose");
    settings.remember("say");
    return new Scripted(
        settings.has("choose") ? settings.text("choose") : null,
        settings.has("say") ? settings.text("say") : null);
  }

  private static Mind obedient(Settings settings, Map<String, Mind> others) {
    String base = settings.text("base");
    if (!(known(settings, "base", others) instanceof RuleMind mind) || mind instanceof Obedient) {
      throw settings.error(
          "base", "is " + base + ", which is not a mind by rules; it must be one that is");
    }
    return new Obedient(mind, settings.number("obeys", 0, 1));
  }

  /** The mind of a scenario that a key names. */
  static Mind known(Settings settings, String key, Map<String, Mind> minds) {
    String name = settings.text(key);
    Mind mind = minds.get(name);
    if (mind == null) {
      throw unknown(settings, key, name, minds.keySet());
    }
    return mind;
  }

  private static InputError unknown(Settings settings, String key, String name, Set<String> known) {
    return settings.error(
        key,
        "is "
            + name
            + ", but minds has "
            + (known.isEmpty() ? "none" : String.join(", ", known))
            + Nearest.suggestion(name, known));
  }
}
