package org.murmuration.journal.postgres;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.murmuration.journal.EntryFormat;
import org.murmuration.journal.JournalException;
import org.murmuration.journal.RunKey;
import org.murmuration.model.Entry;

/** The lines of a run's journal as they stand in the database. Thread-safe. */
final class Lines {

  private static final ObjectReader READER = JsonMapper.builder().build().reader();
  private static final int AT_ONCE = 2_000;

  private final Database database;
  private final RunKey run;

  Lines(Database database, RunKey run) {
    this.database = database;
    this.run = run;
  }

  /** Entries from an index on, as many as there are and at most {@code count}. */
  List<Entry> read(long from, int count, EntryFormat format) {
    List<byte[]> lines = lines(from, count);
    List<Entry> entries = new ArrayList<>(lines.size());
    for (byte[] line : lines) {
      entries.add(entry(line, from + entries.size(), format));
    }
    return entries;
  }

  /** Writes all lines from an index on, each with its end. */
  void write(long from, OutputStream out) {
    long next = from;
    List<byte[]> lines;
    do {
      lines = lines(next, AT_ONCE);
      try {
        for (byte[] line : lines) {
          out.write(line);
          out.write('\n');
        }
      } catch (IOException e) {
        throw JournalException.of("cannot write the journal of run " + run, e);
      }
      next += lines.size();
    } while (!lines.isEmpty());
  }

  private Entry entry(byte[] line, long index, EntryFormat format) {
    try {
      Entry entry = format.read(READER.readTree(line));
      if (entry.index() == index) {
        return entry;
      }
    } catch (IOException | RuntimeException e) {
      throw damaged(index, e);
    }
    throw damaged(index, null);
  }

  private JournalException damaged(long index, Exception cause) {
    return new JournalException(
        "entry " + index + " of run " + run + " in the database is not what it must be", cause);
  }

  private List<byte[]> lines(long from, int count) {
    return database.call(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  """
                  SELECT index, line FROM entry
                  WHERE batch = ? AND run = ? AND index >= ? AND index < ? ORDER BY index
                  """)) {
            select.setLong(1, run.batch());
            select.setInt(2, run.run());
            select.setLong(3, from);
            select.setLong(4, from + count);
            List<byte[]> lines = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
              while (rows.next()) {
                if (rows.getLong(1) != from + lines.size()) {
                  throw damaged(from + lines.size(), null);
                }
                // The driver has all text in UTF-8.
                lines.add(rows.getBytes(2));
              }
            }
            return lines;
          }
        });
  }
}
