package org.murmuration.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.murmuration.design.Effects.Interaction;
import org.murmuration.design.Effects.Main;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Finding;
import org.murmuration.measure.Interval;
import org.murmuration.measure.RunResult;
import org.murmuration.measure.Series;

/** Known effects are recovered from made responses. */
class EffectsTest {

  private static final Design DESIGN =
      Written.design(
          """
          design {
            factors {
              a { key = x.a, levels = [0, 1] }, b { key = x.b, levels = [0, 1] }
              c { key = x.c, levels = [0, 1, 2, 3] }, d { key = x.d, levels = [0, 1] }
              e { key = x.e, levels = [0, 1, 2] }
              block { key = x.block, levels = [0, 1, 2] }
            }
            resolution = 3
            blocks = block
            responses = [y]
          }
          """);

  private static final Map<String, double[]> KNOWN =
      Map.of(
          "a", new double[] {0, 2},
          "b", new double[] {0, -1},
          "c", new double[] {0, 0.5, 1, 4},
          "d", new double[] {0, 0},
          "e", new double[] {0, 3, -3},
          "block", new double[] {0, 100, -50});

  @Test
  void withoutNoiseEffectsAreExact() {
    Effects effects = Effects.of(DESIGN, observations(2, EffectsTest::expected));

    assertThat(DESIGN.fraction().omitted()).isPositive();
    for (Main main : effects.mains()) {
      double[] known = KNOWN.get(main.factor());
      double mean = Arrays.stream(known).average().orElseThrow();
      double level = known[Integer.parseInt(main.level())];
      assertThat(main.effect().value()).isCloseTo(level - mean, within(1e-9));
      assertThat(main.contrast().value()).isCloseTo(level, within(1e-9));
      assertThat(main.isFirst()).isEqualTo(main.level().equals("0"));
    }
    assertThat(effects.mains()).hasSize(2 + 2 + 4 + 2 + 3);
  }

  @Test
  void intervalsHoldKnownEffectsAsOftenAsTheySay() {
    Random noise = new Random(5);
    int held = 0;
    int all = 0;
    for (int batch = 0; batch < 200; batch++) {
      List<Observation> observations =
          observations(2, cell -> expected(cell) + 3 * noise.nextGaussian());
      for (Main main : Effects.of(DESIGN, observations).mains()) {
        if (!main.isFirst()) {
          double known = KNOWN.get(main.factor())[Integer.parseInt(main.level())];
          all++;
          held += holds(main.contrast(), known) ? 1 : 0;
        }
      }
    }
    // 95 % of 1,600 contrasts, some of which share a level; four standard errors of 0.0054 or so.
    assertThat((double) held / all).isBetween(0.92, 0.975);
  }

  @Property(tries = 50)
  void whatAllCellsOfABlockShareChangesNoEffect(
      @ForAll @Size(6) List<@DoubleRange(min = -1000, max = 1000) Double> shifts) {
    List<Observation> shifted = new ArrayList<>();
    for (Observation one : observations(2, EffectsTest::expected)) {
      int stratum = one.replicate() * 3 + DESIGN.cells().get(one.cell()).block();
      shifted.add(
          new Observation(
              one.cell(), one.replicate(), Map.of("y", one.value("y") + shifts.get(stratum))));
    }
    List<Main> mains = Effects.of(DESIGN, shifted).mains();

    assertThat(mains)
        .allSatisfy(
            main ->
                assertThat(main.contrast().value())
                    .isCloseTo(
                        KNOWN.get(main.factor())[Integer.parseInt(main.level())], within(1e-9)));
  }

  @Test
  void aBlockWithAGapIsLeftOut() {
    List<Observation> observations = new ArrayList<>(observations(2, EffectsTest::expected));
    observations.remove(7);

    Effects effects = Effects.of(DESIGN, observations);

    assertThat(effects.coverages())
        .containsExactly(new Effects.Coverage("y", 5, 6, List.of(), true));
    assertThat(contrast(effects, "a", "1").contrast().value()).isCloseTo(2, within(1e-9));
  }

  @Test
  void aLevelThatNeverHasAValueIsLeftOutIfTheRestIsInBalance() {
    List<Observation> observations =
        observations(2, cell -> level(cell, "e") == 1 ? Double.NaN : expected(cell));

    Effects effects = Effects.of(DESIGN, observations);

    assertThat(effects.coverages())
        .containsExactly(new Effects.Coverage("y", 6, 6, List.of("e 1"), true));
    assertThat(contrast(effects, "e", "2").contrast().value()).isCloseTo(-3, within(1e-9));
    assertThat(contrast(effects, "c", "3").contrast().value()).isCloseTo(4, within(1e-9));
  }

