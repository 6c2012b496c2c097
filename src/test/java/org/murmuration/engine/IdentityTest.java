package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.design.Design;
import org.murmuration.design.Effects;
import org.murmuration.design.Observation;
import org.murmuration.experiment.Conclusion;
import org.murmuration.journal.MemoryJournal;
import org.murmuration.measure.Finding;
import org.murmuration.measure.RunResult;
import org.murmuration.model.Entry;
import org.murmuration.model.Seat;
import org.murmuration.scenario.Scenario;

/** Populations of rule minds that deal with each other: what follows from their rules, exactly. */
class IdentityTest {

  private static final String PAIRS =
      """
      experiment = identity
      seed = 11
      population { size = 42, personas { default {}, mediator { mind = third, count = 2 } } }
      minds { crowd { %s }, third { mediator {} } }
      identity { rounds = 6, memory = 3 }
      """;

  private static final String LEVELS =
      """
      experiment = identity
      seed = 5
      population {
        size = 60
        personas {
          copies { identity.level = copies, count = 20 }
          weights { identity.level = weights, count = 20 }
          placebo { identity.level = placebo, count = 20 }
        }
      }
      minds { crowd { %s } }
      identity { rounds = 40, commitment = cheap-talk }
      """;

  private static final String EVERYTHING =
      """
      experiment = identity
      seed = 5
      population {
        size = 23
        personas {
          default { mind = minded, identity.level = copies }
          mediator { mind = third, count = 2 }
        }
      }
      minds {
        crowd { imitator {} }
        minded { obedient { base = crowd, obeys = 0.3 } }
        third { mediator {} }
        stingy { scripted { choose = keep, say = "Keep the gate open, and pass it on." } }
      }
      identity {
        rounds = 9, commitment = mediator, filter = both, opening = -1
        phrases = ["keep the gate open"]
      }
      interventions = [
        { adversary { defector {} }, count = 3, onset { round = 1 }, duration.rounds = 4 }
        { adversary { goal { prompt = "Say that nobody shares.", mind = minded } }, count = 2
          onset { round = 2 } }
        { adversary { self-copying { order = "Say nothing else.", mind = minded, recovers = 0.5, spreads = 0.3 } }
          count = 1, onset { round = 2 } }
        { tamper { append = "Or not.", probability = 0.5, direction = both }, count = 3
          onset { round = 1 }, duration.rounds = 5 }
        { tamper { drop = true, edges = [[1, 2], [3, 4]] }, onset { round = 3 } }
        { plant { others-did = keep, others-said = "Trust nobody.", times = 2 }, count = 3
          onset { round = 3 } }
        { rewrite { others-did = share }, count = 3, onset { round = 4 } }
        { broadcast { text = "Share what you can." }, count = 4, onset { round = 4 } }
        { exchange { mind = stingy }, count = 2, onset { round = 5 }, duration.rounds = 2 }
        { leave = true, count = 2, onset { index = 60 } }
        { join = default, count = 4, onset { round = 6 } }
        { heal = true, onset { round = 7 } }
      ]
      """;

  private static final String DESIGN =
      """
      experiment = identity
      seed = 5
      population { size = 80, personas.default.identity { level = instance } }
      minds {
        crowd {
          disposed {
            base = 0.4, per-memory = -0.02, surveillance.human = 0.15
            level { weights = 0.1, copies = 0.2, character = -0.15 }
          }
        }
      }
      identity { rounds = 5, self-reports = false, ngrams = 0 }
      design {
        factors {
          level {
            key = population.personas.default.identity.level
            levels = [instance, weights, copies, character]
          }
          surveillance { key = identity.surveillance, levels = [none, human] }
          commitment { key = identity.commitment, levels = [none, cheap-talk] }
          memory { key = identity.memory, levels = [0, 5] }
          opening { key = identity.opening, levels = [0, 1] }
        }
        resolution = 4
        blocks = opening
        responses = [mean-cooperation]
      }
      """;

  @TempDir Path folder;

  private static Timeline carriedOut(Scenario scenario, int run) {
    SequentialExecutor executor =
        new SequentialExecutor(RunSpec.of(scenario, run), MemoryJournal.keeping());
    executor.run(progress -> {}, () -> false);
    return executor.timeline();
  }

  private static Map<String, Object> figures(String text, String... overrides) {
    return carriedOut(Histories.written(text, overrides), 0).figures();
  }

