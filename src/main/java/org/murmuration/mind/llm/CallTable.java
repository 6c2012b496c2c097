package org.murmuration.mind.llm;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.murmuration.journal.JournalException;
import org.murmuration.mind.llm.CallRecord.Beginning;

/**
 * The statements on the calls of one batch. Each may be repeated when a lost connection hides
 * whether it was carried out: what is written bears a number made here, and is counted in the same
 * statement that writes it.
 */
final class CallTable {

  /** Key by key through the index, even where the planner does not know yet how many there are. */
  private static final String ANSWERS =
      "SELECT given.place, answer.id, answer.line FROM "
          + CallColumns.KEYS
          + """
          ) WITH ORDINALITY AS given (run, about, index, agent, turn, attempt, place)
          CROSS JOIN LATERAL (
            SELECT id, line FROM call_line
            WHERE batch = ? AND ended AND run = given.run AND about = given.about
              AND index = given.index AND agent = given.agent AND turn = given.turn
              AND attempt = given.attempt
            LIMIT 1) AS answer
          """;

  private static final String KEEP =
      "WITH given AS (SELECT * FROM "
          + CallColumns.KEYS
          + """
          , ?::uuid[], ?::boolean[], ?::bytea[], ?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[],
            ?::bigint[], ?::bigint[])
            AS given (run, about, index, agent, turn, attempt,
              id, ended, line, begun, failed, input, cached, output, micros)),
          kept AS (
            INSERT INTO call_line (id, batch, run, about, index, agent, turn, attempt, ended, line)
            SELECT id, ?, run, about, index, agent, turn, attempt, ended, convert_from(line, 'UTF8')
            FROM given
            ON CONFLICT DO NOTHING RETURNING id),
          counted AS (
            UPDATE batch SET
              calls = batch.calls + new.calls, failed = batch.failed + new.failed,
              input = batch.input + new.input, cached = batch.cached + new.cached,
              output = batch.output + new.output, micros = batch.micros + new.micros
            FROM (
              SELECT count(*) AS calls, sum(failed) AS failed, sum(input) AS input,
                sum(cached) AS cached, sum(output) AS output, sum(micros) AS micros
              FROM given JOIN kept USING (id)) AS new
            WHERE batch.id = ? AND new.calls > 0),
          freed AS (
            DELETE FROM call_begun
            WHERE id = ANY (ARRAY (SELECT begun FROM given JOIN kept USING (id))))
          SELECT id FROM kept
          """;

  private static final String RESERVED =
      """
      SELECT count(*), coalesce(sum(tokens), 0)::bigint, coalesce(sum(micros), 0)::bigint
      FROM call_begun WHERE batch = ? AND id <> ALL (?::uuid[])
      """;

  private static final String RESERVE =
      """
      INSERT INTO call_begun (id, batch, run, node, tokens, micros)
      SELECT id, ?, run, ?, tokens, micros
      FROM unnest(?::uuid[], ?::int[], ?::bigint[], ?::bigint[]) AS given (id, run, tokens, micros)
      ON CONFLICT (id) DO NOTHING
      """;

  private final long batch;
  private final String node;

  CallTable(long batch, String node) {
    this.batch = batch;
    this.node = node;
  }

  /** A line that ended a call. */
  private record Answer(UUID id, CallLine line) {}

