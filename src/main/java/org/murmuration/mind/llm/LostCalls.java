package org.murmuration.mind.llm;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Grants that no line will use up: those given back, and those of calls that were lost. */
final class LostCalls {

  /** Deleting and counting are one statement, so that nothing is counted twice. */
  private static final String COUNT =
      """
      WITH gone AS (DELETE FROM call_begun WHERE %s RETURNING batch, run),
      counts AS (SELECT batch, run, count(*) AS lost FROM gone GROUP BY batch, run),
      inside AS (
        UPDATE run SET lost = run.lost + counts.lost FROM counts
        WHERE run.batch = counts.batch AND run.run = counts.run),
      outside AS (
        UPDATE batch SET lost = batch.lost + counts.lost FROM counts
        WHERE batch.id = counts.batch AND counts.run = -1)
      SELECT coalesce(sum(lost), 0)::bigint FROM counts
      """;

  private static final String OF_NODE = COUNT.formatted("node = ?");
  private static final String OF_NUMBERS = COUNT.formatted("id = ANY (?::uuid[])");

  private LostCalls() {}

  /** Gives grants back, and counts those whose calls were lost. */
  static Void free(Connection connection, List<CallWriter.Freed> freed) throws SQLException {
    List<CallWriter.Freed> lost = freed.stream().filter(CallWriter.Freed::lost).toList();
    if (!lost.isEmpty()) {
      run(connection, OF_NUMBERS, lost);
    }
    if (lost.size() < freed.size()) {
      try (PreparedStatement delete =
          connection.prepareStatement("DELETE FROM call_begun WHERE id = ANY (?::uuid[])")) {
        new CallColumns<>(delete, freed, 1).uuids(CallWriter.Freed::begun);
        delete.executeUpdate();
      }
    }
    return null;
  }

  private static void run(Connection connection, String sql, List<CallWriter.Freed> lost)
      throws SQLException {
    try (PreparedStatement count = connection.prepareStatement(sql)) {
      new CallColumns<>(count, lost, 1).uuids(CallWriter.Freed::begun);
      count.executeQuery().close();
    }
  }

  /** Counts the calls of a node that died, and gives their shares of the budget back. */
  static long ofNode(Connection connection, String node) throws SQLException {
    try (PreparedStatement count = connection.prepareStatement(OF_NODE)) {
      count.setString(1, node);
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
