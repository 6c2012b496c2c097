package org.murmuration.journal.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.murmuration.journal.JournalException;
import org.murmuration.settings.InputError;
import org.postgresql.ds.PGSimpleDataSource;

/** The tables, in a schema of their own, as the files in {@code db/migration} make them. */
final class Schema {

  static final String NAME = "murmuration";

  private static final int OLDEST = 13;
  private static final int VERSION_FACTOR = 10_000;

  private static final int ANSWER_SECONDS = 120;

  /** Any number that no other program on the database takes for the same. */
  private static final long LOCK = 0x6d75726d75726174L;

  private Schema() {}

  /**
   * Makes the tables, or brings them up to date, and checks the server on the way.
   *
   * @param connection for the check; also keeps other nodes that start at the same time waiting
   * @throws JournalException if the server is too old, or the tables are not of this version
   */
  static void prepare(Connection connection, DatabaseSettings settings, Properties login)
      throws SQLException {
    checkServer(connection, settings);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET lock_timeout = '60s'");
      statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
      migrate(settings, login);
      statement.execute("SELECT pg_advisory_unlock(" + LOCK + ")");
    }
  }

  private static void checkServer(Connection connection, DatabaseSettings settings)
      throws SQLException {
    int version = connection.getMetaData().getDatabaseMajorVersion();
    if (version < OLDEST) {
      throw new JournalException(tooOld(settings, version));
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW server_encoding")) {
      row.next();
      if (!row.getString(1).equals("UTF8")) {
        throw new InputError(
            "the database at "
                + settings.place()
                + " has the encoding "
                + row.getString(1)
                + "; it must be UTF8 (createdb --encoding=UTF8 --template=template0)");
      }
    }
  }

  /** What is said of a server of an older version. */
  static String tooOld(DatabaseSettings settings, int version) {
    return "PostgreSQL at "
        + settings.place()
        + " is version "
        + version
        + "; it must be "
        + OLDEST
        + " or newer";
  }

  private static void migrate(DatabaseSettings settings, Properties login) throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(settings.url());
    source.setUser(login.getProperty("user"));
    source.setPassword(login.getProperty("password"));
    source.setSocketTimeout(ANSWER_SECONDS);
    try {
      Flyway flyway =
          Flyway.configure()
              .dataSource(source)
              .defaultSchema(NAME)
              .locations("classpath:db/migration")
              .failOnMissingLocations(true)
              // By default Flyway would put up with a schema of a later version.
              .ignoreMigrationPatterns(new String[0])
              .load();
      boolean newer =
          Arrays.stream(flyway.info().all())
              .map(migration -> migration.getState())
              .anyMatch(
                  state ->
                      state == MigrationState.FUTURE_SUCCESS
                          || state == MigrationState.FUTURE_FAILED);
      if (newer) {
        throw new JournalException(
            "the tables in "
                + settings.place()
                + " are of a later version of Murmuration; use that version, or another database");
      }
      flyway.migrate();
    } catch (FlywayValidateException e) {
      throw new JournalException(
          "the tables in "
              + settings.place()
              + " were altered, or made by another version of Murmuration; use that version, or"
              + " another database",
          e);
    } catch (FlywayException e) {
      throw cause(e);
    }
  }

  /** The error of the database that stopped a migration, if that is what did. */
  private static SQLException cause(FlywayException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException known) {
        return known;
      }
    }
    throw new JournalException(
        "the tables cannot be made: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "), e);
  }
}
