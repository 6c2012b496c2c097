package org.murmuration.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.murmuration.cluster.Control;
import org.murmuration.cluster.Control.RunStatus;
import org.murmuration.journal.BatchFolder;
import org.murmuration.server.ControlJson;
import org.murmuration.server.client.ControlClient;
import org.murmuration.settings.InputError;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code murmuration cluster}: looks at a cluster and at the batches it carries out. */
@Command(
    name = "cluster",
    description = "Looks at a cluster and at the batches it carries out.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ClusterCommand.Status.class,
      ClusterCommand.Attach.class,
      ClusterCommand.Export.class,
      ClusterCommand.Stop.class
    })
final class ClusterCommand extends CommandGroup {

  /** {@code murmuration cluster status}. */
  @Command(
      name = "status",
      description =
          "Says which nodes a cluster has, what each does, and where the runs under way stand.",
      mixinStandardHelpOptions = true)
  static final class Status implements Callable<Integer> {

    @Option(names = "--json", description = "Write JSON, for programs.")
    private boolean json;

    @Mixin private ClusterOptions cluster;

    @Mixin private Verbosity verbosity;

    @Override
    public Integer call() {
      Control.ClusterStatus status = cluster.client(List.of()).cluster();
      if (json) {
        System.out.println(ControlJson.text(status));
      } else {
        ClusterTable.lines(status).forEach(System.out::println);
      }
      return ExitCode.OK;
    }
  }

  /** {@code murmuration cluster attach}. */
  @Command(
      name = "attach",
      description = {
        "Follows a batch that was submitted. By its folder, what comes out is written there at the"
            + " end, as `murmuration run` would have. Ctrl-C leaves the runs going."
      },
      mixinStandardHelpOptions = true)
  static final class Attach implements Callable<Integer> {

    @Mixin private BatchArgument batch;

    @Mixin private ClusterOptions cluster;

    @Mixin private NodeOptions node;

    @Mixin private Verbosity verbosity;

    @Override
    public Integer call() {
      Optional<Batch> folder = batch.folder();
      ControlClient client = cluster.client(batch.addresses());
      if (folder.isPresent()) {
        ClusterRun.sameVersion(client);
        return new ClusterRun(folder.get(), client, node.prices(), verbosity.isQuiet()).attach();
      }
      return follow(client, batch.number());
    }

    private int follow(ControlClient client, long number) {
      Control.BatchStatus begun = client.batch(number);
      ProgressDisplay display =
          ProgressDisplay.of(
              TextTable.visible(begun.name()),
              begun.runs().size(),
              (columns, values) -> "",
              verbosity.isQuiet());
      Control.BatchStatus status;
      try (Interrupt interrupt = Interrupt.unnoticed()) {
        status = new ClusterWatch(client, number, display, interrupt).untilOver();
      }
      if (!verbosity.isQuiet()) {
        ClusterTable.runs(status.runs()).forEach(System.out::println);
        System.out.println("To fetch what came out:");
        System.out.println("  " + Batch.command() + " cluster export " + number + " --out DIR");
      }
      return status.runs().stream().anyMatch(ClusterWatch::hasFailed)
          ? ExitCode.SOFTWARE
          : ExitCode.OK;
    }
  }

  /** {@code murmuration cluster export}. */
  @Command(
      name = "export",
      description =
          "Writes the folder of a batch, as `murmuration run` would have, from what the cluster has"
              + " recorded so far. Takes no folder that it was submitted from.",
      mixinStandardHelpOptions = true)
  static final class Export implements Callable<Integer> {

    @Parameters(paramLabel = "BATCH", description = "Number of the batch on the cluster.")
    private long number;

    @Option(
        names = {"-o", "--out"},
        required = true,
        paramLabel = "DIR",
        description = "Folder to write; if it is there, it must be of the same batch.")
    private Path out;

    @Mixin private ClusterOptions cluster;

    @Mixin private NodeOptions node;

    @Mixin private Verbosity verbosity;

    @Override
    public Integer call() {
      ControlClient client = ClusterRun.sameVersion(cluster.client(List.of()));
      Batch batch = folder(client, client.submitted(number));
      return new ClusterRun(batch, client, node.prices(), verbosity.isQuiet()).export();
    }

    private Batch folder(ControlClient client, Control.NewBatch submitted) {
      Submission submission =
          Submission.of(submitted.manifest())
              .orElseGet(() -> Submission.to(client))
              .as(number, client);
      if (Files.exists(out)) {
        Batch there = Batch.open(out);
        if (Submission.of(there.folder()).filter(submission::isSame).isEmpty()) {
          throw new InputError(
              "--out " + out + ": exists already, and is not of batch " + number + " there");
        }
        return there;
      }
      BatchFolder folder = new BatchFolder(out);
      folder.create();
      folder.keep(Batch.SCENARIO_TEXT, submitted.scenarioText());
      submitted.inputs().forEach(folder::keepInput);
      Map<String, Object> manifest = new LinkedHashMap<>(submitted.manifest());
      submission.noteIn(manifest);
      folder.writeManifest(manifest);
      return Batch.open(out);
    }
  }

  /** {@code murmuration cluster stop}. */
  @Command(
      name = "stop",
      description =
          "Stops the runs of a batch; what is recorded stays, and `murmuration resume` goes on.",
      mixinStandardHelpOptions = true)
  static final class Stop implements Callable<Integer> {

    @Mixin private BatchArgument batch;

    @Mixin private ClusterOptions cluster;

    @Mixin private Verbosity verbosity;

    @Override
    public Integer call() {
      ControlClient client = cluster.client(batch.addresses());
      long number = batch.number();
      client.stop(number);
      List<RunStatus> runs = client.batch(number).runs();
      if (!verbosity.isQuiet()) {
        long done = runs.stream().filter(ClusterWatch::isDone).count();
        System.out.println(
            "batch %d: stopped; %d of %d runs had ended".formatted(number, done, runs.size()));
      }
      return ExitCode.OK;
    }
  }
}
