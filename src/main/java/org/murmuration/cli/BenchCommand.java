package org.murmuration.cli;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.murmuration.cli.bench.Bench;
import org.murmuration.cli.bench.Choice;
import org.murmuration.journal.postgres.Database;
import org.murmuration.journal.postgres.DatabaseSettings;
import org.murmuration.settings.InputError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code murmuration bench}: measures the engine against a plain loop and against bare Akka. */
@Command(
    name = "bench",
    description = "Measures how fast the engine is on this machine, and how much memory it takes.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "All contestants play the naming game of ten names with random pairs and a memory of five, with",
      "the same mind, in turns. The processor should have nothing else to do.",
      "",
      "Examples:",
      "  murmuration bench",
      "  murmuration bench --only plain-loop,sequential --mind fitted --json speed.json",
      "  murmuration bench --calls",
      "  murmuration bench --nodes 1,2,3 --agents 10000",
      "  MURMURATION_JAVA_OPTIONS=-Xmx4g murmuration bench --resident"
    })
final class BenchCommand implements Callable<Integer> {

  private static final List<Integer> RESIDENT = List.of(10_000, 100_000, 1_000_000);
  private static final int CALLS_AT_ONCE = 500;
  private static final int MOST_NODES = 16;

  /** The usual one, and one that a response of a minute does not use up. */
  private static final List<Integer> LOOK_AHEADS = List.of(0, 5_000);

  /** Until the mix of quick and slow calls under way no longer changes. */
  private static final Duration BUSY_AFTER = Duration.ofSeconds(8);

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description =
          "Seconds for each measurement, over five repetitions (default: 4; with --calls: 25).")
  private Double seconds;

  @Option(
      names = "--agents",
      paramLabel = "N",
      description = "Size of the population (default: 1000; with --calls: 5000).")
  private Integer agents;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description =
          "Only these: plain-loop, bare-akka, engine-actors, engine-actors-64, sequential-journal,"
              + " sequential.")
  private List<String> only = Bench.CONTESTANTS;

  @Option(
      names = "--mind",
      paramLabel = "MIND",
      split = ",",
      description =
          "What decides: committed (next to nothing to decide), fitted (a model of Llama 3), uniform"
              + " (a policy that misses its cache). Without it: committed, fitted.")
  private List<Choice> minds = List.of(Choice.COMMITTED, Choice.FITTED);

  @Option(
      names = "--resident",
      description =
          "Measure memory and creation of 10,000, 100,000 and 1,000,000 resident agents instead.")
  private boolean resident;

  @Option(
      names = "--calls",
      description =
          "Measure LLM minds instead: how busy 500 calls at once are kept by a model that takes its"
              + " time, and how many encounters a second there are with one that takes none.")
  private boolean calls;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      split = ",",
      description = "Measure so many processes of this machine together instead, as in 1,2,3.")
  private List<Integer> nodes = List.of();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "With --nodes: also with journals in the database that murmuration.postgresql of this node"
              + " configuration names.")
  private Path config;

  @Option(names = "--json", paramLabel = "FILE", description = "Write all figures to a file.")
  private Path json;

  @Override
  public Integer call() throws IOException {
    if (seconds == null) {
      seconds = calls ? 25.0 : 4.0;
    }
    if (agents == null) {
      agents = calls ? 5000 : 1000;
    }
    check();
    Duration time = Duration.ofMillis(Math.round(seconds * 1000));
    Bench bench = new Bench(NodeConfig.load(null), System.out);
    if (!nodes.isEmpty()) {
      nodes(bench, time);
    } else if (resident) {
      bench.residence(RESIDENT);
    } else if (calls) {
      bench.busyShare(agents, CALLS_AT_ONCE, LOOK_AHEADS, BUSY_AFTER, time);
      bench.instantCalls(agents, time);
    } else {
      Set<String> names = new LinkedHashSet<>(only);
      for (Choice mind : new LinkedHashSet<>(minds)) {
        bench.speed(mind, agents, time, names);
      }
    }
    if (json != null) {
      JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
      Files.writeString(json, mapper.writeValueAsString(bench.figures()) + "\n");
    }
    return 0;
  }

  private void nodes(Bench bench, Duration time) {
    Config leading = NodeConfig.load(null, NodeConfig.packaged("nodes.conf"));
    if (config == null) {
      bench.nodes(nodes, agents, time, leading, Main.class, null);
      return;
    }
    Config node = NodeConfig.load(config, NodeConfig.packaged("cluster.conf"));
    DatabaseSettings settings = DatabaseSettings.of(node.getConfig("murmuration.postgresql"));
    try (Database database = Database.open(settings, System.err::println)) {
      bench.nodes(nodes, agents, time, leading, Main.class, database);
    }
  }

  private void check() {
    for (int count : nodes) {
      if (count < 1 || count > MOST_NODES) {
        throw new InputError("--nodes: has " + count + "; it must be from 1 to " + MOST_NODES);
      }
    }
    if (!(seconds >= 0.1 && seconds <= 3600)) {
      throw new InputError("--seconds: is " + seconds + "; it must be from 0.1 to 3600");
    }
    if (agents < 2 || agents > 10_000_000) {
      throw new InputError("--agents: is " + agents + "; it must be from 2 to 10,000,000");
    }
    for (String name : only) {
      if (!Bench.CONTESTANTS.contains(name)) {
        throw new InputError(
            "--only: names " + name + "; it must be among " + String.join(", ", Bench.CONTESTANTS));
      }
    }
  }
}
