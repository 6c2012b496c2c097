package org.murmuration.mind.llm;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.murmuration.journal.JournalException;

/**
 * The calls of a run in one file of JSON lines, {@code calls.jsonl}. Whoever appends while nobody
 * writes does the writing, for all who append meanwhile, so that many calls share one write. A torn
 * last line is cut off when the file is opened for writing.
 */
final class FileCallRecord implements CallRecord {

  private static final int AT_ONCE = 1024;
  private static final int LINE = 4096;
  private final Path file;
  private final FileChannel channel;
  private final boolean writable;
  private final Map<Long, Map<CallKey, Place>> history = new ConcurrentHashMap<>();
  private final Map<CallKey, Place> others = new ConcurrentHashMap<>();
  private final Queue<Pending> pending = new ConcurrentLinkedQueue<>();
  private final AtomicInteger unwritten = new AtomicInteger();
  private volatile JournalException failure;
  private volatile boolean closed;
  private long size;
  private long forgotten;

  /** Where a line stands in the file. */
  record Place(long offset, int length) {}

  private record Pending(CallLine line, byte[] bytes, CompletableFuture<CallLine> kept) {}

  private FileCallRecord(Path file, FileChannel channel, boolean writable) throws IOException {
    this.file = file;
    this.channel = channel;
    this.writable = writable;
    size = scan(file, channel, this::keep);
    if (writable) {
      channel.truncate(size);
      channel.position(size);
    }
  }

  /**
   * Opens a record for appending, or makes it.
   *
   * @throws JournalException if it cannot be read or written
   */
  static FileCallRecord open(Path file) {
    return open(file, true);
  }

  /**
   * Opens a record for reading alone; one that is not there is empty.
   *
   * @throws JournalException if it cannot be read
   */
  static FileCallRecord read(Path file) {
    return open(file, false);
  }

  private static FileCallRecord open(Path file, boolean writable) {
    try {
      FileChannel channel =
          writable
              ? FileChannel.open(
                  file,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE)
              : FileChannel.open(
                  Files.exists(file) ? file : Path.of("/dev/null"), StandardOpenOption.READ);
      return new FileCallRecord(file, channel, writable);
    } catch (IOException e) {
      throw JournalException.of("cannot open " + file, e);
    }
  }

  /** Calls for each line of a record that is only read through; none if it is not there. */
  static void forEach(Path file, Consumer<CallLine> action) {
    if (Files.exists(file)) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        scan(file, channel, (line, place) -> action.accept(line));
      } catch (IOException e) {
        throw JournalException.of("cannot read " + file, e);
      }
    }
  }

  @Override
  public void forEach(Consumer<CallLine> action) {
    try {
      scan(file, channel, (line, place) -> action.accept(line));
    } catch (IOException e) {
      throw JournalException.of("cannot read " + file, e);
    }
  }

  @Override
  public CompletionStage<Beginning> begin(Call call, long micros) {
    Optional<CallLine> recorded = find(call.key());
    return CompletableFuture.completedFuture(
        recorded.isPresent() ? new Beginning.Recorded(recorded.get()) : Beginning.Granted.INSTANCE);
  }

  /** The line that ended a call, if it ended and is not forgotten. */
  Optional<CallLine> find(CallKey key) {
    Map<CallKey, Place> places =
        key.isOfHistory() ? history.getOrDefault(key.index(), Map.of()) : others;
    Place place = places.get(key);
    if (place == null) {
      return Optional.empty();
    }
    try {
      byte[] line = new byte[place.length()];
      ByteBuffer buffer = ByteBuffer.wrap(line);
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, place.offset() + buffer.position()) < 0) {
          throw new IOException("it is shorter than it was");
        }
      }
      return Optional.of(CallLine.read(line, true));
    } catch (IOException e) {
      throw JournalException.of("cannot read " + file, e);
    }
  }

  @Override
  public CompletionStage<CallLine> append(CallLine line) {
    if (!writable) {
      throw new IllegalStateException(file + " is open for reading alone");
    }
    Pending mine = new Pending(line, line.bytes(), new CompletableFuture<>());
    pending.add(mine);
    write();
    return mine.kept();
  }

  @Override
  public synchronized void forget(long index) {
    for (; forgotten < index; forgotten++) {
      history.remove(forgotten);
    }
  }

  /** Nobody may append any more; what was appended is written. */
  @Override
  public void close() {
    closed = true;
    try (channel) {
      if (writable) {
        channel.force(true);
      }
    } catch (IOException e) {
      throw JournalException.of("cannot write " + file, e);
    }
  }

  private void keep(CallLine line, Place place) {
    if (line.end() == null) {
      return;
    }
    CallKey key = line.key();
    Map<CallKey, Place> places =
        key.isOfHistory()
            ? history.computeIfAbsent(key.index(), index -> new ConcurrentHashMap<>(4))
            : others;
    places.put(key, place);
  }

  /** Writes all that waits, unless somebody is at it already, who then sees this too. */
  private void write() {
    if (unwritten.getAndIncrement() != 0) {
      return;
    }
    List<Pending> batch = new ArrayList<>();
    int seen = 1;
    do {
      for (Pending next = pending.poll(); next != null; next = pending.poll()) {
        batch.add(next);
        if (batch.size() == AT_ONCE) {
          break;
        }
      }
      write(batch);
      boolean full = batch.size() == AT_ONCE;
      batch.clear();
      seen = full ? seen : unwritten.addAndGet(-seen);
    } while (seen != 0);
  }

  private void write(List<Pending> batch) {
    if (closed) {
      failure = new JournalException(file + " is closed");
    }
    if (failure == null && !batch.isEmpty()) {
      try {
        append(batch);
      } catch (IOException e) {
        failure =
            new JournalException(
                "cannot write "
                    + file
                    + ": "
                    + JournalException.reason(e)
                    + "; what was recorded before stays",
                e);
      }
    }
    for (Pending one : batch) {
      if (failure == null) {
        one.kept().complete(one.line());
      } else {
        one.kept().completeExceptionally(failure);
      }
    }
  }

  private void append(List<Pending> batch) throws IOException {
    int length = batch.stream().mapToInt(one -> one.bytes().length).sum();
    ByteBuffer all = ByteBuffer.allocate(length);
    batch.forEach(one -> all.put(one.bytes()));
    all.flip();
    while (all.hasRemaining()) {
      channel.write(all);
    }
    for (Pending one : batch) {
      keep(one.line(), new Place(size, one.bytes().length));
      size += one.bytes().length;
    }
  }

  /** What is done with a line. */
  interface Found {
    void take(CallLine line, Place place);
  }

  /** Reads through the file; returns where its last whole line ends. */
  private static long scan(Path file, FileChannel channel, Found found) throws IOException {
    return scan(file, channel, 0, found);
  }

  /** The same from the beginning of a line on. */
  static long scan(Path file, FileChannel channel, long from, Found found) throws IOException {
    long end = from;
    int number = 0;
    InputStream in =
        new BufferedInputStream(Channels.newInputStream(channel.position(from)), 1 << 16);
    ByteArrayOutputStream line = new ByteArrayOutputStream(LINE);
    for (int b = in.read(); b >= 0; b = in.read()) {
      line.write(b);
      if (b == '\n') {
        number++;
        try {
          found.take(CallLine.read(line.toByteArray(), false), new Place(end, line.size()));
        } catch (IOException e) {
          throw new JournalException(file + ":" + number + ": is not the record of a call", e);
        }
        end += line.size();
        line.reset();
      }
    }
    return end;
  }
}
