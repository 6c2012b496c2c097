package org.murmuration.scenario;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.murmuration.mind.Mind;
import org.murmuration.model.Contagion;
import org.murmuration.model.Persona;
import org.murmuration.settings.Settings;

/**
 * Makes adversaries of what interventions say of them: a persona, and a mind of its own or one of
 * the scenario. An adversary is named by its settings, so that the same ones are the same
 * adversary; long ones are cut to a digest.
 */
final class AdversaryReader {

  /** Key under which an adversary stands. */
  static final String KEY = "adversary";

  static final String GOAL = "goal";
  static final String SELF_COPYING = "self-copying";

  private static final Pattern SHORT = Pattern.compile("[\\w.+-]{1,60}");
  private static final int DIGEST = 8;

  private final MindReader minds;

  AdversaryReader(MindReader minds) {
    this.minds = minds;
  }

  /**
   * An adversary.
   *
   * @param mind its own mind, which has the name of the persona; null: one of the scenario
   * @param definition what it can be made of again: the block with its settings, in JSON
   */
  record Adversary(Persona persona, Mind mind, String definition, Settings settings) {}

  /** The alternative that a block names. */
  static Settings.Alternative chosen(Settings block) {
    return block.choose(KEY, "adversary", "mind");
  }

  /**
   * Reads an adversary.
   *
   * @param name what to call it instead of by its settings, or null
   * @param known minds of the scenario
   */
  Adversary read(Settings.Alternative kind, String name, Map<String, Mind> known) {
    Settings settings = kind.settings();
    if (kind.name().equals(GOAL)) {
      return ofScenario(kind, settings.text("prompt"), null, known);
    }
    if (kind.name().equals(SELF_COPYING)) {
      Contagion contagion =
          new Contagion(settings.number("spreads", 0, 1), settings.number("recovers", 0, 1));
      return ofScenario(kind, settings.text("order"), contagion, known);
    }
    Mind mind = minds.read(name, kind, known);
    String called = name == null ? name(kind) : name;
    return new Adversary(new Persona(called, called, "", true), mind, definition(kind), settings);
  }

  private static Adversary ofScenario(
      Settings.Alternative kind, String identity, Contagion contagion, Map<String, Mind> known) {
    Settings settings = kind.settings();
    if (identity.isBlank()) {
      throw settings.error(
          kind.name().equals(GOAL) ? "prompt" : "order", "is empty; it must say something");
    }
    String mind = settings.text("mind");
    MindReader.known(settings, "mind", known);
    String name = kind.name() + "-" + digest(definition(kind));
    Persona persona = new Persona(name, mind, identity, true, contagion);
    return new Adversary(persona, null, definition(kind), settings);
  }

  private static String name(Settings.Alternative kind) {
    String name =
        kind.settings().resolved().values().stream()
            .map(value -> "-" + value)
            .collect(Collectors.joining("", kind.name(), ""));
    return SHORT.matcher(name).matches() ? name : kind.name() + "-" + digest(definition(kind));
  }

  private static String definition(Settings.Alternative kind) {
    return ConfigValueFactory.fromMap(Map.of(KEY, Map.of(kind.name(), kind.settings().resolved())))
        .render(ConfigRenderOptions.concise());
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGEST);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
