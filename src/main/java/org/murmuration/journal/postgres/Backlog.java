package org.murmuration.journal.postgres;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.murmuration.journal.EntryFormat;
import org.murmuration.model.Entry;

/**
 * Lines that were appended and are not in the database yet, in pieces each of which is written by
 * one statement. Not thread-safe.
 */
final class Backlog {

  private static final int MOST_LINES = 10_000;
  private static final int MOST_BYTES = 4 << 20;
  private static final int ROOM = 1 << 10;

  private final EntryFormat format;
  private final Deque<Piece> pieces = new ArrayDeque<>();
  private final Line line = new Line();
  private JsonGenerator json;
  private long bytes;

  Backlog(EntryFormat format) {
    this.format = format;
  }

  /** One line as it is being written. */
  private static final class Line extends ByteArrayOutputStream {

    Line() {
      super(ROOM);
    }

    /** Without its end. */
    void appendTo(ByteArrayOutputStream text) {
      text.write(buf, 0, count - 1);
    }
  }

  /** Lines that follow each other. */
  static final class Piece {

    private final long from;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private int lines;
    private boolean taken;

    private Piece(long from) {
      this.from = from;
    }

    /** Index of the first. */
    long from() {
      return from;
    }

    int lines() {
      return lines;
    }

    /** Index behind the last. */
    long end() {
      return from + lines;
    }

    /** The lines with a line end between them, in UTF-8. */
    byte[] text() {
      return text.toByteArray();
    }

    private boolean isFull() {
      return taken || lines >= MOST_LINES || text.size() >= MOST_BYTES;
    }

    private void add(Line line) {
      if (lines > 0) {
        text.write('\n');
      }
      line.appendTo(text);
      lines++;
    }
  }

  /**
   * Adds an entry.
   *
   * @throws IOException if it cannot be put in writing; then nothing of it is added
   */
  void add(Entry entry) throws IOException {
    write(entry);
    Piece last = pieces.peekLast();
    if (last == null || last.isFull()) {
      last = new Piece(entry.index());
      pieces.add(last);
    }
    last.add(line);
    bytes += line.size();
  }

  private void write(Entry entry) throws IOException {
    line.reset();
    try {
      if (json == null) {
        json = EntryFormat.generator(line);
      }
      format.write(entry, json);
      json.flush();
    } catch (IOException | RuntimeException e) {
      // What the generator still holds of a broken line must not get into the next.
      json = null;
      throw e;
    }
  }

  /** The piece to be written next; entries that are added later go into others. */
  Piece first() {
    Piece first = pieces.getFirst();
    first.taken = true;
    return first;
  }

  /** Whether the first piece will not grow any more. */
  boolean isFirstFull() {
    return !pieces.isEmpty() && pieces.peekFirst().isFull();
  }

  boolean isEmpty() {
    return pieces.isEmpty();
  }

  /** The first piece is in the database. */
  void written() {
    bytes -= pieces.removeFirst().text.size();
  }

  /** How many bytes wait. */
  long bytes() {
    return bytes;
  }
}
