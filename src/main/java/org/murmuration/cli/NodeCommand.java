package org.murmuration.cli;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.murmuration.cluster.ClusterNode;
import org.murmuration.cluster.NodeSetup;
import org.murmuration.mind.llm.Prices;
import org.murmuration.server.ControlServer;
import org.murmuration.server.ControlSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code murmuration node}: one node of a cluster, until it is told to stop. */
@Command(
    name = "node",
    description =
        "Is one node of a cluster that carries out runs together, until it is told to stop (Ctrl-C"
            + " or SIGTERM). Nodes may come and go while runs are under way.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  murmuration node --config conf/cluster.conf",
      "  murmuration run scenarios/naming-game.conf --cluster HOST:7171",
      "",
      "How to start several, on one machine or many: docs/cluster.md."
    })
final class NodeCommand implements Callable<Integer> {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Node configuration, instead of the built-in conf/cluster.conf.")
  private Path file;

  @Option(
      names = "--prices",
      paramLabel = "FILE",
      description = "Prices of models, instead of the built-in conf/prices.conf.")
  private Path prices;

  @Mixin private Verbosity verbosity;

  @Override
  public Integer call() {
    Config config = NodeConfig.load(file, NodeConfig.packaged("cluster.conf"));
    String release = Version.number() + " (" + Version.commit() + ")";
    NodeSetup setup = NodeSetup.of(config, release);
    ControlSettings settings = ControlSettings.of(setup.config(), System.getenv());
    ClusterNode node =
        ClusterNode.start(
            setup,
            prices == null ? Prices.packaged() : Prices.read(prices),
            Version.number(),
            release,
            System.getenv(),
            NodeCommand::say);
    try {
      node.ready().toCompletableFuture().join();
      say("node " + node.address() + " is up" + served(node, settings));
    } catch (CompletionException e) {
      node.stop();
      throw e;
    }
    node.system().getWhenTerminated().toCompletableFuture().join();
    return 0;
  }

  /** Begins to serve the control API, if that is a role of the node; where, in words. */
  private static String served(ClusterNode node, ControlSettings settings) {
    if (!node.has("control")) {
      return "";
    }
    ControlServer server =
        ControlServer.start(node.system(), settings, node.control()).toCompletableFuture().join();
    return "; control API: " + server.inWords();
  }

  private static void say(String line) {
    System.err.println("murmuration: " + line);
  }
}
