package org.murmuration.server.client;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.murmuration.journal.JournalException;

/**
 * A file of lines that are appended as they come; knows how many it has, a torn one not counted.
 */
final class LineFile implements Closeable {

  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final FileChannel channel;
  private long lines;
  private long whole;
  private long size;

  private LineFile(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens a file, or makes it, and cuts off a torn last line.
   *
   * @throws JournalException if that cannot be done
   */
  static LineFile open(Path file) {
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      LineFile opened = new LineFile(file, channel);
      ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
      while (channel.read(buffer) >= 0) {
        opened.count(buffer.flip());
        buffer.clear();
      }
      opened.cut();
      return opened;
    } catch (IOException e) {
      throw JournalException.of("cannot open " + file, e);
    }
  }

  /** How many whole lines there are. */
  long lines() {
    return lines;
  }

  /** Whether it ends where a line ends. */
  boolean isWhole() {
    return size == whole;
  }

  /**
   * Appends what has come.
   *
   * @throws JournalException if it cannot be written
   */
  void append(ByteBuffer bytes) {
    try {
      ByteBuffer counted = bytes.duplicate();
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      count(counted);
    } catch (IOException e) {
      throw JournalException.of("cannot write " + file, e);
    }
  }

  /** Cuts off a torn last line. */
  void cut() {
    truncate(whole);
  }

  /** Begins anew. */
  void clear() {
    lines = 0;
    truncate(0);
  }

  private void truncate(long to) {
    try {
      channel.truncate(to).position(to);
      size = to;
      whole = to;
    } catch (IOException e) {
      throw JournalException.of("cannot write " + file, e);
    }
  }

  private void count(ByteBuffer bytes) {
    for (int i = bytes.position(); i < bytes.limit(); i++) {
      size++;
      if (bytes.get(i) == '\n') {
        lines++;
        whole = size;
      }
    }
  }

  @Override
  public void close() {
    try (channel) {
      channel.force(true);
    } catch (IOException e) {
      throw JournalException.of("cannot write " + file, e);
    }
  }
}
