package org.murmuration.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.murmuration.settings.InputError;
import org.murmuration.settings.Settings;

/** From the text of a design to its cells, and what is refused. */
class DesignTest {

  private static final String BLOCKED =
      """
      seed = 3
      population { size = 10 }
      design {
        factors {
          size { key = "population.size", levels = [10, 20] }
          words { key = "duel.words", levels = [5, 10, 20] }
          arms { key = "duel.arms", levels = [[none], [none, disclosure]] }
          turns { key = "duel.max-turns", levels = [4, 8] }
          topic { key = "duel.topic", levels = [a, b] }
          "duel.fast" = [true, false]
        }
        resolution = 4
        blocks = topic
      }
      """;

  @Test
  void aScenarioWithoutADesignHasNone() {
    assertThat(Design.read(Written.settings("seed = 3"))).isEmpty();
  }

  @Test
  void aFractionIsCrossedWithOtherNumbersOfLevelsAndRunInEveryBlock() {
    Design design = Written.design(BLOCKED);

    assertThat(design.fraction().rows()).isEqualTo(8);
    assertThat(design.cells()).hasSize(8 * 3 * 2);
    assertThat(design.blockCount()).isEqualTo(2);
    assertThat(withoutTopic(design, 0)).isEqualTo(withoutTopic(design, 1)).hasSize(24);
    assertThat(design.summary())
        .isEqualTo(
            "48 cells, 1 in 2 of all combinations, resolution 4, of arms (2) × duel.fast (2) × size"
                + " (2) × turns (2) × words (3), in 2 blocks by topic");
  }

  private static Set<List<String>> withoutTopic(Design design, int block) {
    Set<List<String>> rows = new HashSet<>();
    design.cells().stream()
        .filter(cell -> cell.block() == block)
        .forEach(
            cell ->
                rows.add(
                    cell.levels().entrySet().stream()
                        .filter(level -> !level.getKey().equals("topic"))
                        .map(Map.Entry::getValue)
                        .toList()));
    return rows;
  }

  @Test
  void inTheFirstCellAllLevelsAreTheFirst() {
    assertThat(Written.design(BLOCKED).cells().get(0).levels())
        .containsExactly(
            Map.entry("arms", "none"),
            Map.entry("duel.fast", "true"),
            Map.entry("size", "10"),
            Map.entry("topic", "a"),
            Map.entry("turns", "4"),
            Map.entry("words", "5"));
  }

  @Test
  void aCellIsTheScenarioWithSomeKeysSet() {
    Config written = Written.values(BLOCKED);
    Design design = Written.design(BLOCKED);
    Cell last = design.cells().get(design.cells().size() - 1);

    Config cell = last.of(written);

    assertThat(cell.getInt("seed")).isEqualTo(3);
    assertThat(cell.hasPath("design")).isFalse();
    assertThat(cell.getInt("population.size")).isEqualTo(Integer.parseInt(level(last, "size")));
    assertThat(cell.getStringList("duel.arms"))
        .isEqualTo(List.of(level(last, "arms").split("\\+")));
    assertThat(cell.getBoolean("duel.fast"))
        .isEqualTo(Boolean.parseBoolean(level(last, "duel.fast")));
    assertThat(cell.getValue("population.size").origin().description()).isEqualTo("x.conf:5");
  }

  @Test
  void aReferenceIsToWhatIsWrittenAndNotToALevel() {
    String text =
        """
        let { n = 10 }
        population = ${let.other} { size = ${let.n} }
        let { other { personas { default {} } } }
        stop { max-rounds = ${population.size} }
        design.factors { "population.size" = [${let.n}, 20] }
        """;
    Config written = ConfigFactory.parseString(text);
    Cell second = Written.design(text).cells().get(1);

    Config cell = second.of(written);

    assertThat(cell.getInt("population.size")).isEqualTo(20);
    assertThat(cell.getInt("stop.max-rounds")).isEqualTo(10);
    assertThat(cell.hasPath("population.personas.default")).isTrue();
  }

  private static String level(Cell cell, String factor) {
    return cell.levels().get(factor);
  }

