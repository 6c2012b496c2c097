package org.murmuration.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.murmuration.journal.postgres.PostgresServer.GUARDED_USER;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.murmuration.journal.JournalException;
import org.murmuration.settings.InputError;

/** A database that cannot be used is said to be so in one line, and nothing starts. */
class DatabaseIT {

  private static final PostgresServer SERVER = PostgresServer.shared();
  private static final String PASSWORD_VARIABLE = "MURMURATION_DB_PASSWORD";

  private static Database open(DatabaseSettings settings) {
    return Database.open(settings, Map.of(), line -> {});
  }

  private static DatabaseSettings at(String url) {
    return new DatabaseSettings(url, "somebody", PASSWORD_VARIABLE, 2);
  }

  /** A new database of the shared server. */
  private static DatabaseSettings fresh(String name) {
    SERVER.execute("CREATE DATABASE " + name, "template1");
    return SERVER.settings("postgres", name);
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      DatabaseSettings settings, Map<String, String> environment) {
    return assertThatThrownBy(() -> Database.open(settings, environment, line -> {}))
        .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      DatabaseSettings settings) {
    return assertRefused(settings, Map.of());
  }

  private static String place(String database) {
    return "127.0.0.1:" + SERVER.port() + "/" + database;
  }

  @Test
  void aWrongPasswordIsNamedByItsVariableAndNotShown() {
    assertRefused(
            SERVER.settings(GUARDED_USER, "murmuration"), Map.of(PASSWORD_VARIABLE, "hunter2"))
        .isInstanceOf(InputError.class)
        .hasMessage(
            "PostgreSQL at "
                + place("murmuration")
                + " refuses the password of user guarded; it must be in the environment variable"
                + " MURMURATION_DB_PASSWORD");
  }

  @Test
  void soIsAPasswordThatIsNotThere() {
    assertRefused(SERVER.settings(GUARDED_USER, "murmuration"))
        .isInstanceOf(InputError.class)
        .hasMessage(
            "PostgreSQL at "
                + place("murmuration")
                + " wants a password of user guarded, but the environment variable"
                + " MURMURATION_DB_PASSWORD is not set");
  }

  @Test
  void aUserThatMayNotMakeTablesIsToldWhatItNeeds() {
    assertRefused(
            SERVER.settings(GUARDED_USER, "postgres"),
            Map.of(PASSWORD_VARIABLE, PostgresServer.PASSWORD))
        .isInstanceOf(InputError.class)
        .hasMessage(
            "PostgreSQL at "
                + place("postgres")
                + " does not let user guarded make tables (permission denied for database postgres);"
                + " GRANT CREATE ON DATABASE to it, or make it the owner");
  }

  @Test
  void withItsPasswordAndThatRightAUserGetsIn() {
    SERVER.execute("CREATE DATABASE owned OWNER " + GUARDED_USER, "template1");

    try (Database database =
        Database.open(
            SERVER.settings(GUARDED_USER, "owned"),
            Map.of(PASSWORD_VARIABLE, PostgresServer.PASSWORD),
            line -> {})) {
      assertThat(new BatchStore(database).openBatches()).isEmpty();
    }
  }

  @Test
  void anUnknownUserAndAnUnknownDatabaseAreNamed() {
    assertRefused(SERVER.settings("nobody_of_that_name", "murmuration"))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("does not let user nobody_of_that_name in: role")
        .hasMessageEndingWith("check murmuration.postgresql.user and the server's pg_hba.conf");
    assertRefused(SERVER.settings("postgres", "nowhere"))
        .isInstanceOf(InputError.class)
        .hasMessage(
            "PostgreSQL at "
                + place("nowhere")
                + " has no such database; create it (createdb), or correct"
                + " murmuration.postgresql.url");
  }

  @Test
  void whereNoServerAnswersTheAddressIsNamed() {
    assertRefused(at("jdbc:postgresql://127.0.0.1:1/murmuration"))
        .isInstanceOf(JournalException.class)
        .hasMessage(
            "no PostgreSQL answers at 127.0.0.1:1/murmuration: connection refused; start it, or"
                + " correct murmuration.postgresql.url");
    assertRefused(at("jdbc:postgresql://no-such-host.invalid/murmuration"))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("there is no host no-such-host.invalid");
  }

  @Test
  void aServerOfAnOlderVersionIsRefused() {
    try (OldServer old = OldServer.of("12.22")) {
      String url = "jdbc:postgresql://127.0.0.1:" + old.port() + "/m";
      assertRefused(at(url + "?assumeMinServerVersion=9.0"))
          .isInstanceOf(JournalException.class)
          .hasMessage(
              "PostgreSQL at 127.0.0.1:%d/m is version 12; it must be 13 or newer"
                  .formatted(old.port()));
    }
  }

  @Test
  void aDatabaseOfAnotherEncodingIsRefused() {
    SERVER.execute("CREATE DATABASE latin ENCODING LATIN1 TEMPLATE template0", "template1");

    assertRefused(SERVER.settings("postgres", "latin"))
        .isInstanceOf(InputError.class)
        .hasMessage(
            "the database at "
                + place("latin")
                + " has the encoding LATIN1; it must be UTF8 (createdb --encoding=UTF8"
                + " --template=template0)");
  }