  @Test
  void whatIsLeftOutOfBalanceHasNoEffects() {
    Design three =
        Written.design(
            "design { factors { a.key = x.a, a.levels = [0, 1], b.key = x.b, b.levels = [0, 1],"
                + " c.key = x.c, c.levels = [0, 1] }, resolution = 3, responses = [y] }");
    List<Observation> observations = new ArrayList<>();
    for (Cell cell : three.cells()) {
      double y = level(cell, "a") == 1 ? Double.NaN : cell.number();
      observations.add(new Observation(cell.number(), 0, Map.of("y", y)));
    }

    Effects effects = Effects.of(three, observations);

    assertThat(effects.mains()).isEmpty();
    assertThat(effects.coverages())
        .containsExactly(new Effects.Coverage("y", 1, 1, List.of("a 1"), false));
  }

  @Test
  void withoutNoiseInteractionsAreExact() {
    Design five =
        Written.design(
            """
            design {
              factors {
                a { key = x.a, levels = [0, 1] }, b { key = x.b, levels = [0, 1] }
                c { key = x.c, levels = [0, 1] }, d { key = x.d, levels = [0, 1] }
                e { key = x.e, levels = [0, 1] }, f { key = x.f, levels = [0, 1, 2] }
                block { key = x.block, levels = [0, 1] }
              }
              resolution = 5
              blocks = block
              responses = [y]
            }
            """);
    ToDoubleFunction<Cell> response =
        cell ->
            4 * level(cell, "a")
                - level(cell, "c")
                + 1.5 * level(cell, "a") * level(cell, "b")
                - 2 * level(cell, "c") * level(cell, "f")
                + 100 * level(cell, "block") * level(cell, "e");

    Effects effects = Effects.of(five, observations(five, 1, response));

    assertThat(five.fraction().omitted()).isEqualTo(1);
    assertThat(effects.interactions()).hasSize(10 + 5 * 2);
    for (Interaction one : effects.interactions()) {
      double known =
          switch (one.factor() + one.other()) {
            case "ab" -> 1.5;
            case "cf" -> -2.0 * Integer.parseInt(one.otherLevel());
            default -> 0;
          };
      assertThat(one.value().value()).isCloseTo(known, within(1e-9));
    }
  }

  @Property(tries = 30)
  void interactionsAreToldThatAreNotAliased(
      @ForAll @IntRange(min = 2, max = 7) int factors,
      @ForAll @IntRange(min = 0, max = 2) int ofFour,
      @ForAll @IntRange(min = 3, max = 5) int resolution) {
    StringBuilder block = new StringBuilder("design { responses = [y], factors {");
    for (int f = 0; f < factors; f++) {
      String levels = f < ofFour ? "[0, 1, 2, 3]" : "[0, 1]";
      block.append("\nf%d { key = x.f%d, levels = %s }".formatted(f, f, levels));
    }
    Design design = Written.design(block + " }, resolution = " + resolution + " }");

    Set<String> aliased = new TreeSet<>();
    design.aliases().forEach(aliased::addAll);
    Set<String> told = new TreeSet<>();
    Effects.of(design, observations(design, 1, cell -> cell.number()))
        .interactions()
        .forEach(one -> told.add(one.factor() + " × " + one.other()));

    Set<String> clear = new TreeSet<>();
    for (int a = 0; a < factors; a++) {
      for (int b = a + 1; b < factors; b++) {
        clear.add("f%d × f%d".formatted(a, b));
      }
    }
    clear.removeAll(aliased);
    assertThat(told).isEqualTo(clear);
  }

  @Test
  void intervalsHoldKnownInteractionsAsOftenAsTheySay() {
    Random noise = new Random(6);
    int held = 0;
    int all = 0;
    for (int batch = 0; batch < 200; batch++) {
      List<Observation> observations =
          observations(
              2, cell -> 2 * level(cell, "a") * level(cell, "e") + 3 * noise.nextGaussian());
      for (Interaction one : Effects.of(DESIGN, observations).interactions()) {
        boolean known = one.factor().equals("a") && one.other().equals("e");
        double value = known ? 2.0 * Integer.parseInt(one.otherLevel()) : 0;
        all++;
        held += holds(one.value(), value) ? 1 : 0;
      }
    }
    assertThat(all).isGreaterThan(1_000);
    // 95 %, some of which share levels; about four standard errors.
    assertThat((double) held / all).isBetween(0.92, 0.975);
  }

