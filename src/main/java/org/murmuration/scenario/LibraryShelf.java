package org.murmuration.scenario;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.murmuration.experiment.Cast;
import org.murmuration.experiment.Plan;
import org.murmuration.intervention.Library;
import org.murmuration.intervention.Library.Kind;
import org.murmuration.intervention.Library.Parameter;
import org.murmuration.model.Intervention.Direction;
import org.murmuration.model.Question;
import org.murmuration.model.Term;
import org.murmuration.settings.InputError;
import org.murmuration.settings.Settings;

/**
 * Makes the {@link Library} of a scenario. Texts and defaults are those of {@code reference.conf},
 * which is what the reader of interventions goes by.
 */
final class LibraryShelf {

  private static final String CHOICE = "choice";
  private static final String LONG = "long-text";
  private static final String SHARE = "share";

  /** How to ask for a value, by its key; those that depend on the scenario are not here. */
  private static final Map<String, String> ASKED_AS =
      Map.of(
          "prompt", LONG,
          "order", LONG,
          "text", LONG,
          "line", LONG,
          "other", "text",
          "times", "number",
          "probability", SHARE,
          "spreads", SHARE,
          "recovers", SHARE,
          "edges", "pairs");

  private static final Map<String, String> SOURCES =
      Map.of(
          "adversary.committed",
          "Xie et al., Phys. Rev. E 84, 011130 (2011); Ashery et al., Science Advances 11, eadu9368"
              + " (2025)",
          "adversary.goal",
          "Huang et al., On the Resilience of LLM-Based Multi-Agent Collaboration with Faulty Agents,"
              + " arXiv 2408.00989 (2024)",
          "adversary.self-copying",
          "Gu et al., Agent Smith, arXiv 2402.08567 (2024); Lee and Tiwari, Prompt Infection, arXiv"
              + " 2410.07283 (2024)",
          "plant",
          "Chen et al., AgentPoison, arXiv 2407.12784 (2024); Dong et al., MINJA, arXiv 2503.03704"
              + " (2025)",
          "tamper",
          "He et al., Red-Teaming LLM Multi-Agent Systems via Communication Attacks, arXiv 2502.14847"
              + " (2025)");

  private final Plan plan;
  private final Cast cast;
  private final List<String> roles;
  private final Messages messages;
  private final List<String> options;
  private final boolean talk;
  private final ConfigObject kinds = ScenarioFile.REFERENCE.getConfig("kinds").root();

  LibraryShelf(Plan plan, Cast cast, List<String> roles, Messages messages) {
    this.plan = plan;
    this.cast = cast;
    this.roles = roles;
    this.messages = messages;
    this.options = messages.first() instanceof Question.Choice ? messages.listed() : List.of();
    this.talk = messages.areTexts();
  }

  Library library() {
    List<Kind> all = new ArrayList<>();
    for (String kind : plan.adversaryKinds()) {
      all.add(adversary("mind", kind, title(kind), asked(kind)));
    }
    all.add(adversary("mind", "scripted", "Scripted", List.of(script())));
    all.add(adversary("adversary", AdversaryReader.GOAL, "Goal prompt", null));
    all.add(adversary("adversary", AdversaryReader.SELF_COPYING, "Self-copying order", null));
    List<String> remembered = remembered();
    if (!remembered.isEmpty()) {
      all.add(action("plant", "Planted memory", true, remembered));
      all.add(action("rewrite", "Rewritten memory", true, without(remembered, "times")));
    }
    all.add(
        action(
            "tamper",
            "Tampered messages",
            true,
            List.of("say", "probability", "direction", "edges")));
    if (talk) {
      all.add(part("tamper.append", "Text added to messages", LONG, List.of(), ""));
      all.add(part("tamper.drop", "Suppressed messages", CHOICE, List.of("true"), "true"));
    }
    all.add(action("exchange", "Exchanged mind", true, null));
    all.add(value("convert", "Another persona", CHOICE, personas(), ""));
    all.add(value("join", "Newcomers", CHOICE, personas(), ""));
    all.add(action("broadcast", "Announcement", false, null));
    all.add(value("heal", "Cure", CHOICE, List.of("true"), "true"));
    all.add(value("leave", "Removal", CHOICE, List.of("true"), "true"));
    return new Library(all, personas(), minds(), roles, Term.Recovery.words());
  }