  @Test
  void nodesThatStartAtTheSameTimeMakeTheTablesOnce() {
    DatabaseSettings settings = fresh("crowded");
    List<CompletableFuture<Database>> nodes = new ArrayList<>();
    for (int node = 0; node < 5; node++) {
      nodes.add(CompletableFuture.supplyAsync(() -> open(settings)));
    }

    for (CompletableFuture<Database> node : nodes) {
      try (Database database = node.join()) {
        assertThat(new BatchStore(database).unfinished()).isEmpty();
      }
    }
  }

  @Test
  void otherTablesInTheDatabaseAreNoneOfItsBusiness() {
    DatabaseSettings settings = fresh("shared");
    SERVER.execute("CREATE TABLE batch (something text)", "shared");

    try (Database database = open(settings)) {
      assertThat(new BatchStore(database).openBatches()).isEmpty();
    }
  }

  @Test
  void tablesOfALaterVersionAreRefused() {
    DatabaseSettings settings = fresh("later");
    open(settings).close();
    SERVER.execute(
        "INSERT INTO murmuration.flyway_schema_history"
            + " SELECT 900, '900', 'later', 'SQL', 'V900__later.sql', 1, 'x', now(), 1, true",
        "later");

    assertRefused(settings)
        .isInstanceOf(JournalException.class)
        .hasMessage(
            "the tables in "
                + place("later")
                + " are of a later version of Murmuration; use that version, or another database");
  }

  @Test
  void soAreTablesThatAnotherFileHasMade() {
    DatabaseSettings settings = fresh("altered");
    open(settings).close();
    SERVER.execute(
        "UPDATE murmuration.flyway_schema_history SET checksum = 17 WHERE version = '1'",
        "altered");

    assertRefused(settings)
        .isInstanceOf(JournalException.class)
        .hasMessage(
            "the tables in "
                + place("altered")
                + " were altered, or made by another version of Murmuration; use that version, or"
                + " another database");
  }

  @Test
  void aTableThatWasTamperedWithIsAFailureAndNoReasonToWait() {
    try (Database database = open(fresh("tampered"))) {
      SERVER.execute("ALTER TABLE murmuration.run DROP COLUMN lost", "tampered");

      assertThatThrownBy(() -> new BatchStore(database).unfinished())
          .isInstanceOf(JournalException.class)
          .hasMessage(
              "the tables in PostgreSQL are not what Murmuration made (column \"lost\" does not"
                  + " exist); give it a database of its own");
    }
  }

  @Test
  void itsSessionsLetGoOfLocksWhenTheyStall() {
    try (Database database = SERVER.database()) {
      assertThat(setting(database, "idle_in_transaction_session_timeout")).isEqualTo("10s");
      assertThat(setting(database, "lock_timeout")).isEqualTo("5s");
      assertThat(setting(database, "application_name")).isEqualTo("murmuration");
      assertThat(setting(database, "tcp_keepalives_idle")).isEqualTo("10");
      assertThat(setting(database, "search_path")).isEqualTo("murmuration");
    }
  }

  private static String setting(Database database, String name) {
    return database.call(
        connection -> {
          try (Statement statement = connection.createStatement();
              var row = statement.executeQuery("SHOW " + name)) {
            row.next();
            return row.getString(1);
          }
        });
  }

  @Test
  void whoWaitsForTheDatabaseIsReleasedWhenItIsClosed() {
    Database database = SERVER.database();
    CompletableFuture<Void> attempted = new CompletableFuture<>();
    CompletableFuture<Object> waiting =
        CompletableFuture.supplyAsync(
            () ->
                database.call(
                    connection -> {
                      attempted.complete(null);
                      throw new SQLException("no room", "53100");
                    }));
    attempted.join();

    database.close();

    assertThatThrownBy(waiting::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(JournalException.class)
        .hasMessage("the database is closed");
  }

  @Test
  void troubleIsToldOnceAndSoIsItsEnd() {
    List<String> said = new ArrayList<>();
    int[] tries = {0};
    try (Database database = SERVER.database(said::add)) {
      String trouble =
          database.call(
              connection -> {
                if (tries[0]++ < 4) {
                  throw new SQLException("could not extend file: No space left", "53100");
                }
                return database.trouble();
              });

      assertThat(trouble).isEqualTo(said.get(0));
      assertThat(database.trouble()).isEmpty();
    }
    assertThat(said)
        .containsExactly(
            "PostgreSQL does not answer, the run pauses: could not extend file: No space left",
            "PostgreSQL answers again; going on");
  }

  @Test
  void aSingleBrokenConnectionIsNoTrouble() {
    List<String> said = new ArrayList<>();
    int[] tries = {0};
    try (Database database = SERVER.database(said::add)) {
      int done =
          database.call(
              connection -> {
                if (tries[0]++ == 0) {
                  throw new SQLException("broken", "08006");
                }
                return tries[0];
              });

      assertThat(done).isEqualTo(2);
    }
    assertThat(said).isEmpty();
  }
}
