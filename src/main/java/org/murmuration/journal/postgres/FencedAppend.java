package org.murmuration.journal.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.murmuration.journal.Fenced;
import org.murmuration.journal.JournalException;
import org.murmuration.journal.RunKey;

/**
 * The statement that appends lines to a run's journal under one epoch. It writes all of them or
 * nothing, and does so once however often it is repeated.
 */
final class FencedAppend {

  private static final String APPEND =
      """
      WITH fence AS (
        UPDATE run SET entries = entries + ?
        WHERE batch = ? AND run = ? AND epoch = ? AND entries = ? AND state = 'open'
        RETURNING batch, run)
      INSERT INTO entry (batch, run, index, line)
      SELECT fence.batch, fence.run, ? + lines.place - 1, lines.line
      FROM fence, unnest(string_to_array(convert_from(?, 'UTF8'), E'\\n'))
        WITH ORDINALITY AS lines (line, place)
      """;

  private final RunKey run;
  private final long epoch;

  FencedAppend(RunKey run, long epoch) {
    this.run = run;
    this.epoch = epoch;
  }

  /**
   * Writes a piece, unless an earlier attempt whose answer was lost has done so.
   *
   * @param text the lines of the piece
   * @throws Fenced if the run was taken over
   * @throws JournalException if the run is not open, or has not the entries that the piece follows
   */
  void write(Connection connection, Backlog.Piece piece, byte[] text) throws SQLException {
    try (PreparedStatement append = connection.prepareStatement(APPEND)) {
      append.setInt(1, piece.lines());
      append.setLong(2, run.batch());
      append.setInt(3, run.run());
      append.setLong(4, epoch);
      append.setLong(5, piece.from());
      append.setLong(6, piece.from());
      append.setBytes(7, text);
      if (append.executeUpdate() == 0) {
        judge(connection, piece);
      }
    }
  }

  /** Nothing was written: finds out why. */
  private void judge(Connection connection, Backlog.Piece piece) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT epoch, entries, state FROM run WHERE batch = ? AND run = ?")) {
      select.setLong(1, run.batch());
      select.setInt(2, run.run());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new JournalException("run " + run + " is not in the database any more");
        }
        judge(piece, row.getLong(1), row.getLong(2), row.getString(3));
      }
    }
  }

  private void judge(Backlog.Piece piece, long present, long entries, String state) {
    if (present != epoch) {
      throw new Fenced(
          "run %s was taken over by another node (epoch %d, this one's is %d)"
              .formatted(run, present, epoch));
    }
    if (entries != piece.end()) {
      throw new JournalException(
          "run %s has %d entries in the database and is %s; it must be open and have %d"
              .formatted(run, entries, state, piece.from()));
    }
  }
}