  @Test
  void oneBlockAndReplicateHasNoInterval() {
    Design small =
        Written.design(
            "design { factors { \"x.a\" = [low, high], \"x.b\" = [low, high] }, responses = [y] }");
    List<Observation> observations =
        List.of(
            new Observation(0, 0, Map.of("y", 1.0)),
            new Observation(1, 0, Map.of("y", 2.0)),
            new Observation(2, 0, Map.of("y", 5.0)),
            new Observation(3, 0, Map.of("y", 6.0)));

    Main a = contrast(Effects.of(small, observations), "x.a", "high");

    assertThat(a.contrast().value()).isEqualTo(4);
    assertThat(a.contrast().low()).isNaN();
  }

  @Test
  void aResponseIsTakenOverTheLastRoundsWithAValue() {
    Design two =
        Written.design("design { factors { \"x.a\" = [low, high] }, responses = [y], rounds = 2 }");
    RunResult run = run(1, 5, new double[] {9, Double.NaN, 1, 3, Double.NaN});

    Observation one = Observation.of(two, run);

    assertThat(one.cell()).isEqualTo(1);
    assertThat(one.value("y")).isEqualTo(2);
  }

  @Test
  void theConclusionSaysWhatTheDesignFound() {
    Design two = Written.design("design { factors { \"x.a\" = [low, \"very, high\"] } }");
    List<RunResult> runs =
        List.of(run(0, 5, 1), run(1, 5, 2), run(2, 6, 2), run(3, 6, 4), run(4, 7, 9));
    DesignConclusion conclusion = new DesignConclusion(two, runs);

    // The differences of two pairs are 1 and 2; t(0.975, 1) = 12.706, standard error 0.5.
    assertThat(conclusion.findings())
        .containsExactly(
            new Finding("Design", "2 cells, all combinations, of x.a (2)"),
            new Finding(
                "y: x.a very, high, against low",
                "+1.500 [-4.853, +7.853] (2 of 3 blocks and replicates, the others not having a value"
                    + " in each cell)"));
    assertThat(conclusion.csv())
        .startsWith("run,cell,replicate,seed,ended,x.a,y\n0,0,0,5,max-rounds,low,1.0\n")
        .contains("3,1,1,6,max-rounds,\"very, high\",4.0\n");
    assertThat(conclusion.figures())
        .extracting(Figure::title)
        .containsExactly("Main effects on y", "Main effects", "Cells");
    assertThat(conclusion.values())
        .containsEntry("resolution", "full")
        .containsKeys("cells", "effects", "coverage", "aliases", "generators");
  }

  @Test
  void aResponseWithoutAValueLeavesItsPlaceInTheTableEmpty() {
    Design two = Written.design("design { factors { \"x.a\" = [low, high] }, responses = [z, y] }");

    DesignConclusion conclusion = new DesignConclusion(two, List.of(run(0, 5, 1), run(1, 5, 2)));

    assertThat(conclusion.csv())
        .isEqualTo(
            """
            run,cell,replicate,seed,ended,x.a,z,y
            0,0,0,5,max-rounds,low,,1.0
            1,1,0,5,max-rounds,high,,2.0
            """);
    assertThat(conclusion.findings())
        .contains(
            new Finding("z", "no effects (no run has a value)"),
            new Finding(
                "y: x.a high, against low", "+1.000 (one block and replicate: no interval)"));
  }

  private static RunResult run(int run, long seed, double... values) {
    List<double[]> rows = new ArrayList<>();
    for (double value : values) {
      rows.add(new double[] {rows.size() + 1.0, value});
    }
    return new RunResult(
        run, seed, "max-rounds", Map.of(), new Series(List.of("round", "y"), rows));
  }

  private static boolean holds(Interval interval, double value) {
    return interval.low() <= value && value <= interval.high();
  }

  private static Main contrast(Effects effects, String factor, String level) {
    return effects.mains().stream()
        .filter(main -> main.factor().equals(factor) && main.level().equals(level))
        .findFirst()
        .orElseThrow();
  }

  private static List<Observation> observations(int replicates, ToDoubleFunction<Cell> response) {
    return observations(DESIGN, replicates, response);
  }

  private static List<Observation> observations(
      Design design, int replicates, ToDoubleFunction<Cell> response) {
    List<Observation> observations = new ArrayList<>();
    for (int replicate = 0; replicate < replicates; replicate++) {
      for (Cell cell : design.cells()) {
        observations.add(
            new Observation(cell.number(), replicate, Map.of("y", response.applyAsDouble(cell))));
      }
    }
    return observations;
  }

  private static double expected(Cell cell) {
    return KNOWN.keySet().stream()
        .sorted()
        .mapToDouble(factor -> KNOWN.get(factor)[level(cell, factor)])
        .sum();
  }

  private static int level(Cell cell, String factor) {
    return Integer.parseInt(cell.levels().get(factor));
  }
}
