package org.murmuration.cli;

import com.typesafe.config.Config;
import java.util.concurrent.Callable;
import org.murmuration.settings.InputError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code murmuration open}: a batch that is over, on the page by which those under way are watched.
 */
@Command(
    name = "open",
    description =
        "Serves runs that have ended or were stopped on the page by which those under way are watched,"
            + " until Ctrl-C. Nothing can be changed.",
    mixinStandardHelpOptions = true)
final class OpenCommand implements Callable<Integer> {

  @Mixin private RunArgument run;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description =
          "Port to serve on; without it any that is free. Host, TLS and limits: --config.")
  private Integer port;

  @Mixin private NodeOptions node;

  @Mixin private Verbosity verbosity;

  @Override
  public Integer call() {
    Batch batch = Batch.open(run.folder());
    if (!batch.hasBegun()) {
      throw new InputError(batch.folder().path() + ": no run has begun; there is nothing to see");
    }
    ControlFile.read(batch.folder())
        .filter(address -> batch.folder().isBeingWritten())
        .ifPresent(
            address -> {
              throw new InputError(
                  batch.folder().path() + ": is under way; watch it at " + address);
            });
    Config config = node.config();
    RunServer.serve(
        config,
        ServerOptions.readOnly(port).serving(config, System.getenv()),
        batch.asRecord(),
        batch.folder(),
        line -> System.out.println("murmuration: " + line));
    return 0;
  }
}
