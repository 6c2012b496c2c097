package org.murmuration.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.murmuration.journal.JournalException;

/** What files of lines give to those who ask for them; blocks. */
final class LocalFiles {

  private static final int BUFFER = 1 << 16;

  private LocalFiles() {}

  /** Writes the whole lines of a file from a number on; none if it is not there. */
  static void writeLines(Path file, long from, OutputStream out) {
    if (!Files.exists(file)) {
      return;
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      long number = 0;
      for (int b = in.read(); b >= 0; b = in.read()) {
        line.write(b);
        if (b == '\n') {
          if (number++ >= from) {
            line.writeTo(out);
          }
          line.reset();
        }
      }
    } catch (IOException e) {
      throw JournalException.of("cannot read " + file, e);
    }
  }
}
