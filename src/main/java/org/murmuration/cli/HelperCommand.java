package org.murmuration.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.murmuration.cluster.HelperNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The process that {@code run --nodes} starts beside itself: hosts agents, and ends when its
 * standard input does, so that it never outlives who started it.
 */
@Command(
    name = "helper-node",
    hidden = true,
    description = "Hosts agents for a run that another process of this machine leads.",
    mixinStandardHelpOptions = true)
final class HelperCommand implements Callable<Integer> {

  @Option(names = "--join", paramLabel = "HOST:PORT", required = true, description = "Who leads.")
  private String leader;

  @Override
  public Integer call() throws IOException {
    Config config =
        ConfigFactory.parseString("akka.cluster.roles = [agents]")
            .withFallback(NodeConfig.packaged("nodes.conf"));
    HelperNode node = HelperNode.join(ConfigFactory.load(config), leader);
    Thread watch =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  continue;
                }
              } catch (IOException e) {
                // As good as its end.
              }
              Runtime.getRuntime().halt(0);
            },
            "standard input");
    watch.setDaemon(true);
    watch.start();
    node.stopped().toCompletableFuture().join();
    return 0;
  }
}
