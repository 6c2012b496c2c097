package org.murmuration.journal.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The audit log of a cluster and its interviews, which may only grow. Thread-safe; blocks. */
public final class LogLines {

  private static final String ADD =
      "INSERT INTO log_line (id, log, batch, run, line) VALUES (?, ?, ?, ?, ?)"
          + " ON CONFLICT (id) DO NOTHING";
  private static final String FIND =
      "SELECT line FROM log_line WHERE log = ? AND batch = ? AND (run = ? OR run IS NULL)"
          + " ORDER BY number";

  private final Database database;

  public LogLines(Database database) {
    this.database = database;
  }

  /** Which of the two. */
  public enum Log {
    AUDIT,
    INTERVIEW;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Adds a line.
   *
   * @param batch number of a batch, or 0
   * @param run number of a run, or null for all of the batch
   * @param line JSON without a line break
   */
  public void add(Log log, long batch, Integer run, String line) {
    UUID id = UUID.randomUUID();
    database.call(
        connection -> {
          try (PreparedStatement add = connection.prepareStatement(ADD)) {
            add.setObject(1, id);
            add.setString(2, log.word());
            add.setLong(3, batch);
            add.setObject(4, run, Types.INTEGER);
            add.setString(5, line);
            return add.executeUpdate();
          }
        });
  }

  /** The lines of a run and those of its batch as a whole, oldest first. */
  public List<String> find(Log log, long batch, int run) {
    return database.call(
        connection -> {
          try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setString(1, log.word());
            find.setLong(2, batch);
            find.setInt(3, run);
            List<String> lines = new ArrayList<>();
            try (ResultSet rows = find.executeQuery()) {
              while (rows.next()) {
                lines.add(rows.getString(1));
              }
            }
            return lines;
          }
        });
  }
}
