package org.murmuration.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.murmuration.settings.InputError;
import picocli.CommandLine.Parameters;

/** A batch of a cluster as an argument: its number there, or the folder it was submitted from. */
final class BatchArgument {

  @Parameters(
      paramLabel = "RUN|BATCH",
      description = "Folder that `murmuration run --cluster` has written, or number of a batch.")
  private String text;

  /** The batch in a folder; empty if it is named by its number. */
  Optional<Batch> folder() {
    return isNumber() ? Optional.empty() : Optional.of(Batch.open(Path.of(text)));
  }

  /** The number of the batch on its cluster. */
  long number() {
    return isNumber() ? Long.parseLong(text) : submission().batch().orElseThrow(this::noBatch);
  }

  /** Control addresses of the cluster, as far as they are known. */
  List<String> addresses() {
    return isNumber() ? List.of() : submission().addresses();
  }

  private boolean isNumber() {
    return text.matches("\\d{1,18}") && !Files.exists(Path.of(text));
  }

  private Submission submission() {
    return folder().flatMap(batch -> Submission.of(batch.folder())).orElseThrow(this::noBatch);
  }

  private InputError noBatch() {
    return new InputError(text + ": is not carried out on a cluster");
  }
}
