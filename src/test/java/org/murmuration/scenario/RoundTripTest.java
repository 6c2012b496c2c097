package org.murmuration.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A scenario means the same however often it is written out in full and read again. */
class RoundTripTest {

  private static final List<String> NAMES = List.of("Q", "M", "X", "Y", "two-words", "ä", "7");

  @Property(tries = 100)
  void readingWhatWasRenderedGivesTheSameScenario(@ForAll("scenarios") List<String> lines)
      throws IOException {
    Scenario scenario = read(String.join("\n", lines));

    Scenario again = read(ScenarioFile.render(scenario));
    Scenario fromManifest =
        ScenarioFile.parse(scenario.name(), "batch.json", scenario.resolved(), Path::of);

    assertThat(again.resolved()).isEqualTo(scenario.resolved());
    assertThat(ScenarioFile.render(again)).isEqualTo(ScenarioFile.render(scenario));
    assertThat(fromManifest.resolved()).isEqualTo(scenario.resolved());
    assertSame(again, scenario);
    assertSame(fromManifest, scenario);
  }

  @Property(tries = 50)
  void everyResolvedKeySetAgainChangesNothing(@ForAll("scenarios") List<String> lines)
      throws IOException {
    String text = String.join("\n", lines);
    Scenario scenario = read(text);
    List<String> overrides = new ArrayList<>();
    flatten("", scenario.resolved(), overrides);

    Scenario again = read(text, overrides);

    assertThat(again.resolved()).isEqualTo(scenario.resolved());
  }

  /** Equal in all parts that know equality. */
  static void assertSame(Scenario actual, Scenario expected) {
    assertThat(actual)
        .usingRecursiveComparison()
        .comparingOnlyFields(
            "name",
            "experiment",
            "title",
            "seed",
            "runs",
            "agents",
            "personas",
            "interventions",
            "stop",
            "engine",
            "measures")
        .isEqualTo(expected);
    assertThat(actual.cast().personas()).isEqualTo(expected.cast().personas());
    assertThat(actual.cast().minds().keySet()).isEqualTo(expected.cast().minds().keySet());
    assertThat(actual.files()).isEqualTo(expected.files());
  }

  @Provide
  Arbitrary<List<String>> scenarios() {
    List<Arbitrary<String>> parts =
        List.of(
            Arbitraries.just("experiment = naminggame"),
            key("seed", Arbitraries.longs().between(0, 1L << 53)),
            key("runs", Arbitraries.integers().between(1, 1000)),
            key(
                "title",
                Arbitraries.of("\"a: \\\"title\\\", # ä\"", "\"\"", "null", "plain words")),
            key("population.size", Arbitraries.integers().between(40, 60)),
            Arbitraries.of(
                "",
                "population.personas.default {}\npopulation.personas.a { mind = crowd, share = 0.25, identity = \"You, \\n 'a'\" }",
                "population.personas { default {}, a { mind = other, count = 3 }, b { mind = crowd, share = 0.1 } }",
                "population.personas { default { identity = x }, \"b c\" { count = 0 } }"),
            Arbitraries.of(
                "minds { crowd { fitted {} }, other { committed.name = Q } }",
                "minds { crowd { fitted = claude }, other { committed { name = M } } }",
                "minds { crowd { fitted { model = llama2, biases = none } }, other { fitted {} } }",
                "minds { crowd { best-response { memory = 2 } }, other { naming-game {} } }"),
            Arbitraries.of(
                "schedule = matching",
                "schedule { random-pairs {} }",
                "schedule { groups { size = 2 } }",
                "schedule { network = complete }",
                "schedule { network { small-world { degree = 6, rewire = 0.25 } } }",
                "schedule.network.random-regular.degree = 4",
                "schedule { network { erdos-renyi { mean-degree = 7.5 } } }"),
            pool(),
            key("naminggame.memory", Arbitraries.integers().between(2, 20)),
            key("naminggame.payoff.different", Arbitraries.integers().between(-1000, 1000)),
            key("naminggame.converged.success", Arbitraries.doubles().between(0.01, 1).ofScale(3)),
            key("naminggame.flip-share", Arbitraries.doubles().between(0.5, 1)),
            key("stop.max-rounds", Arbitraries.integers().between(1, 100_000)),
            key("stop.when-converged", Arbitraries.of("true", "false", "yes", "off")),
            key("engine.executor", Arbitraries.of("actors", "sequential")),
            key("engine.in-flight", Arbitraries.integers().between(1, 100_000)),
            Arbitraries.of("", "measures = [success-rate]", "measures = [consensus, name-share]"),
            interventions(),
            Arbitraries.of("", "let { x = 3, y { z = [1, 2] } }"));
    return Combinators.combine(parts).as(lines -> lines);
  }

