package org.murmuration.journal.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.murmuration.journal.JournalException;
import org.murmuration.journal.RunKey;

/** The lines of a run's record of calls as they stand in the database, in their order. */
public final class CallLines {

  private static final int AT_ONCE = 500;

  /** What stands before the bodies, made a whole object again. */
  private static final String HEAD = "left(line, strpos(line, ',\"request\":') - 1) || '}'";

  private final Database database;
  private final RunKey run;

  /** The calls of a run, or with {@link RunKey#OUTSIDE} those outside the histories. */
  public CallLines(Database database, RunKey run) {
    this.database = database;
    this.run = run;
  }

  private record Line(long number, byte[] text) {}

  /** Calls for each line, without the bodies of request and response. */
  public void forEachHead(Consumer<byte[]> action) {
    forEach(HEAD, action);
  }

  /** Writes all lines, each with its end. */
  public void write(OutputStream out) {
    forEach(
        "line",
        line -> {
          try {
            out.write(line);
            out.write('\n');
          } catch (IOException e) {
            throw JournalException.of("cannot write the calls of run " + run, e);
          }
        });
  }

  /** The lines that ended the calls of an encounter, in the order of its turns. */
  public List<byte[]> ofEncounter(long index) {
    return query(
        "SELECT line FROM call_line WHERE batch = ? AND run = ? AND about = 'encounter' AND index = ?"
            + " AND ended ORDER BY turn, agent, attempt",
        index);
  }

  /** The lines of the calls for an agent, without their bodies. */
  public List<byte[]> headsOfAgent(int agent) {
    return query(
        "SELECT "
            + HEAD
            + " FROM call_line WHERE batch = ? AND run = ? AND about = 'encounter' AND agent = ?",
        agent);
  }

  private List<byte[]> query(String query, long value) {
    return database.call(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setLong(1, run.batch());
            select.setInt(2, run.run());
            select.setLong(3, value);
            List<byte[]> lines = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
              while (rows.next()) {
                lines.add(rows.getBytes(1));
              }
            }
            return lines;
          }
        });
  }

  private void forEach(String column, Consumer<byte[]> action) {
    long after = 0;
    List<Line> lines;
    do {
      lines = lines(column, after);
      for (Line line : lines) {
        action.accept(line.text());
        after = line.number();
      }
    } while (!lines.isEmpty());
  }

  private List<Line> lines(String column, long after) {
    return database.call(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT number, "
                      + column
                      + " FROM call_line WHERE batch = ? AND run = ? AND number > ?"
                      + " ORDER BY number LIMIT "
                      + AT_ONCE)) {
            select.setLong(1, run.batch());
            select.setInt(2, run.run());
            select.setLong(3, after);
            List<Line> lines = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
              while (rows.next()) {
                lines.add(new Line(rows.getLong(1), rows.getBytes(2)));
              }
            }
            return lines;
          }
        });
  }
}
