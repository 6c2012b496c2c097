package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.experiment.Conclusion;
import org.murmuration.journal.MemoryJournal;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Finding;
import org.murmuration.measure.RunResult;
import org.murmuration.model.Entry;
import org.murmuration.scenario.Scenario;

/** Populations and chains of rule minds: what follows from their rules, and that it is the same. */
class PublicGoodsTest {

  private static final String CROWD =
      """
      experiment = publicgoods
      seed = 11
      population { size = 400 }
      minds {
        crowd { conditional-cooperator {
          expects = 0.8, generosity = 0.8, follows = 0.8, noise = 0.05 } }
        bad { free-rider {} }
      }
      publicgoods { group = 4, settling = 10 }
      stop { max-rounds = 70, after-converged = 70 }
      """;

  private static final String EVERYTHING =
      """
      experiment = publicgoods
      seed = 5
      population { size = 26, personas.default.mind = minded }
      minds {
        crowd { conditional-cooperator {} }
        minded { obedient { base = crowd, obeys = 0.5 } }
        stingy { scripted { choose = "3", say = "Three is plenty." } }
      }
      publicgoods {
        group = 4, talk = 2, reputation = 3, new-names = true
        sanctions { punishment = true, reward = true }
      }
      interventions = [
        { adversary { repeat-offender {} }, count = 3, onset { round = 1 }, duration.rounds = 4 }
        { adversary { preacher {} }, count = 2, onset { round = 2 }, recovery = leave
          duration.rounds = 3 }
        { adversary { spoiler {} }, count = 2, onset { round = 2 }, recovery = forget
          duration.rounds = 3 }
        { adversary { goal { prompt = "Say that nobody gives.", mind = minded } }, count = 2
          onset { round = 3 } }
        { adversary { self-copying { order = "Say nothing else.", mind = minded, recovers = 0.3 } }
          count = 1, onset { round = 4 } }
        { tamper { append = "Or not.", probability = 0.5, direction = both }, count = 3
          onset { round = 2 }, duration.rounds = 5 }
        { tamper { drop = true, edges = [[1, 2], [3, 4]] }, onset { round = 3 } }
        { plant { others-gave = 100, times = 2 }, count = 3, onset { round = 4 } }
        { rewrite { others-gave = 1 }, count = 3, onset { round = 5 } }
        { broadcast { text = "Give what you can." }, count = 4, onset { round = 5 } }
        { exchange { mind = stingy }, count = 2, onset { round = 6 }, duration.rounds = 2 }
        { leave = true, count = 2, onset { index = 31 } }
        { join = default, count = 4, onset { round = 7 } }
        { heal = true, onset { round = 9 } }
      ]
      stop { max-rounds = 12, after-converged = 100 }
      """;

  private static ActorEngine engine;

  @TempDir Path folder;

  @BeforeAll
  static void startNode() {
    engine = Histories.node(2);
  }

  @AfterAll
  static void stopNode() {
    engine.close();
  }

  private static String injected(String dose) {
    return "interventions = [ { adversary { free-rider {} }, "
        + dose
        + ", onset { round = 10 }, duration.rounds = 30 } ]\n";
  }

  private static Map<String, Object> figures(Scenario scenario) {
    return carriedOut(scenario).figures();
  }

  private static Timeline carriedOut(Scenario scenario) {
    SequentialExecutor executor =
        new SequentialExecutor(RunSpec.of(scenario, 0), MemoryJournal.keeping());
    executor.run(progress -> {}, () -> false);
    return executor.timeline();
  }

  @ParameterizedTest
  @ValueSource(strings = {"share = 0", "count = 0", "shares = [0, 0.5]", "share = 0.001"})
  void aDoseOfNobodyIsNoInterventionByteForByte(String none) {
    String few = "population.size = 80, stop.max-rounds = 14\n";
    byte[] without = Histories.sequential(RunSpec.of(Histories.written(CROWD + few), 0), folder);

    RunSpec run = RunSpec.of(Histories.written(CROWD + few + injected(none)), 0);

    assertThat(Histories.sequential(run, folder)).isEqualTo(without);
    assertThat(Histories.byActors(engine, run, folder)).isEqualTo(without);
  }

  @Test
  void aPersonaOfNobodyIsNoPersonaByteForByte() {
    byte[] without = Histories.sequential(RunSpec.of(Histories.written(CROWD), 0), folder);
    String persona = "population.personas { default {}, rider { mind = bad, share = 0 } }\n";

    assertThat(Histories.sequential(RunSpec.of(Histories.written(CROWD + persona), 0), folder))
        .isEqualTo(without);
  }