  private static Arbitrary<String> key(String key, Arbitrary<?> value) {
    return value.map(v -> key + " = " + v).injectNull(0.3).map(line -> line == null ? "" : line);
  }

  private static Arbitrary<String> pool() {
    return Arbitraries.shuffle(NAMES)
        .map(names -> names.stream().filter(n -> !n.equals("Q") && !n.equals("M")).toList())
        .flatMap(
            others ->
                Arbitraries.integers()
                    .between(0, others.size())
                    .map(
                        n ->
                            "naminggame.names = [Q, M"
                                + others.subList(0, n).stream()
                                    .map(name -> ", \"" + name + "\"")
                                    .collect(Collectors.joining())
                                + "]"));
  }

  private static Arbitrary<String> interventions() {
    return Arbitraries.of(
            "{ adversary { committed { name = Q } }, count = 4 }",
            "{ adversary { fitted = llama2 }, share = 0.125, placement = hub, onset = converged }",
            "{ convert = default, count = 2, placement = leaf }",
            "{ convert = default, placement { ids = [3, 1, 17] }, onset { round = 10 } }",
            "{ rewrite { name = M } }",
            "{ rewrite { name = Q, times = 1 }, share = 0.5, onset { index = 4000 } }",
            "{ join = default, count = 5, onset { round = 2 } }",
            "{ leave = yes, count = 1, placement = random, onset = { round { value = 3 } } }",
            "{ adversary { goal { prompt = \"Say \\\"M\\\",\\n always.\", mind = other } }, count = 1 }",
            "{ adversary { self-copying { order = x, spreads = 0.25 } }, share = 0.02 }",
            "{ adversary { scripted { choose = M } }, count = 1, duration { rounds = 3 } }",
            "{ plant { name = Q, times = 2 }, count = 3, duration.rounds = 9, recovery = forget }",
            "{ tamper { say = M, probability = 0.3, direction = both }, count = 3 }",
            "{ tamper { say = Q, edges = [[1, 2], [2, 1]] }, onset { round = 4 } }",
            "{ exchange { mind = other }, placement { ids = [4] }, recovery = heal, duration.rounds = 1 }",
            "{ broadcast { text = \"It is time: {{x}}\" } }",
            "{ heal = true, onset { index = 77 } }")
        .list()
        .ofMaxSize(4)
        .map(all -> "interventions = [" + String.join(", ", all) + "]");
  }

  private static void flatten(String prefix, Map<?, ?> values, List<String> overrides) {
    values.forEach(
        (key, value) -> {
          String name = key.toString();
          String path = prefix + (name.matches("[\\w-]+") ? name : "\"" + name + "\"");
          if (value instanceof Map<?, ?> inner && !inner.isEmpty()) {
            flatten(path + ".", inner, overrides);
          } else {
            String text =
                ConfigValueFactory.fromAnyRef(value).render(ConfigRenderOptions.concise());
            overrides.add(path + "=" + text);
          }
        });
  }

  private static Scenario read(String text) throws IOException {
    return read(text, List.of());
  }

  private static Scenario read(String text, List<String> overrides) throws IOException {
    Path folder = Files.createTempDirectory("scenario");
    Path file = Files.writeString(folder.resolve("x.conf"), text);
    try {
      return ScenarioFile.read(file, overrides);
    } finally {
      Files.delete(file);
      Files.delete(folder);
    }
  }
}
