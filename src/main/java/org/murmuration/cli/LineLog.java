package org.murmuration.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.murmuration.journal.JournalException;

/**
 * A file of lines that only grows. A line is written as a whole, and a torn one that another
 * process has left stays alone on its line. Made when the first line comes. Thread-safe.
 */
final class LineLog {

  private final Path file;

  LineLog(Path file) {
    this.file = file;
  }

  /**
   * Adds a line.
   *
   * @param line without its end; must hold no line break
   */
  synchronized void add(String line) {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long size = channel.size();
      String start = size == 0 || endsLine(channel, size) ? "" : "\n";
      ByteBuffer bytes = ByteBuffer.wrap((start + line + "\n").getBytes(StandardCharsets.UTF_8));
      channel.position(size);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw JournalException.of("cannot write " + file, e);
    }
  }

  private static boolean endsLine(FileChannel channel, long size) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    return channel.read(last, size - 1) == 1 && last.get(0) == '\n';
  }

  /** All lines that are whole; none if there is no file. */
  synchronized List<String> lines() {
    try {
      return Files.exists(file)
          ? Files.readAllLines(file).stream()
              .filter(line -> line.startsWith("{") && line.endsWith("}"))
              .toList()
          : List.of();
    } catch (IOException e) {
      throw JournalException.of("cannot read " + file, e);
    }
  }
}
