package org.murmuration.journal.postgres;

import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.murmuration.journal.JournalException;
import org.murmuration.journal.OutcomeFormat;
import org.murmuration.journal.RunKey;
import org.murmuration.settings.InputError;

/** The batches of a cluster and their runs, for every node to see. Thread-safe. */
public final class BatchStore {

  private static final String CREATE =
      """
      WITH made AS (
        INSERT INTO batch (token, name, manifest, scenario) VALUES (?, ?, ?, ?)
        ON CONFLICT (token) DO NOTHING RETURNING id),
      files AS (
        INSERT INTO input (batch, name, content)
        SELECT made.id, file.name, file.content
        FROM made, unnest(?::text[], ?::bytea[]) AS file (name, content)),
      runs AS (
        INSERT INTO run (batch, run) SELECT made.id, number FROM made, generate_series(0, ? - 1) number)
      SELECT id FROM made UNION ALL SELECT id FROM batch WHERE token = ?
      """;

  private static final String REOPEN =
      """
      WITH changed AS (UPDATE batch SET manifest = ? WHERE id = ?)
      UPDATE run SET state = 'open', end_reason = NULL, problem = NULL, epoch = epoch + 1
      WHERE batch = ?
        AND (state = 'failed' OR state = 'ended' AND end_reason IN ('stopped', 'budget-spent'))
      """;

  private final Database database;
  private final Takeover takeover;

  public BatchStore(Database database) {
    this.database = database;
    this.takeover = new Takeover(database);
  }

  /** Keeps a new batch, whose runs then are open; returns its number. */
  public long create(
      String name, String manifest, String scenarioText, Map<String, byte[]> inputs, int runs) {
    return create(UUID.randomUUID(), name, manifest, scenarioText, inputs, runs);
  }

  /**
   * Keeps a new batch, whose runs then are open; returns its number.
   *
   * @param token tells this batch from all others; one that is kept already is not kept again
   * @param inputs files the scenario refers to, by their names within the folder of the batch
   * @throws InputError if a text holds what the database cannot keep
   */
  public long create(
      UUID token,
      String name,
      String manifest,
      String scenarioText,
      Map<String, byte[]> inputs,
      int runs) {
    checkText("the name", name);
    checkText("the manifest", manifest);
    checkText("the scenario", scenarioText);
    return database.call(
        connection -> {
          try (PreparedStatement create = connection.prepareStatement(CREATE)) {
            create.setObject(1, token);
            create.setString(2, name);
            create.setString(3, manifest);
            create.setString(4, scenarioText);
            create.setArray(
                5, connection.createArrayOf("text", inputs.keySet().toArray(String[]::new)));
            create.setArray(
                6, connection.createArrayOf("bytea", inputs.values().toArray(byte[][]::new)));
            create.setInt(7, runs);
            create.setObject(8, token);
            return number(create);
          }
        });
  }

  private static void checkText(String what, String text) {
    if (text.indexOf('\0') >= 0) {
      throw new InputError(what + " holds the character NUL; remove it");
    }
  }

  private static long number(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /**
   * A batch by its number.
   *
   * @throws JournalException if there is none
   */
  public Batch batch(long id) {
    return find(id)
        .orElseThrow(() -> new JournalException("there is no batch " + id + " in the database"));
  }

  /** A batch by its number, if there is one. */
  public Optional<Batch> find(long id) {
    return database.call(
        connection -> {
          Map<String, byte[]> inputs = inputs(connection, id);
          try (PreparedStatement select =
              connection.prepareStatement(
                  """
                  SELECT name, manifest, scenario, created,
                    (SELECT count(*) FROM run WHERE run.batch = batch.id)
                  FROM batch WHERE id = ?
                  """)) {
            select.setLong(1, id);
            try (ResultSet row = select.executeQuery()) {
              if (!row.next()) {
                return Optional.empty();
              }
              return Optional.of(
                  new Batch(
                      id,
                      row.getString(1),
                      row.getString(2),
                      row.getString(3),
                      inputs,
                      row.getInt(5),
                      row.getObject(4, OffsetDateTime.class).toInstant()));
            }
          }
        });
  }

  /** Numbers of the latest batches, at most so many, the latest last. */
  public List<Long> latest(int most) {
    return database.call(
        connection -> {
          List<Long> numbers = new ArrayList<>();
          try (PreparedStatement select =
                  connection.prepareStatement(
                      "SELECT id FROM (SELECT id FROM batch ORDER BY id DESC LIMIT "
                          + most
                          + ") newest ORDER BY id");
              ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
              numbers.add(rows.getLong(1));
            }
          }
          return numbers;
        });
  }

