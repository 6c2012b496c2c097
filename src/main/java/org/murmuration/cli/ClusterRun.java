package org.murmuration.cli;

import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.murmuration.cluster.Control;
import org.murmuration.cluster.Control.RunStatus;
import org.murmuration.engine.RunFailure;
import org.murmuration.journal.BatchFolder;
import org.murmuration.journal.JournalException;
import org.murmuration.mind.llm.Prices;
import org.murmuration.server.client.ControlClient;
import org.murmuration.settings.InputError;

/** A batch of this machine that a cluster carries out. */
final class ClusterRun {

  private final Batch batch;
  private final ControlClient client;
  private final Prices prices;
  private final boolean quiet;

  ClusterRun(Batch batch, ControlClient client, Prices prices, boolean quiet) {
    this.batch = batch;
    this.client = client;
    this.prices = prices;
    this.quiet = quiet;
  }

  /**
   * Refuses a cluster that would not carry a scenario out as this version does.
   *
   * @throws InputError if it is of another version, or nobody answers
   */
  static ControlClient sameVersion(ControlClient client) {
    String version = client.cluster().version();
    if (!Version.number().equals(version)) {
      throw new InputError(
          client.addresses().get(0).text()
              + " runs Murmuration "
              + TextTable.visible(String.valueOf(version))
              + ", but this is "
              + Version.number()
              + "; they must be the same");
    }
    return client;
  }

  /** Submits a new batch and returns at once, having said how to go on; the exit code. */
  int detach() {
    long number = submitNew();
    if (!quiet) {
      String folder = Batch.quoted(batch.folder().path().toString());
      System.out.println("batch " + number + " is under way on the cluster. To look at it:");
      System.out.println("  " + Batch.command() + " cluster attach " + folder);
      System.out.println("To stop it:");
      System.out.println("  " + Batch.command() + " cluster stop " + folder);
    }
    return 0;
  }

  /** Submits a new batch, follows it and writes what came out; the exit code. */
  int run() {
    // Even while the batch is submitted, for it may be under way before its number is known.
    try (Interrupt interrupt = Interrupt.noticed()) {
      return follow(submitNew(), interrupt);
    }
  }

  /** Goes on with what was stopped, follows it and writes what came out; the exit code. */
  int resume(List<String> budget) {
    Submission submission = Submission.of(batch.folder()).orElseThrow();
    try (Interrupt interrupt = Interrupt.noticed()) {
      long number =
          submission.batch().orElseGet(() -> find(submission).orElseGet(() -> submit(submission)));
      submission.as(number, client).note(batch.folder());
      List<RunStatus> runs = client.batch(number).runs();
      if (runs.stream().anyMatch(run -> !ClusterWatch.isDone(run) && !ClusterWatch.isOpen(run))) {
        client.resume(number, budget);
      }
      return follow(number, interrupt);
    }
  }

  /** Follows a batch and writes what came out; the exit code. */
  int attach() {
    try (Interrupt interrupt = Interrupt.unnoticed()) {
      return follow(number(), interrupt);
    }
  }

  /** Writes what there is so far; the exit code. */
  int export() {
    Control.BatchStatus status = client.batch(number());
    BatchEnd end = write(status);
    long open = status.runs().stream().filter(ClusterWatch::isOpen).count();
    if (open == 0) {
      return batch.end(end, quiet);
    }
    if (!end.results().isEmpty()) {
      batch.conclude(end.results(), end.probes(), quiet);
    }
    System.err.printf(
        "murmuration: %d of %d runs go on; what they have recorded so far is in %s. To follow"
            + " them:%n  %s cluster attach %s%n",
        open,
        status.runs().size(),
        batch.folder().path(),
        Batch.command(),
        Batch.quoted(batch.folder().path().toString()));
    return 0;
  }

  /** The number of the batch on the cluster. */
  private long number() {
    return Submission.of(batch.folder())
        .flatMap(Submission::batch)
        .orElseThrow(
            () ->
                new InputError(
                    batch.folder().path()
                        + ": no cluster is known to have taken it in; submit it with"
                        + " `murmuration resume`"));
  }

  private int follow(long number, Interrupt interrupt) {
    ProgressDisplay display = ProgressDisplay.of(batch.scenario(), quiet);
    ClusterWatch watch = new ClusterWatch(client, number, display, interrupt);
    try {
      return batch.end(write(watch.untilOver()), quiet);
    } catch (RunFailure | JournalException e) {
      throw new Unfinished(e, batch.howToGoOn());
    }
  }

  private BatchEnd write(Control.BatchStatus status) {
    Closeable lock = batch.folder().lock();
    try {
      return new ClusterExport(client, batch, prices).write(status);
    } finally {
      letGo(lock);
    }
  }

  private void letGo(Closeable lock) {
    try {
      lock.close();
    } catch (IOException e) {
      throw JournalException.of("cannot let go of " + batch.folder().path(), e);
    }
  }

  private long submitNew() {
    Submission submission = Submission.to(client);
    submission.note(batch.folder());
    try {
      return submit(submission);
    } catch (InputError e) {
      // Nothing will ever be recorded in a folder whose batch was refused.
      batch.folder().remove();
      throw e;
    }
  }

  private long submit(Submission submission) {
    OptionalLong told = client.submit(newBatch());
    OptionalLong number = told.isPresent() ? told : find(submission);
    long known =
        number.orElseThrow(
            () ->
                new Unfinished(
                    new RunFailure("the cluster did not say whether it has taken the batch in"),
                    batch.howToGoOn()));
    submission.as(known, client).note(batch.folder());
    return known;
  }

  /** The batch that this submission became, if the cluster has it. */
  private OptionalLong find(Submission submission) {
    return client.find(
        taken ->
            Submission.of(taken.manifest())
                .map(Submission::id)
                .equals(Optional.of(submission.id())));
  }

  private Control.NewBatch newBatch() {
    BatchFolder folder = batch.folder();
    Map<String, Object> manifest = folder.manifest();
    Map<String, byte[]> inputs = new LinkedHashMap<>();
    ((Map<?, ?>) manifest.get("inputs"))
        .values()
        .forEach(name -> inputs.put(name.toString(), folder.input(name.toString())));
    return new Control.NewBatch(
        batch.scenario().name(), manifest, folder.kept(Batch.SCENARIO_TEXT), inputs);
  }
}
