package org.murmuration.journal.postgres;

import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.murmuration.journal.EntryFormat;
import org.murmuration.journal.Fenced;
import org.murmuration.journal.Journal;
import org.murmuration.journal.JournalException;
import org.murmuration.journal.RunKey;
import org.murmuration.model.Entry;

/**
 * The journal of a run in PostgreSQL, by the writer that has taken the run over.
 *
 * <p>What is appended waits in memory until a thread of the journal has written it, many entries at
 * a time. Each write counts only if nobody has taken the run over since, and if it follows what is
 * there: so nothing is doubled when a write is repeated because its answer was lost, and nothing at
 * all is written by a node that was given up and wakes again.
 */
public final class PostgresJournal implements Journal {

  /** So many of the latest entries are kept as objects, unless told otherwise. */
  public static final int RECENT = 262_144;

  private static final int MOST_WAITING = 50_000;
  private static final long MOST_WAITING_BYTES = 64L << 20;
  private static final int STRIDE = 256;
  private static final int STRIDES = 256;
  private static final int PAGE = 2_000;
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Database database;
  private final RunKey run;
  private final long epoch;
  private final EntryFormat format;
  private final Lines stored;
  private final FencedAppend append;
  private final Backlog backlog;
  private final RecentEntries recent;
  private final Map<Long, List<Entry>> strides =
      new LinkedHashMap<>(STRIDES, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, List<Entry>> eldest) {
          return size() > STRIDES;
        }
      };
  private final Thread writer;
  private long size;
  private long wanted;
  private boolean closing;
  private Throwable failure;
  private volatile long safe;

  /**
   * The journal of a run taken over, which has so many entries; {@code recent} are kept at hand.
   */
  PostgresJournal(
      Database database, RunKey run, long epoch, long entries, EntryFormat format, int recent) {
    this.database = database;
    this.run = run;
    this.epoch = epoch;
    this.format = format;
    this.stored = new Lines(database, run);
    this.append = new FencedAppend(run, epoch);
    this.backlog = new Backlog(format);
    this.recent = new RecentEntries(recent);
    this.size = entries;
    this.safe = entries;
    this.writer = new Thread(this::writeAll, "journal-" + run);
    writer.setDaemon(true);
    writer.start();
  }

  @Override
  public synchronized void append(Entry entry) {
    check();
    if (entry.index() != size) {
      throw new IllegalArgumentException("entry " + entry.index() + " cannot follow " + (size - 1));
    }
    try {
      backlog.add(entry);
    } catch (IOException e) {
      throw JournalException.of("cannot write entry " + size + " of run " + run, e);
    }
    recent.add(entry, safe);
    size++;
    if (backlog.isFirstFull()) {
      notifyAll();
    }
  }

  @Override
  public synchronized void flush() {
    check();
    wanted = size;
    notifyAll();
  }

  @Override
  public synchronized long safe() {
    check();
    return safe;
  }

  @Override
  public synchronized boolean isBehind() {
    return size - safe > MOST_WAITING || backlog.bytes() > MOST_WAITING_BYTES;
  }

  @Override
  public String trouble() {
    return database.trouble();
  }

  @Override
  public long epoch() {
    return epoch;
  }

  @Override
  public synchronized long size() {
    return size;
  }

  /** Throws what makes further writing impossible, anew for whoever asks. */
  private void check() {
    if (failure instanceof Fenced) {
      throw new Fenced(failure.getMessage());
    }
    if (failure != null) {
      throw new JournalException(String.valueOf(failure.getMessage()), failure);
    }
  }

  @Override
  public Iterator<Entry> entries() {
    return new Pages();
  }

  @Override
  public Optional<Entry> read(long index) {
    long stride = index / STRIDE;
    synchronized (this) {
      if (index < 0 || index >= size) {
        return Optional.empty();
      }
      Optional<Entry> known = recent.at(index);
      if (known.isPresent()) {
        return known;
      }
      List<Entry> cached = strides.get(stride);
      if (cached != null && index - stride * STRIDE < cached.size()) {
        return Optional.of(cached.get((int) (index - stride * STRIDE)));
      }
    }
    List<Entry> read = stored.read(stride * STRIDE, STRIDE, format);
    synchronized (this) {
      strides.put(stride, read);
    }
    if (index - stride * STRIDE >= read.size()) {
      throw missing(index);
    }
    return Optional.of(read.get((int) (index - stride * STRIDE)));
  }

  private JournalException missing(long index) {
    return new JournalException("entry " + index + " of run " + run + " is not in the database");
  }

  /**
   * Waits some seconds for what was appended to be written.
   *
   * @throws JournalException if it was not; what was recorded before stays
   */
  @Override
  public void close() {
    synchronized (this) {
      closing = true;
      notifyAll();
    }
    try {
      writer.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      String why = failure == null ? trouble() : String.valueOf(failure.getMessage());
      // Ends its waiting for a database that does not answer.
      writer.interrupt();
      if (safe < size && !(failure instanceof Fenced)) {
        throw new JournalException(
            "run "
                + run
                + ": entries from "
                + safe
                + " on could not be written to PostgreSQL"
                + (why.isEmpty() ? "" : " (" + why + ")")
                + "; what was recorded before stays");
      }
    }
  }

  private void writeAll() {
    try {
      for (Backlog.Piece piece = next(); piece != null; piece = next()) {
        write(piece);
        synchronized (this) {
          backlog.written();
          safe = piece.end();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      synchronized (this) {
        failure = e;
      }
    }
  }

  /** What is to be written next, once there is something; null at the end. */
  private synchronized Backlog.Piece next() throws InterruptedException {
    while (!closing && (safe >= wanted || backlog.isEmpty()) && !backlog.isFirstFull()) {
      wait();
    }
    return backlog.isEmpty() ? null : backlog.first();
  }

  private void write(Backlog.Piece piece) {
    byte[] text = piece.text();
    database.call(
        connection -> {
          append.write(connection, piece, text);
          return null;
        });
  }

  /**
   * All entries from the first on; what is read from the database stays at hand if it is recent.
   */
  private final class Pages implements Iterator<Entry> {

    private long next;
    private Iterator<Entry> page = List.<Entry>of().iterator();

    @Override
    public boolean hasNext() {
      return next < size();
    }

    @Override
    public Entry next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      if (!page.hasNext()) {
        page = page();
      }
      next++;
      return page.next();
    }

    private Iterator<Entry> page() {
      synchronized (PostgresJournal.this) {
        Optional<Entry> known = recent.at(next);
        if (known.isPresent()) {
          return List.of(known.get()).iterator();
        }
      }
      List<Entry> read = stored.read(next, PAGE, format);
      if (read.isEmpty()) {
        throw missing(next);
      }
      synchronized (PostgresJournal.this) {
        read.forEach(recent::offer);
      }
      return read.iterator();
    }
  }
}
