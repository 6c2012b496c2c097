package org.murmuration.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.murmuration.journal.BatchFolder;
import org.murmuration.journal.JournalException;

/** The file {@code .control} of a batch under way: where its control API is. Never the token. */
final class ControlFile {

  private ControlFile() {}

  private static Path of(BatchFolder folder) {
    return folder.path().resolve(".control");
  }

  static void write(BatchFolder folder, String address) {
    try {
      Files.writeString(of(folder), address + "\n");
    } catch (IOException e) {
      throw JournalException.of("cannot write " + of(folder), e);
    }
  }

  static void remove(BatchFolder folder) {
    try {
      Files.deleteIfExists(of(folder));
    } catch (IOException e) {
      throw JournalException.of("cannot remove " + of(folder), e);
    }
  }

  /** The address in it, if there is one. */
  static Optional<String> read(BatchFolder folder) {
    try {
      return Files.exists(of(folder))
          ? Optional.of(Files.readString(of(folder)).strip())
          : Optional.empty();
    } catch (IOException e) {
      throw JournalException.of("cannot read " + of(folder), e);
    }
  }
}
