package org.murmuration.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every key of a scenario is documented, beside its default and on the page made from there. */
class ReferenceTest {

  private static final Config REFERENCE =
      ConfigFactory.parseResources("reference.conf").getConfig("murmuration");

  /** Keys whose default is an object as a whole, not a group of keys. */
  private static final Set<String> DEFAULT_OBJECTS = Set.of("personas", "schedule");

  @Test
  void everyKeyHasAComment() {
    List<String> without = new ArrayList<>();
    undocumented("scenario", REFERENCE.getObject("scenario"), without);
    REFERENCE
        .getObject("kinds")
        .forEach((kind, keys) -> undocumented(kind, (ConfigObject) keys, without));

    assertThat(without).isEmpty();
  }

  @Test
  void commentsAreSentences() {
    List<String> comments = new ArrayList<>();
    comments(REFERENCE.root(), comments);

    assertThat(comments).isNotEmpty().allMatch(c -> c.matches("(?s)[\\p{Lu}\\p{Ll}…0-9].*[.…]"));
  }

  @Test
  void thePageInTheDocumentationIsTheOneThatTheCommandPrints() throws IOException {
    assertThat(Path.of("docs/scenario-reference.md"))
        .as("made by: murmuration scenario reference > docs/scenario-reference.md")
        .hasContent(Reference.markdown());
    assertThat(Files.readString(Path.of("docs/scenario-reference.md")))
        .isEqualTo(Reference.markdown());
  }

  @Test
  void thePageHasEveryKeyAndEveryKind() {
    String page = Reference.markdown();

    assertThat(page).contains("| `experiment` |");
    for (String key : keys("", REFERENCE.getObject("scenario"))) {
      assertThat(page).contains("| `" + key + "` |");
    }
    REFERENCE
        .getObject("kinds")
        .forEach(
            (kind, alternatives) -> {
              for (String key : keys("", (ConfigObject) alternatives)) {
                assertThat(page).as(kind).contains("| `" + key + "` |");
              }
            });
  }

  @Test
  void everyRowOfThePageHasThreeCells() {
    assertThat(Reference.markdown().lines().filter(line -> line.startsWith("|")))
        .allMatch(line -> line.split("(?<!\\\\)\\|", -1).length == 5);
  }

  /** Objects that only group keys need no comment of their own; everything that is set does. */
  private static void undocumented(String path, ConfigObject object, List<String> without) {
    for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
      String key = path + "." + entry.getKey();
      ConfigValue value = entry.getValue();
      boolean groups =
          value instanceof ConfigObject inner
              && !inner.isEmpty()
              && !DEFAULT_OBJECTS.contains(entry.getKey());
      if (groups) {
        undocumented(key, (ConfigObject) value, without);
      } else if (value.origin().comments().isEmpty()) {
        without.add(key);
      }
    }
  }

  private static void comments(ConfigObject object, List<String> comments) {
    for (ConfigValue value : object.values()) {
      if (!value.origin().comments().isEmpty()) {
        comments.add(String.join("\n", value.origin().comments()).trim());
      }
      if (value instanceof ConfigObject inner) {
        comments(inner, comments);
      }
    }
  }

  private static List<String> keys(String prefix, ConfigObject object) {
    List<String> keys = new ArrayList<>();
    object.forEach(
        (name, value) -> {
          keys.add(prefix + name);
          if (value instanceof ConfigObject inner && !DEFAULT_OBJECTS.contains(name)) {
            keys.addAll(keys(prefix + name + ".", inner));
          }
        });
    return keys;
  }
}