  @Test
  void runsOfTheSameReplicateAndBlockShareASeedAndNoOthersDo() {
    Design design = Written.design(BLOCKED);

    for (int run = 0; run < design.runs(3); run++) {
      Design.Place place = design.place(run);
      int block = design.cells().get(place.cell()).block();
      assertThat(place.pairing()).isEqualTo(place.replicate() * 2 + block);
    }
    assertThat(IntStream.range(0, 48).map(run -> design.place(run).cell()).distinct().count())
        .as("all cells are run once before any is run again")
        .isEqualTo(48);
    assertThat(IntStream.range(0, design.runs(3)).map(run -> design.place(run).pairing()))
        .containsOnly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void whatWasReadReadsTheSameAgain() {
    Settings settings = Written.settings(BLOCKED);
    Design design = Design.read(settings).orElseThrow();
    Config again = ConfigFactory.empty();
    again =
        again.withValue("design", ConfigValueFactory.fromAnyRef(settings.resolved().get("design")));

    Design reread = Written.design(again.root().render());

    assertThat(reread.cells().stream().map(Cell::levels).toList())
        .isEqualTo(design.cells().stream().map(Cell::levels).toList());
  }

  @Test
  void numbersOfFourAndEightLevelsArePartOfTheFraction() {
    Design design =
        Written.design(
            "design { factors { a.key = x.a, a.levels = [1, 2, 3, 4], b.key = x.b, b.levels = [1, 2,"
                + " 3, 4, 5, 6, 7, 8], c.key = x.c, c.levels = [1, 2], d.key = x.d, d.levels = [1, 2]"
                + " }, resolution = 3 }");

    assertThat(design.cells()).hasSize(32);
    assertThat(design.generators()).allMatch(generator -> generator.contains(" = "));
  }

  @Test
  void whatIsNoDesignIsRefusedInOneLine() {
    refused("design {}", "x.conf:1: design.factors names none; it must name some");
    refused(
        "design { factors { population.size = [2, 4] } }",
        "x.conf:1: design.factors.population has no key and levels; a key with a point in it");
    refused("design.factors { \"a.b\" = [1] }", "has 1 entry; it needs at least 2");
    refused("design.factors { \"a.b\" = [1, 1] }", "names 1 twice; each may stand once");
    refused("design.factors { \"a.b\" = [1, {}] }", "holds an object; it must hold texts");
    refused("design.factors { \"a..b\" = [1, 2] }", "is no key; it must be one such as");
    refused("design.factors { a.levels = [1, 2] }", "x.conf:1: design.factors.a.key is missing");
    refused("design.factors { a.key = a }", "x.conf:1: design.factors.a.levels is missing");
    refused(
        "design.factors { a { key = minds.crowd, levels = [1, 2] } }",
        "x.conf:1: design.factors.a.key varies minds.crowd, which all cells share; a factor can vary"
            + " any key but those under budget, design,");
    refused(
        "design.factors { \"a.b\" = [1, 2], \"a.b.c\" = [1, 2] }",
        "design.factors.a.b.c varies a.b.c, which a.b varies, too; one factor can vary a key");
    refused(
        "design { factors { \"a.b\" = [1, 2] }, resolution = 6 }",
        "x.conf:1: design.resolution is 6; it must be one of full, 3, 4, 5");
    refused(
        "design { factors { \"a.b\" = [1, 2] }, blocks = a.c }",
        "x.conf:1: design.blocks is a.c; it must be a.b");
    refused("design { factors { \"a.b\" = [1, 2] }, rounds = -1 }", "design.rounds is -1; it must");
  }

  @Test
  void tooManyCellsAreRefusedBeforeTheyAreMade() {
    StringBuilder factors = new StringBuilder();
    for (int i = 0; i < 13; i++) {
      factors.append("\"a.%02d\" = [1, 2]\n".formatted(i));
    }
    refused("design.factors {" + factors + "}", "make 8192 cells; there can be at most 4096");
    for (int i = 13; i < 17; i++) {
      factors.append("\"a.%02d\" = [1, 2]\n".formatted(i));
    }
    refused("design.factors {" + factors + "}", "come to 17 of two levels");
    StringBuilder threes = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      threes.append("\"a.%02d\" = [1, 2, 3]\n".formatted(i));
    }
    refused("design.factors {" + threes + "}", "make 59049 cells; there can be at most 4096");
  }

  @Test
  void aResponseThatIsNoColumnIsRefused() {
    Settings settings =
        Written.settings("design { factors { \"a.b\" = [1, 2] }, responses = [givn] }");
    Design design = Design.read(settings).orElseThrow();

    assertThatThrownBy(() -> design.requireColumns(settings, List.of("given", "earned")))
        .isInstanceOf(InputError.class)
        .hasMessage(
            "x.conf:1: design has givn in responses; it must name columns of measures.csv: given,"
                + " earned; did you mean given?");
  }

  @Test
  void anUnknownKeyIsRefused() {
    Settings settings = Written.settings("design { factors { \"a.b\" = [1, 2] }, blcks = a.b }");
    Design.read(settings).orElseThrow();

    assertThatThrownBy(settings::rejectUnknown)
        .isInstanceOf(InputError.class)
        .hasMessageContaining("unknown key design.blcks; did you mean blocks?");
  }

  private static void refused(String text, String message) {
    assertThatThrownBy(() -> Written.design(text))
        .isInstanceOf(InputError.class)
        .hasMessageContaining(message);
  }
}
