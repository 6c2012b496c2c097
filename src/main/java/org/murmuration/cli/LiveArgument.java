package org.murmuration.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.murmuration.server.Token;
import org.murmuration.server.client.ControlClient;
import org.murmuration.server.client.NodeAddress;
import org.murmuration.server.client.RunClient;
import org.murmuration.settings.InputError;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A run under way as an argument: its folder, or where its control API is. */
final class LiveArgument {

  private static final Pattern ADDRESS =
      Pattern.compile("((?:https://)?[^/]+:\\d{1,5})/(\\d{1,18})/(\\d{1,9})");
  private static final Pattern RUN_FOLDER = Pattern.compile("run-(\\d{3,9})");

  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description =
          "Folder of a run under way, or HOST:PORT/BATCH/RUN of a cluster, as in"
              + " 10.0.0.1:7171/4/0. The token is taken from MURMURATION_TOKEN.")
  private String text;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "What you call yourself in the audit log and the journal. Default: shell.")
  private String by = "shell";

  @Mixin private TlsOptions tls;

  /** Whom to tell. */
  RunClient client() {
    Matcher address = ADDRESS.matcher(text);
    if (address.matches() && !Files.exists(Path.of(text))) {
      return client(
          List.of(address.group(1)),
          Long.parseLong(address.group(2)),
          Integer.parseInt(address.group(3)));
    }
    Batch batch = Batch.open(Path.of(text));
    int run = run(batch);
    Optional<Submission> submission = Submission.of(batch.folder());
    if (submission.isPresent()) {
      long number = submission.get().batch().orElseThrow(() -> notUnderWay(batch));
      return client(submission.get().addresses(), number, run);
    }
    String where = ControlFile.read(batch.folder()).orElseThrow(() -> notUnderWay(batch));
    return client(List.of(where), LocalControl.BATCH, run);
  }

  private RunClient client(List<String> addresses, long batch, int run) {
    ControlClient client =
        new ControlClient(
            NodeAddress.list(String.join(",", addresses)),
            Token.of(Token.VARIABLE, System.getenv()),
            tls.tls(),
            ControlClient.Patience.USUAL);
    return client.run(batch, run, by);
  }

  /** The run that a folder is of; the only one of a batch need not be named. */
  private int run(Batch batch) {
    Matcher folder =
        RUN_FOLDER.matcher(Path.of(text).toAbsolutePath().normalize().getFileName().toString());
    if (folder.matches()) {
      return Integer.parseInt(folder.group(1));
    }
    if (batch.scenario().runs() == 1) {
      return 0;
    }
    throw new InputError(
        text
            + ": holds "
            + batch.scenario().runs()
            + " runs; it must be the folder of one of them, such as "
            + batch.folder().run(0).path());
  }

  private static InputError notUnderWay(Batch batch) {
    return new InputError(
        batch.folder().path()
            + ": is not under way, or with --no-server; to look at it, use `murmuration open "
            + batch.folder().path()
            + "`");
  }
}