  /** What to ask of a mind of the experiment: without what it can do without and has no default. */
  private List<String> asked(String kind) {
    ConfigObject block = kinds.toConfig().getObject("mind." + kind);
    boolean needsMore;
    try {
      plan.mind(
          kind, Settings.root(ConfigFactory.empty(), block.toConfig(), kinds.toConfig(), Path::of));
      needsMore = false;
    } catch (InputError e) {
      needsMore = true;
    }
    boolean all = needsMore;
    return block.keySet().stream()
        .filter(key -> all || block.get(key).valueType() != ConfigValueType.NULL)
        .toList();
  }

  /** What a script needs first: something to say in a conversation, else to choose. */
  private String script() {
    boolean says =
        messages.first() instanceof Question.Utterance
            || messages.first() instanceof Question.Composition;
    return says ? "say" : "choose";
  }

  private List<String> personas() {
    return List.copyOf(cast.personas().keySet());
  }

  private List<String> minds() {
    return List.copyOf(cast.minds().keySet());
  }

  private static String title(String kind) {
    return Character.toUpperCase(kind.charAt(0)) + kind.substring(1).replace('-', ' ');
  }

  private Kind adversary(String group, String kind, String title, List<String> keys) {
    return kind("adversary." + kind, title, true, group, kind, keys);
  }

  private Kind action(String action, String title, boolean adverse, List<String> keys) {
    return kind(action, title, adverse, "intervention", action, keys);
  }

  /** A kind with parameters of its own: those named, or all that its block has. */
  private Kind kind(
      String path, String title, boolean adverse, String group, String name, List<String> keys) {
    ConfigValue block = ((ConfigObject) kinds.get(group)).get(name);
    List<Parameter> parameters = new ArrayList<>();
    ((ConfigObject) block)
        .entrySet().stream()
            .filter(entry -> keys == null || keys.contains(entry.getKey()))
            .sorted(Comparator.comparingInt(entry -> entry.getValue().origin().lineNumber()))
            .forEach(entry -> parameters.add(parameter(entry.getKey(), entry.getValue())));
    return new Kind(
        path, title, text(block), SOURCES.getOrDefault(path, ""), adverse, List.copyOf(parameters));
  }

  /** A kind whose value stands at its path. */
  private Kind value(String action, String title, String how, List<String> choices, String usual) {
    ConfigValue value = ((ConfigObject) kinds.get("intervention")).get(action);
    return new Kind(
        action, title, text(value), "", false, List.of(new Parameter("", how, "", choices, usual)));
  }

  /** One of the ways to tamper, with usual settings otherwise. */
  private Kind part(String path, String title, String how, List<String> choices, String usual) {
    ConfigObject tamper = kinds.toConfig().getObject("intervention.tamper");
    ConfigValue value = tamper.get(path.substring(path.indexOf('.') + 1));
    return new Kind(
        path,
        title,
        text(value),
        SOURCES.get("tamper"),
        true,
        List.of(new Parameter("", how, "", choices, usual)));
  }

  private Parameter parameter(String key, ConfigValue value) {
    List<String> choices = choices(key);
    String how = choices.isEmpty() ? ASKED_AS.getOrDefault(key, "text") : CHOICE;
    if (key.equals("say")) {
      how = choices.isEmpty() ? LONG : CHOICE;
    }
    return new Parameter(key, how, text(value), choices, usual(key, value));
  }

  private List<String> choices(String key) {
    return switch (key) {
      case "mind" -> minds();
      case "name" -> options;
      case "choose" -> messages.listed();
      case "say" -> talk ? List.of() : messages.listed();
      case "direction" -> Direction.words();
      default -> List.of();
    };
  }

  private String usual(String key, ConfigValue value) {
    if (value.valueType() == ConfigValueType.NULL) {
      return "";
    }
    String usual =
        value.unwrapped() instanceof String text
            ? text
            : value.render(ConfigRenderOptions.concise());
    return key.equals("mind") && !minds().contains(usual) ? "" : usual;
  }

  /** What the experiment reads of a memory to plant; empty where agents remember nothing. */
  private List<String> remembered() {
    Map<String, String> given =
        Map.of("name", options.isEmpty() ? "a" : options.get(0), "line", "a");
    Settings block =
        Settings.root(
            ConfigFactory.parseMap(given),
            kinds.toConfig().getConfig("intervention.plant"),
            kinds.toConfig(),
            Path::of);
    try {
      plan.planted(block);
    } catch (InputError e) {
      return List.of();
    }
    return List.copyOf(block.resolved().keySet());
  }

  private static List<String> without(List<String> keys, String key) {
    return keys.stream().filter(k -> !k.equals(key)).toList();
  }

  private static String text(ConfigValue value) {
    return value.origin().comments().stream().map(String::trim).collect(Collectors.joining(" "));
  }
}
