package org.murmuration.journal.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.murmuration.journal.EntryFormat;
import org.murmuration.journal.JournalException;
import org.murmuration.journal.OutcomeFormat;
import org.murmuration.journal.RunKey;

/** How a run passes from one writer to the next, and to its end. */
final class Takeover {

  private static final int TRIES = 3;

  private static final String RAISE =
      """
      UPDATE run SET epoch = epoch + 1 WHERE batch = ? AND run = ? AND state = 'open'
      RETURNING epoch, entries
      """;

  /** Ends sessions that have changed the row and neither commit nor go away. */
  private static final String FREE =
      """
      SELECT pg_terminate_backend(pg_locks.pid) FROM run JOIN pg_locks
        ON pg_locks.transactionid = run.xmax AND pg_locks.granted
      WHERE run.batch = ? AND run.run = ? AND pg_locks.pid <> pg_backend_pid()
      """;

  private static final String END =
      """
      UPDATE run SET state = ?, end_reason = ?, problem = ?
      WHERE batch = ? AND run = ? AND epoch = ? AND state = 'open'
        AND entries = coalesce(?, entries)
      """;

  private final Database database;

  Takeover(Database database) {
    this.database = database;
  }

  private record Taken(long epoch, long entries) {}

  PostgresJournal journal(RunKey run, OutcomeFormat format, int recent) {
    // Raised twice, if the answer to the first attempt was lost, it fences just as well.
    Taken taken = database.call(connection -> raise(connection, run));
    if (taken == null) {
      throw new JournalException("run " + run + " has ended, or is not in the database");
    }
    return new PostgresJournal(
        database, run, taken.epoch(), taken.entries(), new EntryFormat(format), recent);
  }

  private static Taken raise(Connection connection, RunKey run) throws SQLException {
    for (int tries = 1; ; tries++) {
      try (PreparedStatement raise = connection.prepareStatement(RAISE)) {
        raise.setLong(1, run.batch());
        raise.setInt(2, run.run());
        try (ResultSet row = raise.executeQuery()) {
          return row.next() ? new Taken(row.getLong(1), row.getLong(2)) : null;
        }
      } catch (SQLException e) {
        if (!Refusals.state(e).equals(Refusals.LOCK_NOT_AVAILABLE)) {
          throw e;
        }
        if (tries == TRIES) {
          throw new JournalException(
              "run " + run + " cannot be taken over: another session holds its row in table run",
              e);
        }
        free(connection, run);
      }
    }
  }

  private static void free(Connection connection, RunKey run) throws SQLException {
    try (PreparedStatement free = connection.prepareStatement(FREE)) {
      free.setLong(1, run.batch());
      free.setInt(2, run.run());
      free.executeQuery().close();
    }
  }

  boolean end(
      RunKey run, long epoch, RunState.State state, String reason, String problem, Long entries) {
    return database.call(
        connection -> {
          try (PreparedStatement end = connection.prepareStatement(END)) {
            end.setString(1, state.word());
            end.setString(2, reason);
            end.setString(3, problem == null ? null : problem.replace("\0", ""));
            end.setLong(4, run.batch());
            end.setInt(5, run.run());
            end.setLong(6, epoch);
            end.setObject(7, entries, Types.BIGINT);
            return end.executeUpdate() == 1 || hasEndedSo(connection, run, epoch, state, entries);
          }
        });
  }

  /**
   * Nothing was changed: because it had been done before, because of the epoch or another end, or
   * because of the entries.
   */
  private static boolean hasEndedSo(
      Connection connection, RunKey run, long epoch, RunState.State wanted, Long entries)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT epoch, entries, state FROM run WHERE batch = ? AND run = ?")) {
      select.setLong(1, run.batch());
      select.setInt(2, run.run());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next() || row.getLong(1) != epoch) {
          return false;
        }
        String state = row.getString(3);
        if (state.equals(RunState.State.OPEN.word())) {
          throw new JournalException(
              "run %s ends after %d entries, but has %d in the database"
                  .formatted(run, entries, row.getLong(2)));
        }
        return state.equals(wanted.word());
      }
    }
  }
}
