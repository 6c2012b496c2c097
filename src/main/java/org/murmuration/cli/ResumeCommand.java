package org.murmuration.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.murmuration.server.client.ControlClient;
import org.murmuration.settings.InputError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code murmuration resume}: goes on with runs that were stopped or killed. */
@Command(
    name = "resume",
    description =
        "Goes on with runs that were stopped, killed or failed, from the last entry recorded. What"
            + " comes out is the same as if nothing had happened. No call whose answer is recorded"
            + " is made again.",
    mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {

  @Mixin private RunArgument run;

  @Option(
      names = "--budget",
      paramLabel = "KEY=VALUE",
      description =
          "Another limit than the scenario's, as in --budget money=20; what has been spent counts."
              + " May be repeated.")
  private List<String> budget = List.of();

  @Option(
      names = "--local",
      description =
          "Go on here with runs that were carried out on a cluster, from what was fetched of them;"
              + " the cluster is left alone from then on.")
  private boolean local;

  @Mixin private ClusterOptions cluster;

  @Mixin private NodesOption nodes;

  @Mixin private ServerOptions server;

  @Mixin private NodeOptions node;

  @Mixin private Verbosity verbosity;

  @Override
  public Integer call() {
    Batch batch = Batch.open(run.folder(), budget);
    Optional<Submission> submission = Submission.of(batch.folder());
    if (local && submission.isPresent()) {
      Submission.forget(batch.folder());
    } else if (submission.isPresent()) {
      ControlClient client = ClusterRun.sameVersion(cluster.client(submission.get().addresses()));
      return new ClusterRun(batch, client, node.prices(), verbosity.isQuiet()).resume(budget);
    } else if (cluster.isNamed()) {
      throw new InputError(
          "--cluster: " + batch.folder().path() + " is carried out here, not on a cluster");
    }
    int count = nodes.count();
    return batch.execute(node.config(count), count, node.prices(), server, verbosity.isQuiet());
  }
}
