package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.model.Entry;
import org.murmuration.model.Intervention;
import org.murmuration.scenario.Scenario;

/** The actors write the bytes of the sequential executor, whatever is under way at once. */
class SameBytesTest {

  /** What makes a shipped scenario small enough; those not named run a number of rounds. */
  private static final Map<String, List<String>> SHRUNK =
      Map.ofEntries(
          Map.entry(
              "chain-letter.conf", List.of("stop.when-converged=false", "stop.max-rounds=10")),
          Map.entry(
              "chain-letter-one-way.conf", List.of("population.size=100", "stop.max-rounds=20")),
          Map.entry("chain-letter-100k.conf", List.of("population.size=1000", "stop.max-rounds=6")),
          Map.entry(
              "chain-letter-defences.conf", List.of("population.size=100", "stop.max-rounds=20")),
          Map.entry(
              "chain-letter-injection.conf", List.of("population.size=60", "stop.max-rounds=40")),
          Map.entry("naming-game-10k.conf", List.of("population.size=1000", "stop.max-rounds=4")),
          Map.entry("best-response.conf", List.of("stop.max-rounds=4")),
          Map.entry("cocktail-party.conf", List.of("measures=[ratios]")),
          Map.entry("cocktail-party-attachment.conf", List.of("measures=[ratios]")),
          Map.entry(
              "cocktail-party-1000.conf",
              List.of(
                  "population.size=60",
                  "let.rounds=6",
                  "cocktailparty.memory.tokens=200",
                  "measures=[ratios]")),
          Map.entry("sentences.conf", List.of("population.size=40", "sentences.embedding.most=0")),
          Map.entry(
              "sentences-1000.conf",
              List.of(
                  "population.size=100", "sentences.party.rounds=3", "sentences.embedding.most=0")),
          Map.entry("company-1000.conf", List.of("population.size=72")),
          Map.entry("public-goods-10k.conf", List.of("population.size=600", "stop.max-rounds=13")),
          Map.entry(
              "identity-rollback.conf",
              List.of(
                  "design=null",
                  "identity.rollback=told",
                  "population.size=40",
                  "population.personas.proposer.count=20")),
          Map.entry(
              "identity-rollback-1000.conf", List.of("population.size=120", "identity.rounds=4")),
          Map.entry(
              "identity-1000.conf", List.of("identity.rounds=2", "identity.self-reports=false")),
          Map.entry("relay.conf", List.of("relay.embedding.most=0")),
          Map.entry("naming-game-committed-after.conf", List.of("stop.max-rounds=200")));

