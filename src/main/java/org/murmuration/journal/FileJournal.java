package org.murmuration.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.murmuration.model.Entry;

/**
 * A journal in one file of JSON lines, {@code encounters.jsonl}.
 *
 * <p>A process that dies leaves a prefix of whole lines and perhaps a torn last one, which opening
 * the file again cuts off. Only one process can have the file open for writing.
 */
public final class FileJournal implements Journal {

  private static final ObjectReader READER = JsonMapper.builder().build().reader();
  private static final int STRIDE = 256;

  private final Path file;
  private final EntryFormat format;
  private final FileChannel channel;
  private final JsonGenerator json;
  private final long repairedBytes;
  private long written;
  private long size;
  private long[] offsets = new long[16];

  private FileJournal(Path file, EntryFormat format, FileChannel channel, boolean writable)
      throws IOException {
    this.file = file;
    this.format = format;
    this.channel = channel;
    long torn = scan();
    if (writable && torn > 0) {
      channel.truncate(written);
    }
    this.repairedBytes = writable ? torn : 0;
    channel.position(written);
    this.json = EntryFormat.generator(new Appending());
  }

  /**
   * Opens a journal for appending, makes it if it is not there, and cuts off a torn last line.
   *
   * @throws JournalException if another process has it open, or it cannot be read or written
   */
  public static FileJournal open(Path file, EntryFormat format) {
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      FileLock lock = null;
      try {
        lock = channel.tryLock();
      } catch (OverlappingFileLockException e) {
        channel.close();
        throw inUse(file);
      }
      if (lock == null) {
        channel.close();
        throw inUse(file);
      }
      return new FileJournal(file, format, channel, true);
    } catch (IOException e) {
      throw JournalException.of("cannot open " + file, e);
    }
  }

  /**
   * Opens a journal to read what is in it now; a torn last line is left out. Nothing can be
   * appended.
   *
   * @throws JournalException if it cannot be read
   */
  public static FileJournal read(Path file, EntryFormat format) {
    try {
      return new FileJournal(file, format, FileChannel.open(file, StandardOpenOption.READ), false);
    } catch (IOException e) {
      throw JournalException.of("cannot open " + file, e);
    }
  }

  private static JournalException inUse(Path file) {
    return new JournalException(
        file + " is being written by another process; wait for it to end, or stop it");
  }

  /** How many bytes of a torn last line were cut off when it was opened. */
  public long repairedBytes() {
    return repairedBytes;
  }

  @Override
  public void append(Entry entry) {
    if (entry.index() != size) {
      throw new IllegalArgumentException("entry " + entry.index() + " cannot follow " + (size - 1));
    }
    try {
      if (size % STRIDE == 0) {
        mark(written + json.getOutputBuffered());
      }
      format.write(entry, json);
      size++;
    } catch (IOException e) {
      throw writeFailed(e);
    }
  }

  @Override
  public void flush() {
    try {
      json.flush();
    } catch (IOException e) {
      throw writeFailed(e);
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public Iterator<Entry> entries() {
    flush();
    return new Lines(0, 0);
  }

  @Override
  public Optional<Entry> read(long index) {
    if (index < 0 || index >= size) {
      return Optional.empty();
    }
    flush();
    int stride = (int) (index / STRIDE);
    Lines lines = new Lines(offsets[stride], (long) stride * STRIDE);
    lines.skip(index - (long) stride * STRIDE);
    return Optional.of(lines.next());
  }

  @Override
  public void close() {
    try (channel) {
      json.flush();
      channel.force(true);
    } catch (IOException e) {
      throw writeFailed(e);
    }
  }

  /** Closes the file after a failed write, without trying again. */
  public void abandon() {
    try {
      channel.close();
    } catch (IOException e) {
      throw writeFailed(e);
    }
  }

  private JournalException writeFailed(IOException e) {
    return new JournalException(
        "cannot write "
            + file
            + ": "
            + JournalException.reason(e)
            + "; what was recorded before stays",
        e);
  }

  /** Finds where lines begin; returns how many bytes of a torn one there are at the end. */
  private long scan() throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    long position = 0;
    long lineStart = 0;
    channel.position(0);
    while (channel.read(buffer.clear()) >= 0) {
      for (int i = 0; i < buffer.position(); i++) {
        if (buffer.array()[i] == '\n') {
          if (size++ % STRIDE == 0) {
            markAt(size - 1, lineStart);
          }
          lineStart = position + i + 1;
        }
      }
      position += buffer.position();
    }
    written = lineStart;
    return position - lineStart;
  }

  private void mark(long offset) {
    markAt(size, offset);
  }

  private void markAt(long index, long offset) {
    int stride = (int) (index / STRIDE);
    if (stride == offsets.length) {
      offsets = Arrays.copyOf(offsets, stride * 2);
    }
    offsets[stride] = offset;
  }

  private final class Appending extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
      while (buffer.hasRemaining()) {
        written += channel.write(buffer);
      }
    }
  }

  /** What is in the file, through the one channel: closing another would let go of the lock. */
  private final class Reading extends InputStream {

    private long position;

    Reading(long offset) {
      position = offset;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = channel.read(ByteBuffer.wrap(bytes, offset, length), position);
      position += Math.max(0, count);
      return count;
    }
  }

  private final class Lines implements Iterator<Entry> {

    private final BufferedReader lines;
    private long index;

    Lines(long offset, long index) {
      this.index = index;
      lines =
          new BufferedReader(new InputStreamReader(new Reading(offset), StandardCharsets.UTF_8));
    }

    void skip(long count) {
      for (long i = 0; i < count; i++) {
        line();
        index++;
      }
    }

    @Override
    public boolean hasNext() {
      return index < size;
    }

    @Override
    public Entry next() {
      if (index >= size) {
        throw new NoSuchElementException();
      }
      Entry entry = parse(line());
      if (entry.index() != index) {
        throw new JournalException(
            file
                + ":"
                + (index + 1)
                + ": holds entry "
                + entry.index()
                + "; it must hold "
                + index);
      }
      index++;
      return entry;
    }

    private Entry parse(String line) {
      try {
        return format.read(READER.readTree(line));
      } catch (JsonProcessingException | RuntimeException e) {
        throw new JournalException(file + ":" + (index + 1) + ": is not a journal entry", e);
      }
    }

    private String line() {
      try {
        return lines.readLine();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
