package org.murmuration.cli;

import com.typesafe.config.Config;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.murmuration.mind.llm.Prices;
import org.murmuration.scenario.Scenario;
import org.murmuration.scenario.ScenarioFile;
import org.murmuration.server.client.ControlClient;
import org.murmuration.settings.InputError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code murmuration run}: runs scenarios, one after the other. */
@Command(
    name = "run",
    description = "Runs scenarios and writes a folder for each.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  murmuration run scenarios/naming-game.conf",
      "  murmuration run scenarios/naming-game.conf --runs 200 --set population.size=48",
      "  murmuration run scenarios/naming-game-two-names.conf --set minds.crowd.policy.model=claude",
      "  murmuration run scenarios/naming-game-llm.conf --dry-run",
      "  murmuration run scenarios/naming-game-10k.conf --cluster 10.0.0.1:7171",
      "",
      "The same scenario and seed always give the same encounters.jsonl, byte for byte. Ctrl-C stops",
      "gracefully: what is recorded stays, and `murmuration resume` goes on from there."
    })
final class RunCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Scenario files.")
  private List<Path> files;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Overrides a key of the scenario, as in --set population.size=100; may be repeated.")
  private List<String> overrides = List.of();

  @Option(names = "--seed", paramLabel = "N", description = "Seed, instead of the scenario's.")
  private Long seed;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Number of runs, of each cell if there is a design, instead of the scenario's.")
  private Integer runs;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description =
          "Folder to write; it must not exist. Without it: runs/<date>-<scenario>-<seed>.")
  private Path out;

  @Option(
      names = "--resume",
      description = "If the folder given by --out exists, go on with it instead of refusing.")
  private boolean resume;

  @Option(
      names = "--dry-run",
      description =
          "Says how many calls and tokens to expect and what they cost, without a call and without"
              + " a folder.")
  private boolean dryRun;

  @Option(
      names = "--detach",
      description = "With --cluster: submit, say how to look at it, and return at once.")
  private boolean detach;

  @Mixin private ClusterOptions cluster;

  @Mixin private NodesOption nodes;

  @Mixin private ServerOptions server;

  @Mixin private NodeOptions node;

  @Mixin private Verbosity verbosity;

  @Override
  public Integer call() {
    if (out != null && files.size() > 1) {
      throw new InputError(
          "--out: names one folder for " + files.size() + " scenarios; leave it out");
    }
    if (resume && out == null) {
      throw new InputError(
          "--resume: needs --out, the folder to go on with; or use `murmuration resume RUN`");
    }
    if (detach && !cluster.isGiven()) {
      throw new InputError("--detach: needs --cluster, for here runs end with this process");
    }
    if (nodes.count() > 1 && cluster.isGiven()) {
      throw new InputError("--nodes: is for this machine alone; leave it out with --cluster");
    }
    Config config = node.config(nodes.count());
    Prices prices = node.prices();
    List<String> all = new ArrayList<>(overrides);
    if (seed != null) {
      all.add("seed=" + seed);
    }
    if (runs != null) {
      all.add("runs=" + runs);
    }
    List<Scenario> scenarios = new ArrayList<>();
    for (Path file : files) {
      scenarios.add(ScenarioFile.read(file, all));
    }
    int code = 0;
    for (int i = 0; i < files.size() && code == 0; i++) {
      code =
          dryRun
              ? DryRun.print(System.out, scenarios.get(i), prices)
              : run(scenarios.get(i), files.get(i), all, config, prices);
    }
    return code;
  }

  private int run(Scenario scenario, Path file, List<String> all, Config config, Prices prices) {
    Batch batch;
    if (out != null && Files.exists(out)) {
      if (!resume) {
        throw new InputError(
            "--out "
                + out
                + ": exists already; choose another folder, or add --resume to go on with it");
      }
      batch = Batch.open(out);
      batch.requireSame(scenario);
      refuseCluster(batch);
    } else if (cluster.isGiven()) {
      return onCluster(scenario, file, all, prices);
    } else {
      Connections.check(scenario, config, prices);
      batch = Batch.create(folder(scenario), scenario, file, all);
    }
    return batch.execute(config, nodes.count(), prices, server, verbosity.isQuiet());
  }

  private int onCluster(Scenario scenario, Path file, List<String> all, Prices prices) {
    ControlClient client = ClusterRun.sameVersion(cluster.client(List.of()));
    Batch batch = Batch.create(folder(scenario), scenario, file, all);
    ClusterRun run = new ClusterRun(batch, client, prices, verbosity.isQuiet());
    return detach ? run.detach() : run.run();
  }

  /** Going on with what is there is for one machine; a cluster knows where its runs stand. */
  private void refuseCluster(Batch batch) {
    if (cluster.isNamed() || Submission.of(batch.folder()).isPresent()) {
      throw new InputError(
          "--resume: is not for runs on a cluster; use `murmuration resume " + out + "`");
    }
  }

  private Path folder(Scenario scenario) {
    return out == null ? free(defaultFolder(scenario)) : out;
  }

  private static Path defaultFolder(Scenario scenario) {
    String date = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
    return Path.of("runs", date + "-" + scenario.name() + "-" + scenario.seed());
  }

  private static Path free(Path folder) {
    Path candidate = folder;
    for (int i = 2; Files.exists(candidate); i++) {
      candidate = folder.resolveSibling(folder.getFileName() + "-" + i);
    }
    return candidate;
  }
}
