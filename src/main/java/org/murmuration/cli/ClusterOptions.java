package org.murmuration.cli;

import java.util.List;
import java.util.Map;
import org.murmuration.server.Token;
import org.murmuration.server.client.ControlClient;
import org.murmuration.server.client.NodeAddress;
import org.murmuration.settings.InputError;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options on the cluster that a command is about. */
final class ClusterOptions {

  /** The environment variable that stands in for the option. */
  static final String VARIABLE = "MURMURATION_CLUSTER";

  private final Map<String, String> environment;

  @Option(
      names = "--cluster",
      paramLabel = "HOST:PORT",
      description =
          "Control addresses of nodes of a cluster, with commas between them; https://HOST:PORT for"
              + " TLS. The first that answers is asked. Without it: what the variable"
              + " MURMURATION_CLUSTER says. The token of the cluster is taken from MURMURATION_TOKEN.")
  private String cluster;

  @Mixin private TlsOptions tls = new TlsOptions();

  ClusterOptions() {
    this(System.getenv());
  }

  ClusterOptions(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Whether the command line names a cluster. */
  boolean isNamed() {
    return cluster != null && !cluster.isBlank();
  }

  /** Whether there is a cluster: the option, which may be empty for none, or the variable. */
  boolean isGiven() {
    return !text(List.of()).isEmpty();
  }

  /**
   * A client of the cluster; connects to nobody yet.
   *
   * @param known addresses that a batch is known to be at, if the option names none
   */
  ControlClient client(List<String> known) {
    String text = text(known);
    if (text.isEmpty()) {
      throw new InputError(
          "--cluster is missing; it must be the control address of a node, such as 127.0.0.1:7171,"
              + " or stand in the variable "
              + VARIABLE);
    }
    return new ControlClient(
        NodeAddress.list(text),
        Token.of(Token.VARIABLE, environment),
        tls.tls(),
        ControlClient.Patience.USUAL);
  }

  private String text(List<String> known) {
    if (cluster != null) {
      return cluster.strip();
    }
    return known.isEmpty()
        ? environment.getOrDefault(VARIABLE, "").strip()
        : String.join(",", known);
  }
}