  private static Map<String, byte[]> inputs(Connection connection, long batch) throws SQLException {
    Map<String, byte[]> inputs = new TreeMap<>();
    try (PreparedStatement select =
        connection.prepareStatement("SELECT name, content FROM input WHERE batch = ?")) {
      select.setLong(1, batch);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          inputs.put(rows.getString(1), rows.getBytes(2));
        }
      }
    }
    return inputs;
  }

  /** Batches with runs that have not ended, oldest first. */
  public List<Long> openBatches() {
    return unfinished().stream().map(RunKey::batch).distinct().toList();
  }

  /** Runs that have not ended, in order of their batches and numbers. */
  public List<RunKey> unfinished() {
    return states("state = 'open'").stream().map(RunState::key).toList();
  }

  /** All runs of a batch. */
  public List<RunState> runs(long batch) {
    return states("batch = " + batch);
  }

  /**
   * A run.
   *
   * @throws JournalException if there is none
   */
  public RunState run(RunKey key) {
    List<RunState> found = states("batch = " + key.batch() + " AND run = " + key.run());
    if (found.isEmpty()) {
      throw new JournalException("there is no run " + key + " in the database");
    }
    return found.get(0);
  }

  private List<RunState> states(String which) {
    return database.call(
        connection -> {
          List<RunState> states = new ArrayList<>();
          try (PreparedStatement select =
                  connection.prepareStatement(
                      "SELECT batch, run, state, epoch, entries, coalesce(end_reason, ''),"
                          + " coalesce(problem, ''), lost FROM run WHERE "
                          + which
                          + " ORDER BY batch, run");
              ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
              states.add(state(rows));
            }
          }
          return states;
        });
  }

  private static RunState state(ResultSet row) throws SQLException {
    return new RunState(
        new RunKey(row.getLong(1), row.getInt(2)),
        RunState.State.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
        row.getLong(4),
        row.getLong(5),
        row.getString(6),
        row.getString(7),
        row.getLong(8));
  }

  /**
   * Takes an open run over: from now on nobody else can append to its journal. A session that holds
   * on to the run, because its node stalls, is ended after some seconds.
   *
   * @throws JournalException if the run has ended
   */
  public PostgresJournal takeOver(RunKey run, OutcomeFormat format) {
    return takeOver(run, format, PostgresJournal.RECENT);
  }

  /** The same with so many of the latest entries at hand in memory. */
  public PostgresJournal takeOver(RunKey run, OutcomeFormat format, int recent) {
    return takeover.journal(run, format, recent);
  }

  /**
   * Notes that a run came to its end, all its entries being in the database.
   *
   * @param reason a word such as {@code converged}
   * @return false if it was taken over by another node meanwhile, or has failed; then nothing is
   *     noted
   * @throws JournalException if it has another number of entries
   */
  public boolean ended(RunKey run, long epoch, String reason, long entries) {
    return takeover.end(run, epoch, RunState.State.ENDED, reason, null, entries);
  }

  /**
   * Notes that a run cannot go on, in one line for the user.
   *
   * @return false if it was taken over by another node meanwhile, or has ended; then nothing is
   *     noted
   */
  public boolean failed(RunKey run, long epoch, String problem) {
    return takeover.end(run, epoch, RunState.State.FAILED, null, problem, null);
  }

  /**
   * Lets runs of a batch go on that were stopped, ran out of budget or failed. Those that came to
   * their own end stay as they are.
   *
   * @param manifest replaces the batch's, for its budget may have changed
   */
  public void reopen(long batch, String manifest) {
    checkText("the manifest", manifest);
    database.call(
        connection -> {
          try (PreparedStatement reopen = connection.prepareStatement(REOPEN)) {
            reopen.setString(1, manifest);
            reopen.setLong(2, batch);
            reopen.setLong(3, batch);
            return reopen.executeUpdate();
          }
        });
  }

  /** Writes the lines of a run's journal from an index on, as {@code encounters.jsonl} has them. */
  public void writeEntries(RunKey run, long from, OutputStream out) {
    new Lines(database, run).write(from, out);
  }

  /** Writes the calls of a run, or those outside the histories, as {@code calls.jsonl} has them. */
  public void writeCalls(RunKey run, OutputStream out) {
    new CallLines(database, run).write(out);
  }
}
