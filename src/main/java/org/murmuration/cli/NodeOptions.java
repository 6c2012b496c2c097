package org.murmuration.cli;

import com.typesafe.config.Config;
import java.nio.file.Path;
import org.murmuration.mind.llm.Prices;
import picocli.CommandLine.Option;

/** Options on this node and on what calls cost. */
final class NodeOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Node configuration, instead of the built-in conf/single.conf.")
  private Path config;

  @Option(
      names = "--prices",
      paramLabel = "FILE",
      description = "Prices of models, instead of the built-in conf/prices.conf.")
  private Path prices;

  /** The configuration of a node that is one of so many on this machine. */
  Config config(int nodes) {
    return nodes == 1 ? config() : NodeConfig.load(config, NodeConfig.packaged("nodes.conf"));
  }

  Config config() {
    return NodeConfig.load(config);
  }

  Prices prices() {
    return prices == null ? Prices.packaged() : Prices.read(prices);
  }
}