  /** What is said to each call that asks, by its number; nothing to those that have to wait. */
  Map<UUID, Beginning> begin(Connection connection, List<CallWriter.Begin> asked)
      throws SQLException {
    Map<UUID, Beginning> said = new HashMap<>();
    List<Answer> answers =
        answers(connection, asked, begin -> begin.run().run(), CallWriter.Begin::key);
    List<CallWriter.Begin> others = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      if (answers.get(i) == null) {
        others.add(asked.get(i));
      } else {
        said.put(asked.get(i).id(), new Beginning.Recorded(answers.get(i).line()));
      }
    }
    if (!others.isEmpty()) {
      grant(connection, others, said);
    }
    return said;
  }

  private void grant(Connection connection, List<CallWriter.Begin> asked, Map<UUID, Beginning> said)
      throws SQLException {
    boolean counted = asked.stream().anyMatch(begin -> begin.budget().limits().areOnCalls());
    Tally spent = Tally.NONE;
    Budget.Share reserved = Budget.Share.NONE;
    if (counted) {
      // Whoever else asks for a share of this budget, or counts a call, waits for the row.
      connection.setAutoCommit(false);
      spent = spent(connection, batch, "FOR NO KEY UPDATE");
      reserved = reserved(connection, asked);
    }
    List<CallWriter.Begin> granted = new ArrayList<>();
    for (CallWriter.Begin begin : asked) {
      Budget budget = begin.budget();
      Budget.Grant grant =
          budget.isOver()
              ? Budget.Grant.SPENT
              : budget.limits().grant(spent, reserved, begin.most());
      if (grant == Budget.Grant.GRANTED) {
        granted.add(begin);
        reserved = reserved.plus(begin.most());
        said.put(begin.id(), Beginning.Granted.INSTANCE);
      } else if (grant == Budget.Grant.SPENT) {
        said.put(begin.id(), new Beginning.Spent(budget.inWords(spent)));
      }
    }
    if (!granted.isEmpty()) {
      reserve(connection, granted);
    }
    if (counted) {
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  /** What the calls of a batch took so far. */
  static Tally spent(Connection connection, long batch, String lock) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT calls, failed, input, cached, output, micros FROM batch WHERE id = ? "
                + lock)) {
      select.setLong(1, batch);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new JournalException("there is no batch " + batch + " in the database");
        }
        return new Tally(
            row.getLong(1),
            row.getLong(2),
            row.getLong(3),
            row.getLong(4),
            row.getLong(5),
            row.getLong(6));
      }
    }
  }

  /** What others have reserved: these may have been granted in an attempt whose answer was lost. */
  private Budget.Share reserved(Connection connection, List<CallWriter.Begin> asked)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(RESERVED)) {
      select.setLong(1, batch);
      new CallColumns<>(select, asked, 2).uuids(CallWriter.Begin::id);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new Budget.Share(row.getLong(1), row.getLong(2), row.getLong(3));
      }
    }
  }

  private void reserve(Connection connection, List<CallWriter.Begin> granted) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(RESERVE)) {
      insert.setLong(1, batch);
      insert.setString(2, node);
      new CallColumns<>(insert, granted, 3)
          .uuids(CallWriter.Begin::id)
          .integers(begin -> begin.run().run())
          .longs(begin -> begin.most().tokens())
          .longs(begin -> begin.most().micros());
      insert.executeUpdate();
    }
  }

  /**
   * Keeps lines, of different keys as far as they end a call.
   *
   * @return the line that counts for each, by its number: itself, unless its call had ended before
   */
  Map<UUID, CallLine> keep(Connection connection, List<CallWriter.Line> lines) throws SQLException {
    Set<UUID> kept = insert(connection, lines);
    Map<UUID, CallLine> counting = new HashMap<>();
    List<CallWriter.Line> doubtful = new ArrayList<>();
    for (CallWriter.Line line : lines) {
      if (kept.contains(line.id()) || line.line().end() == null) {
        counting.put(line.id(), line.line());
      } else {
        doubtful.add(line);
      }
    }
    if (!doubtful.isEmpty()) {
      judge(connection, doubtful, counting);
    }
    return counting;
  }

  /** Lines that could not end their call: it has ended, by another or by themselves before. */
  private void judge(
      Connection connection, List<CallWriter.Line> lines, Map<UUID, CallLine> counting)
      throws SQLException {
    List<Answer> answers =
        answers(connection, lines, line -> line.run().run(), line -> line.line().key());
    List<CallWriter.Line> late = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      CallWriter.Line mine = lines.get(i);
      Answer answer = answers.get(i);
      if (answer == null) {
        throw new SQLException("an answer has vanished; once more", "40001");
      }
      if (answer.id().equals(mine.id())) {
        counting.put(mine.id(), mine.line());
      } else {
        late.add(mine.late());
        counting.put(mine.id(), answer.line());
      }
    }
    if (!late.isEmpty()) {
      insert(connection, late);
    }
  }

  private Set<UUID> insert(Connection connection, List<CallWriter.Line> lines) throws SQLException {
    try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
      int next =
          new CallColumns<>(keep, lines, 1)
              .keys(line -> line.run().run(), line -> line.line().key())
              .uuids(CallWriter.Line::id)
              .booleans(line -> line.line().end() != null)
              .bytes(CallWriter.Line::text)
              .uuids(CallWriter.Line::begun)
              .longs(line -> line.line().tally().failed())
              .longs(line -> line.line().tally().input())
              .longs(line -> line.line().tally().cached())
              .longs(line -> line.line().tally().output())
              .longs(line -> line.line().tally().micros())
              .next();
      keep.setLong(next, batch);
      keep.setLong(next + 1, batch);
      Set<UUID> kept = new HashSet<>();
      try (ResultSet rows = keep.executeQuery()) {
        while (rows.next()) {
          kept.add(rows.getObject(1, UUID.class));
        }
      }
      return kept;
    }
  }

  /** The line that ended the call of each item; null where it has not ended. */
  private <T> List<Answer> answers(
      Connection connection, List<T> items, Function<T, Integer> run, Function<T, CallKey> key)
      throws SQLException {
    List<Answer> answers = new ArrayList<>();
    items.forEach(item -> answers.add(null));
    try (PreparedStatement select = connection.prepareStatement(ANSWERS)) {
      select.setLong(new CallColumns<>(select, items, 1).keys(run, key).next(), batch);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          answers.set(rows.getInt(1) - 1, answer(rows));
        }
      }
    }
    return answers;
  }

  private static Answer answer(ResultSet row) throws SQLException {
    try {
      return new Answer(row.getObject(2, UUID.class), CallLine.read(row.getBytes(3), true));
    } catch (IOException e) {
      throw new JournalException(
          "call " + row.getString(2) + " in the database is not the record of a call", e);
    }
  }
}