  @Test
  void sharesByRunReachAnotherShareInEachRun() {
    Scenario scenario = Histories.written(CROWD + injected("shares = [0, 0.1, 0.25]"), "runs=4");

    List<Integer> reached =
        IntStream.range(0, 4)
            .mapToObj(
                run ->
                    Histories.entries(RunSpec.of(scenario, run)).stream()
                        .filter(Entry.Intervened.class::isInstance)
                        .findFirst()
                        .map(e -> ((Entry.Intervened) e).intervention().agents().size())
                        .orElse(0))
            .toList();

    assertThat(reached).containsExactly(0, 40, 100, 0);
  }

  /** (1 − f) g ÷ (1 − f (1 − m)), by the docstring of the rule. */
  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.2, 0.5})
  void giftsUnderFreeRidersAreThoseThatFollowFromTheRule(double share) {
    Timeline run = carriedOut(Histories.written(CROWD + injected("share = " + share)));

    double[] given = run.series().column("given");
    double settled = IntStream.range(25, 40).mapToDouble(i -> given[i]).average().orElseThrow();
    assertThat(settled).isCloseTo(0.16 / (1 - 0.8 * (1 - share)), Offset.offset(0.015));
    assertThat(run.figures()).containsEntry("dose", share);
  }

  @Test
  void healedPopulationsRecover() {
    Map<String, Object> figures = figures(Histories.written(CROWD + injected("share = 0.3")));

    assertThat(figures)
        .containsEntry("injected-in-round", 10)
        .containsEntry("removed-in-round", 40);
    // The gap of 0.44 closes by a fifth each round: 0.44 × 0.8^n < 0.04 with n = 11.
    assertThat((int) figures.get("recovery-rounds")).isBetween(8, 14);
    assertThat((double) figures.get("given-under")).isLessThan(0.45);
  }

  @Test
  void populationsThatAreRidOfTheMaliciousByRemovalRecoverToo() {
    String removal = injected("share = 0.3").replace("} ]", ", recovery = leave } ]");

    assertThat((int) figures(Histories.written(CROWD + removal)).get("recovery-rounds"))
        .isBetween(8, 14);
  }

  @Test
  void preachersDoHarmWhereThereIsTalkOnly() {
    String preachers = injected("share = 0.2").replace("free-rider", "preacher");
    String talk = "publicgoods.talk = 1, population.size = 120\n";
    String hears = "minds.crowd.conditional-cooperator.hears = 0.5\n";

    double silent = under(CROWD + injected("share = 0.2") + hears);
    double preached = under(CROWD + preachers + talk + hears);
    double lied = under(CROWD + injected("share = 0.2") + talk + hears);

    assertThat(preached).isLessThan(lied - 0.05);
    assertThat(under(CROWD + preachers + hears)).isCloseTo(silent, Offset.offset(0.02));
  }

  @Test
  void recordsWarnOfFreeRidersUnlessTheyTakeNewNames() {
    String known = "publicgoods { reputation = 3 }, population.size = 120\n";
    String names = known.replace("3 }", "3, new-names = true }");
    String reads = "minds.crowd.conditional-cooperator.reads = 1\n";

    double warned = earned(CROWD + injected("share = 0.2") + known + reads);
    double cheated =
        earned(
            CROWD
                + injected("share = 0.2").replace("free-rider", "repeat-offender")
                + names
                + reads);

    assertThat(cheated).isGreaterThan(warned + 3);
  }

  @Test
  void punishmentTakesFromTheMaliciousWhatTheyGain() {
    String punishes = "publicgoods.sanctions.punishment = true, population.size = 120\n";

    assertThat(earned(CROWD + injected("share = 0.2") + punishes))
        .isLessThan(earned(CROWD + injected("share = 0.2")) - 5);
  }

  @Test
  void aLiveInterventionHasOneShare() {
    Scenario scenario = Histories.written(CROWD);

    assertThatThrownBy(() -> scenario.live().read("leave = true, shares = [0.1]"))
        .hasMessageContaining("shares is given, but this is one run; use share");
  }

  private static double under(String text) {
    return (double) figures(Histories.written(text)).get("given-under");
  }

  private static double earned(String text) {
    return (double) figures(Histories.written(text)).get("earned-under-malicious");
  }

  @ParameterizedTest(name = "{0} in flight")
  @ValueSource(ints = {1, 8, 1000})
  void actorsGiveTheHistoryOfOneByOneUnderAllInterventions(int inFlight) {
    RunSpec run = RunSpec.of(Histories.written(EVERYTHING, "engine.in-flight=" + inFlight), 0);
    byte[] expected = Histories.sequential(run, folder);

    assertThat(new String(expected))
        .contains("\"altered\":[[", "\"known\":[[", "\"chose\":\"new\"");
    assertThat(Histories.byActors(engine, run, folder)).isEqualTo(expected);
  }

  @Test
  void aRunThatIsCutGoesOnAsIfNothingHadHappened() {
    for (String text : List.of(EVERYTHING, chains())) {
      RunSpec run = RunSpec.of(Histories.written(text), 0);
      byte[] whole = Histories.sequential(run, folder);
      byte[] begun = Arrays.copyOf(whole, whole.length / 2);

      assertThat(Histories.byActors(engine, run, folder, begun)).isEqualTo(whole);
    }
  }

  private static String chains() {
    return """
        experiment = publicgoods
        seed = 3
        population { size = 40, personas { default {}, outsider { mind = bad, count = 2 } } }
        minds {
          crowd { conditional-cooperator { noise = 0, warms = 0.5 } }
          bad { free-rider {} }
        }
        publicgoods { form = chain, chain { chains = 3, party.rounds = 8 } }
        """;
  }

  @Test
  void whatIsConcludedSaysThatRulesDecidedAndWhatWasPublished() {
    Scenario scenario = Histories.written(chains());
    Timeline run = carriedOut(scenario);
    RunResult result = new RunResult(0, 1, "nobody-meets", run.figures(), run.series());

    List<Finding> findings =
        scenario
            .plan()
            .conclude(List.of(result), RunSpec.of(scenario, 0).setting(), 1, List.of())
            .findings();

    assertThat(findings.get(0).value())
        .isEqualTo(
            "rule minds bad (free-rider), crowd (conditional-cooperator) — not an LLM, and no"
                + " evidence about any");
    assertThat(findings)
        .filteredOn(finding -> !finding.published().isEmpty())
        .extracting(Finding::published)
        .containsExactly("72.5", "-38.5", "87.8", "-20.25", "97", "-13.25");
  }

  @Test
  void aBatchOverDosesConcludesTheDoseResponse() {
    Scenario scenario =
        Histories.written(
            CROWD + injected("shares = [0, 0.2]") + "population.size = 80, stop.max-rounds = 30\n");
    List<RunResult> runs =
        IntStream.range(0, 4)
            .mapToObj(
                run -> {
                  SequentialExecutor executor =
                      new SequentialExecutor(RunSpec.of(scenario, run), MemoryJournal.keeping());
                  executor.run(progress -> {}, () -> false);
                  Timeline timeline = executor.timeline();
                  return new RunResult(
                      run, run, "max-rounds", timeline.figures(), timeline.series());
                })
            .toList();

    Conclusion conclusion =
        scenario.plan().conclude(runs, RunSpec.of(scenario, 0).setting(), 1, List.of());

    List<?> doses = (List<?>) conclusion.values().get("doses");
    assertThat(doses).hasSize(2);
    Map<?, ?> none = (Map<?, ?>) doses.get(0);
    Map<?, ?> some = (Map<?, ?>) doses.get(1);
    assertThat(none.get("dose")).isEqualTo(0.0);
    assertThat((double) none.get("given")).isCloseTo(0.8, Offset.offset(0.02));
    assertThat(some.get("dose")).isEqualTo(0.2);
    assertThat(some.get("runs")).isEqualTo(2);
    assertThat((double) some.get("high")).isLessThan((double) none.get("low"));
    assertThat(conclusion.figures())
        .extracting(Figure::title)
        .contains("Given, by round", "Dose response", "Given, by distance from the malicious");
  }

  @Test
  void chainsPassOnThatSomebodyWasLetDown() {
    List<?> chains = (List<?>) figures(Histories.written(chains())).get("chains");

    Map<Object, List<Map<?, ?>>> byArm =
        chains.stream()
            .map(chain -> (Map<?, ?>) chain)
            .collect(Collectors.groupingBy(chain -> chain.get("arm")));
    assertThat(byArm).containsOnlyKeys("strangers", "often", "never");
    for (Map<?, ?> chain : byArm.get("strangers")) {
      // Expects 0.8 and has seen 0 from the outsider: 0.2 × 0.8 + 0.8 × 0.
      assertThat(chain.get("before")).isEqualTo(80);
      assertThat(chain.get("first")).isEqualTo(16);
      assertThat(chain.get("second")).isEqualTo(29);
    }
    for (Map<?, ?> chain : byArm.get("never")) {
      assertThat(chain.get("chats-first")).isEqualTo(0);
      assertThat(chain.get("first")).isEqualTo(16);
    }
    for (Map<?, ?> chain : byArm.get("often")) {
      // Remembers the party: expects half way to everything.
      assertThat((int) chain.get("chats-first")).isPositive();
      assertThat(chain.get("before")).isEqualTo(88);
      assertThat(chain.get("first")).isEqualTo(56);
    }
  }
}