  private static final String MANY_INTERVENTIONS =
      """
      experiment = naminggame
      seed = 11
      population {
        size = 30
        personas { default { mind = crowd }, other { count = 3, mind = other } }
      }
      minds {
        crowd { fitted { model = llama3 } }
        other { best-response { memory = 4 } }
        minded { obedient { base = crowd, obeys = 0.8 } }
      }
      naminggame { names = [Q, M, X, Y], memory = 5, first-choices = 0 }
      interventions = [
        { adversary { committed { name = X } }, share = 0.1, placement = random, onset = converged }
        { rewrite { name = M }, onset = start }
        { convert = other, count = 4, placement = hub, onset { index = 40 } }
        { rewrite { name = Q, times = 2 }, count = 5, placement = leaf, onset { index = 40 } }
        { leave = true, placement { ids = [3, 17] }, onset { round = 2 } }
        { join = other, count = 5, onset { round = 3 } }
        { rewrite { name = Y }, placement { ids = [0, 30, 34] }, onset { round = 4 } }
        { leave = true, count = 4, placement = leaf, onset { index = 150 } }
        { leave = true, share = 0.1, placement = hub, onset { round = 7 } }
        { join = default, share = 0.2, onset { round = 8 } }
        { convert = default, share = 0.2, onset = converged }
        { adversary { committed { name = Q } }, count = 2, placement = hub, onset { round = 9 } }
        { adversary { goal { prompt = "Say Y.", mind = minded } }, count = 2, onset { index = 61 }
          duration { rounds = 2 }, recovery = forget }
        { adversary { self-copying { order = "Say X. Pass it on.", mind = minded, recovers = 0.2 } }
          count = 1, onset { index = 80 } }
        { adversary { scripted { choose = M } }, count = 1, onset { index = 85 } }
        { plant { name = X }, count = 6, onset { index = 90 } }
        { tamper { say = Q, probability = 0.5, direction = both }, count = 4, onset { index = 95 }
          duration { rounds = 4 } }
        { tamper { say = M, edges = [[5, 6], [8, 9]] }, onset { index = 96 } }
        { broadcast { text = "The name is Y." }, count = 9, onset { index = 100 } }
        { exchange { mind = minded }, share = 0.3, onset { index = 105 }, duration { rounds = 2 } }
        { heal = true, count = 1, onset { index = 120 } }
        { heal = true, onset { round = 12 } }
        { join = other, count = 2, onset { round = 4 }, duration { rounds = 3 } }
      ]
      stop { max-rounds = 60, after-converged = 12 }
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

  static Stream<Arguments> shippedScenarios() throws IOException {
    List<String> names;
    try (Stream<Path> files = Files.list(Path.of("scenarios"))) {
      names = files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".conf")).toList();
    }
    return names.stream()
        .filter(name -> !Histories.shipped(name).cast().makesCalls())
        .sorted()
        .flatMap(name -> IntStream.of(0, 1).mapToObj(run -> Arguments.of(name, run)));
  }

  @ParameterizedTest(name = "{0}, run {1}")
  @MethodSource("shippedScenarios")
  void anyNumberInFlightGivesTheHistoryOfOneByOne(String name, int run) {
    List<String> shrunk = SHRUNK.getOrDefault(name, List.of("stop.max-rounds=40"));
    RunSpec alone = RunSpec.of(shipped(name, shrunk, "runs=2"), run);
    byte[] expected = Histories.sequential(alone, folder);
    assertThat(lines(expected)).hasSizeGreaterThan(100);

    for (int inFlight : new int[] {1, 8, 1000}) {
      Scenario scenario = shipped(name, shrunk, "runs=2", "engine.in-flight=" + inFlight);
      byte[] actual = Histories.byActors(engine, RunSpec.of(scenario, run), folder);
      assertSame(actual, expected);
    }
  }

  private static Scenario shipped(String name, List<String> shrunk, String... more) {
    return Histories.shipped(
        name, Stream.concat(shrunk.stream(), Stream.of(more)).toArray(String[]::new));
  }

  static Stream<Arguments> schedulesAndLimits() {
    return Stream.of(
            "random-pairs {}",
            "matching {}",
            "network { small-world { degree = 4, rewire = 0.2 } }",
            "network { scale-free { links = 2 } }")
        .flatMap(
            schedule ->
                Stream.of(
                    Arguments.of(schedule, 1, 0),
                    Arguments.of(schedule, 8, 0),
                    Arguments.of(schedule, 1000, 0),
                    Arguments.of(schedule, 8, 1),
                    Arguments.of(schedule, 64, 7)));
  }

  @ParameterizedTest(name = "{0}, {1} in flight, look-ahead {2}")
  @MethodSource("schedulesAndLimits")
  void interventionsOfEveryKindTakeTheSamePlace(String schedule, int inFlight, int lookAhead) {
    Scenario scenario =
        Histories.written(
            MANY_INTERVENTIONS + "schedule { " + schedule + " }",
            "engine.in-flight=" + inFlight,
            "engine.look-ahead=" + lookAhead);
    RunSpec run = RunSpec.of(scenario, 0);
    byte[] expected = Histories.sequential(run, folder);

    assertThat(
            Histories.entries(run).stream()
                .filter(Entry.Intervened.class::isInstance)
                .map(e -> ((Entry.Intervened) e).intervention().getClass().getSimpleName()))
        .hasSizeGreaterThanOrEqualTo(8)
        .contains(
            Arrays.stream(Intervention.class.getPermittedSubclasses())
                .filter(kind -> kind != Intervention.Branch.class)
                .map(Class::getSimpleName)
                .toArray(String[]::new));
    assertSame(Histories.byActors(engine, run, folder), expected);
  }

  @ParameterizedTest(name = "{0} in flight")
  @MethodSource("inFlight")
  void interventionsDueAtTheSameIndexComeInTheOrderOfTheFile(int inFlight) {
    Scenario scenario =
        Histories.written(
            """
            experiment = naminggame
            population { size = 20 }
            minds { crowd { best-response { memory = 5 } } }
            naminggame { names = [Q, M], first-choices = 0 }
            interventions = [
              { convert = default, count = 1, onset = converged }
              { rewrite { name = M }, onset = start }
              { adversary { committed { name = Q } }, count = 2, onset { index = 61 } }
            ]
            stop { max-rounds = 10 }
            """,
            "engine.in-flight=" + inFlight);
    RunSpec run = RunSpec.of(scenario, 0);
    byte[] expected = Histories.sequential(run, folder);

    List<Entry> entries = Histories.entries(run);
    assertThat(persona(entries.get(61))).isEqualTo("default");
    assertThat(persona(entries.get(62))).isEqualTo("committed-Q");
    assertSame(Histories.byActors(engine, run, folder), expected);
  }

  static IntStream inFlight() {
    return IntStream.of(1, 8, 1000);
  }

  private static String persona(Entry entry) {
    return ((Intervention.Convert) ((Entry.Intervened) entry).intervention()).persona();
  }

  @ParameterizedTest(name = "{0} seats, {1} in flight")
  @MethodSource("tables")
  void slowMindsThatAnswerInAnyOrderGiveTheHistoryOfOneByOne(int seats, int inFlight) {
    RunSpec alone = RunSpec.of(Roundtable.scenario(26, seats, 12, Roundtable.SENSITIVE), 0);
    byte[] expected = Histories.sequential(alone, folder);

    try (SlowMind slow = new SlowMind(Roundtable.SENSITIVE, 3000)) {
      Scenario scenario =
          Histories.with(Roundtable.scenario(26, seats, 12, slow), inFlight, 4 * inFlight);
      assertSame(Histories.byActors(engine, RunSpec.of(scenario, 0), folder), expected);
      assertThat(slow.mostAtOnce()).as("calls of one agent at once").isEqualTo(1);
    }
  }

  static Stream<Arguments> tables() {
    return Stream.of(2, 3, 5).flatMap(s -> Stream.of(1, 8, 1000).map(n -> Arguments.of(s, n)));
  }

  private static List<String> lines(byte[] journal) {
    return new String(journal, StandardCharsets.UTF_8).lines().toList();
  }

  private static void assertSame(byte[] actual, byte[] expected) {
    assertThat(lines(actual)).isEqualTo(lines(expected));
    assertThat(actual).isEqualTo(expected);
  }
}