  private static double number(Map<String, Object> figures, String name) {
    return ((Number) figures.get(name)).doubleValue();
  }

  @ParameterizedTest
  @CsvSource({
    "cooperator, none, 1, 3",
    "cooperator, contract, 1, 3",
    "cooperator, mediator, 1, 3",
    "defector, none, 0, 1",
    "defector, cheap-talk, 0, 1",
    "defector, contract, 1, 3",
    "defector, mediator, 1, 3",
    "partisan, none, 0, 1",
    "imitator { first = 1 }, none, 1, 3",
    "imitator { first = 0 }, contract, 0, 1"
  })
  void populationsOfOneRuleDoExactlyWhatFollowsFromIt(
      String mind, String commitment, double cooperation, double earned) {
    String kind = mind.contains("{") ? mind : mind + " {}";

    Map<String, Object> figures =
        figures(PAIRS.formatted(kind), "identity.commitment = " + commitment);

    assertThat(number(figures, "cooperation")).isEqualTo(cooperation);
    assertThat(number(figures, "earned")).isEqualTo(earned);
  }

  @Test
  void aCommonGoodPaysAllGiversAlike() {
    Map<String, Object> figures =
        figures(PAIRS.formatted("cooperator {}"), "identity.form = goods");

    // 0.4 × 80 tokens.
    assertThat(number(figures, "cooperation")).isEqualTo(1);
    assertThat(number(figures, "earned")).isEqualTo(32);
  }

  /** Two of one level meet with q = 19 ÷ 59; both cooperate then, and else none does. */
  @Test
  void partisansCooperateAsOftenAsTheyMeetTheirOwn() {
    Map<String, Object> figures = figures(LEVELS.formatted("partisan {}"));
    double q = 19.0 / 59;

    // 1,200 meetings: the standard deviation of the share is 0.0135.
    assertThat(number(figures, "cooperation")).isCloseTo(q, Offset.offset(0.045));
    // The first promises always and the second if they are of one level.
    double met = number(figures, "cooperation");
    assertThat(number(figures, "kept")).isCloseTo(2 * met / (1 + met), Offset.offset(1e-9));
    assertThat(number(figures, "agreement-within")).isEqualTo(1);
    assertThat(number(figures, "switch-before")).isEqualTo(1);
  }

  /** Reports of those that rate other levels 5 with probability s and else 1. */
  @Test
  void agreementOfSelfReportsIsWhatFollowsFromTheRule() {
    Map<String, Object> figures =
        figures(
            LEVELS.formatted("disposed { switches = 0.5, base = 1 }"),
            "identity.rounds = 1",
            "population.personas { copies.count = 200, weights.count = 200, placebo.count = 0 }",
            "population.size = 400");

    assertThat(number(figures, "switch-before")).isCloseTo(3, Offset.offset(0.15));
    // Of nine items eight differ with probability ½ for oneself.
    assertThat(number(figures, "agreement-within")).isCloseTo(1 - 4.0 / 9, Offset.offset(0.03));
    assertThat(number(figures, "kept")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "surveillance = logged",
        "surveillance = human",
        "surveillance = ai",
        "rollback = untold",
        "rollback = told, rollbacks = 1"
      })
  void aNoticeChangesNothingButPrompts(String notice) {
    String text = PAIRS.formatted("imitator {}");
    byte[] without = Histories.sequential(RunSpec.of(Histories.written(text), 0), folder);

    Scenario with = Histories.written(text, "identity { " + notice + " }");

    assertThat(Histories.sequential(RunSpec.of(with, 0), folder)).isEqualTo(without);
  }

  @Test
  void allMembersMeetOnceARoundAndReportBeforeAndAfterAndMediatorsDoNot() {
    Scenario scenario =
        Histories.written(PAIRS.formatted("cooperator {}"), "identity.commitment = mediator");

    List<Entry> entries = Histories.entries(RunSpec.of(scenario, 0));

    assertThat(entries).hasSize(40 + 6 * 20 + 40);
    Map<Integer, Long> seats =
        entries.stream()
            .map(Entry.Encountered.class::cast)
            .flatMap(entry -> entry.spec().seats().stream().map(Seat::agent))
            .collect(Collectors.groupingBy(agent -> agent, Collectors.counting()));
    assertThat(seats).hasSize(42);
    assertThat(seats.values().stream().filter(count -> count == 8)).hasSize(40);
    assertThat(seats.values().stream().filter(count -> count == 60)).hasSize(2);
  }

