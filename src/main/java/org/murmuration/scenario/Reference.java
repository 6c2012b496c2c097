package org.murmuration.scenario;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The documentation of every scenario key, made from the comments of {@code reference.conf}. */
public final class Reference {

  private static final Map<String, String> SECTIONS =
      Map.of(
          "mind", "Minds",
          "schedule", "Schedules",
          "network", "Networks",
          "intervention", "Interventions",
          "adversary", "Adversaries",
          "placement", "Placement",
          "onset", "Onset",
          "persona", "Personas",
          "fallback", "Fallback of a policy table",
          "embedder", "Embedders");
  private static final List<String> ORDER =
      List.of(
          "persona",
          "mind",
          "fallback",
          "schedule",
          "network",
          "intervention",
          "adversary",
          "placement",
          "onset",
          "embedder");

  private Reference() {}

  /** The whole reference as Markdown. */
  public static String markdown() {
    ConfigObject root =
        ConfigFactory.parseResources("reference.conf").getConfig("murmuration").root();
    StringBuilder page = new StringBuilder();
    page.append("# Scenario reference\n\n");
    page.append(
        "Made from `src/main/resources/reference.conf` by `murmuration scenario reference`; do not edit"
            + " it here.\n\nA scenario is a HOCON file. Every key but `experiment` has a default, `--set"
            + " key=value` overrides any of them, and a key that is not listed here is an error.\n\n");
    page.append("| key | default | meaning |\n|---|---|---|\n");
    rows(page, "", (ConfigObject) root.get("scenario"));
    ConfigObject kinds = (ConfigObject) root.get("kinds");
    for (String kind : ORDER) {
      page.append("\n## ").append(SECTIONS.get(kind)).append("\n\n");
      page.append(comment(kinds.get(kind))).append("\n\n");
      page.append("| key | default | meaning |\n|---|---|---|\n");
      rows(page, "", (ConfigObject) kinds.get(kind));
    }
    page.append("\n## Texts\n\nDefaults of more than one line.\n");
    texts(page, "", (ConfigObject) root.get("scenario"));
    return page.toString();
  }

  private static void texts(StringBuilder page, String prefix, ConfigObject object) {
    inOrder(object)
        .forEach(
            entry -> {
              String path = prefix + entry.getKey();
              if (entry.getValue() instanceof ConfigObject inner) {
                texts(page, path + ".", inner);
              } else if (entry.getValue().unwrapped() instanceof String text
                  && text.contains("\n")) {
                page.append("\n`").append(path).append("`\n\n```\n");
                page.append(text.stripIndent().strip()).append("\n```\n");
              }
            });
  }

  private static Stream<Map.Entry<String, ConfigValue>> inOrder(ConfigObject object) {
    return object.entrySet().stream()
        .sorted(Comparator.comparingInt(e -> e.getValue().origin().lineNumber()));
  }

  private static void rows(StringBuilder page, String prefix, ConfigObject object) {
    inOrder(object)
        .forEach(
            entry -> {
              String path = prefix + entry.getKey();
              ConfigValue value = entry.getValue();
              page.append("| `").append(path).append("` | ").append(shown(value)).append(" | ");
              page.append(comment(value)).append(" |\n");
              if (value instanceof ConfigObject inner && !inner.isEmpty() && documented(inner)) {
                rows(page, path + ".", inner);
              }
            });
  }

  private static boolean documented(ConfigObject object) {
    return object.values().stream().anyMatch(v -> !v.origin().comments().isEmpty());
  }

  private static String shown(ConfigValue value) {
    if (value.valueType() == ConfigValueType.NULL) {
      return "";
    }
    if (value instanceof ConfigObject object && (object.isEmpty() || documented(object))) {
      return "";
    }
    if (value.unwrapped() instanceof String text && text.contains("\n")) {
      return "a text of " + text.strip().lines().count() + " lines, under Texts";
    }
    return "`" + value.render(ConfigRenderOptions.concise().setJson(false)) + "`";
  }

  private static String comment(ConfigValue value) {
    return value.origin().comments().stream()
        .map(String::trim)
        .collect(Collectors.joining(" "))
        .replace("|", "\\|")
        .replace("<", "\\<");
  }
}
