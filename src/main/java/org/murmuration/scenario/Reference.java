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

/** The documentation of every scenario key, made from the comments of {@code reference.conf}. */
public final class Reference {

  private static final Map<String, String> SECTIONS =
      Map.of(
          "mind", "Minds",
          "schedule", "Schedules",
          "network", "Networks",
          "intervention", "Interventions",
          "placement", "Placement",
          "onset", "Onset",
          "persona", "Personas",
          "fallback", "Fallback of a policy table");
  private static final List<String> ORDER =
      List.of(
          "persona",
          "mind",
          "fallback",
          "schedule",
          "network",
          "intervention",
          "placement",
          "onset");

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
    return page.toString();
  }

  private static void rows(StringBuilder page, String prefix, ConfigObject object) {
    object.entrySet().stream()
        .sorted(Comparator.comparingInt(e -> e.getValue().origin().lineNumber()))
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