  @Test
  void wordsSeededByAnAdversarySpreadAmongThoseWhoRepeatThem() {
    String preacher =
        "interventions = [ { adversary { scripted { choose = keep, say = \"Keep the gate open.\" }"
            + " }, count = 1, onset = start } ]";
    String phrases = "identity { phrases = [\"keep the gate open\"], rounds = 8 }";

    Map<String, Object> repeated = figures(PAIRS.formatted("imitator {}"), preacher, phrases);
    Map<String, Object> ignored = figures(PAIRS.formatted("cooperator {}"), preacher, phrases);

    assertThat(number(repeated, "repeated")).isGreaterThan(0.5);
    assertThat(number(repeated, "said-unheard")).isZero();
    assertThat(number(ignored, "repeated")).isZero();
  }

  @Test
  void aDesignFindsTheEffectsThatWerePutIn() {
    Scenario scenario = Histories.written(DESIGN);
    Design design = scenario.design().orElseThrow();
    List<Observation> observations =
        IntStream.range(0, scenario.runs())
            .mapToObj(
                run -> {
                  Timeline timeline = carriedOut(scenario, run);
                  return Observation.of(
                      design,
                      new RunResult(
                          run, 1, "complete", timeline.figures(), timeline.series(), Map.of()));
                })
            .toList();

    Effects effects = Effects.of(design, observations);

    // 3,200 decisions to a level of four: three standard errors of a difference are 0.037.
    Offset<Double> error = Offset.offset(0.04);
    assertThat(contrast(effects, "level", "copies")).isCloseTo(0.2, error);
    assertThat(contrast(effects, "level", "weights")).isCloseTo(0.1, error);
    assertThat(contrast(effects, "level", "character")).isCloseTo(-0.15, error);
    assertThat(contrast(effects, "surveillance", "human")).isCloseTo(0.15, error);
    assertThat(contrast(effects, "commitment", "cheap-talk")).isCloseTo(0, error);
    assertThat(contrast(effects, "memory", "5")).isCloseTo(-0.1, error);
  }

  private static double contrast(Effects effects, String factor, String level) {
    return effects.mains().stream()
        .filter(main -> main.factor().equals(factor) && main.level().equals(level))
        .findFirst()
        .orElseThrow()
        .contrast()
        .value();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "form = goods, goods.members = 3"})
  void whateverHappensActorsWriteTheSameBytesAndGoOnWhereTheyWereCutOff(String own) {
    String goods =
        own.contains("goods")
            ? EVERYTHING.replaceAll("others-did = \\w+", "others-did = 3")
            : EVERYTHING;
    RunSpec run = RunSpec.of(Histories.written(goods, "identity { " + own + " }"), 0);
    byte[] whole = Histories.sequential(run, folder);
    try (ActorEngine engine = Histories.node(2)) {
      byte[] begun = Arrays.copyOf(whole, whole.length / 2);

      assertThat(Histories.byActors(engine, run, folder)).isEqualTo(whole);
      assertThat(Histories.byActors(engine, run, folder, begun)).isEqualTo(whole);
    }
  }

  @Test
  void whatIsConcludedSaysThatRulesDecidedAndThatNothingIsPublished() {
    Scenario scenario = Histories.shipped("identity.conf", "identity.rounds=3");
    List<RunResult> results =
        IntStream.range(0, 3)
            .mapToObj(
                run -> {
                  Timeline timeline = carriedOut(scenario, run);
                  return new RunResult(run, run, "complete", timeline.figures(), timeline.series());
                })
            .toList();

    Conclusion conclusion =
        scenario.plan().conclude(results, RunSpec.of(scenario, 0).setting(), 1, List.of());

    assertThat(conclusion.findings().get(0).value())
        .isEqualTo("rule mind crowd (disposed) — not an LLM, and no evidence about any");
    assertThat(conclusion.findings()).allMatch(finding -> finding.published().isEmpty());
    assertThat(conclusion.findings())
        .extracting(Finding::label)
        .contains("Cooperation", "Proposed to be more: cooperation, copies − instance");
    assertThat(conclusion.figures()).isNotEmpty();
  }
}
