package org.murmuration.journal.postgres;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.murmuration.journal.JournalException;
import org.murmuration.settings.InputError;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What errors of the database mean: for the user, and for whether trying again is of use. */
final class Refusals {

  /** Classes of SQLSTATE: connection failures, resources such as room on the disk. */
  private static final Set<String> PASSING_CLASSES = Set.of("08", "53");

  /**
   * Single ones: the server goes down, comes up, fails over (read-only meanwhile) or cannot read
   * and write; a session or statement was ended from outside; locks.
   */
  private static final Set<String> PASSING =
      Set.of(
          "57P01", "57P02", "57P03", "57P05", "57014", "25006", "58030", "25P03", "25P04", "55P03",
          "40001", "40P01");

  static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String WRONG_PASSWORD = "28P01";
  private static final String WRONG_USER = "28000";
  private static final String NO_DATABASE = "3D000";
  private static final String NO_PRIVILEGE = "42501";
  private static final String STARTING = "57P03";
  private static final String SYNTAX_OR_NAMES = "42";

  private Refusals() {}

  /** Whether the same statement may succeed later. */
  static boolean isPassing(SQLException e) {
    if (e instanceof SQLTransientConnectionException) {
      // The pool has no connection. It had some, so whatever keeps it from making others may pass.
      return true;
    }
    String state = state(e);
    if (state.isEmpty()) {
      return false;
    }
    return PASSING.contains(state) || PASSING_CLASSES.contains(state.substring(0, 2));
  }

  /** Whether the connection is of no more use. */
  static boolean isOfConnection(SQLException e) {
    String state = state(e);
    return state.startsWith("08") || state.startsWith("57P") || state.startsWith("25P");
  }

  /** A statement failed for good. */
  static JournalException failed(SQLException e) {
    String words = words(e);
    return new JournalException(
        state(e).startsWith(SYNTAX_OR_NAMES)
            ? "the tables in PostgreSQL are not what Murmuration made ("
                + words
                + "); give it a database of its own"
            : "PostgreSQL refused: " + words,
        e);
  }

  /** The database cannot be used at all. */
  static RuntimeException atOpening(DatabaseSettings settings, SQLException e) {
    String place = settings.place();
    return switch (state(e)) {
      case WRONG_PASSWORD ->
          new InputError(
              "PostgreSQL at "
                  + place
                  + " refuses the password of user "
                  + settings.user()
                  + "; it must be in the environment variable "
                  + settings.passwordEnv(),
              e);
      case WRONG_USER ->
          new InputError(
              "PostgreSQL at "
                  + place
                  + " does not let user "
                  + settings.user()
                  + " in: "
                  + words(e)
                  + "; check murmuration.postgresql.user and the server's pg_hba.conf",
              e);
      case NO_DATABASE ->
          new InputError(
              "PostgreSQL at "
                  + place
                  + " has no such database; create it (createdb), or correct"
                  + " murmuration.postgresql.url",
              e);
      case NO_PRIVILEGE ->
          new InputError(
              "PostgreSQL at "
                  + place
                  + " does not let user "
                  + settings.user()
                  + " make tables ("
                  + words(e)
                  + "); GRANT CREATE ON DATABASE to it, or make it the owner",
              e);
      case STARTING ->
          new JournalException(
              "PostgreSQL at " + place + " is not ready: " + words(e) + "; try again", e);
      default -> unreachable(settings, e);
    };
  }

  private static RuntimeException unreachable(DatabaseSettings settings, SQLException e) {
    String place = settings.place();
    if (isAbsentPassword(e)) {
      return new InputError(
          "PostgreSQL at "
              + place
              + " wants a password of user "
              + settings.user()
              + ", but the environment variable "
              + settings.passwordEnv()
              + " is not set",
          e);
    }
    return new JournalException(
        "no PostgreSQL answers at "
            + place
            + ": "
            + words(e)
            + "; start it, or correct murmuration.postgresql.url",
        e);
  }

  /** The driver says so itself, before the server does. */
  private static boolean isAbsentPassword(SQLException e) {
    return e instanceof PSQLException
        && !(e.getCause() instanceof IOException)
        && String.valueOf(e.getMessage()).contains("no password was provided");
  }

  /** SQLSTATE of an error; empty if there is none. */
  static String state(SQLException e) {
    return chain(e)
        .map(SQLException::getSQLState)
        .filter(state -> state != null && state.length() == 5)
        .findFirst()
        .orElse("");
  }

  /** An error in one line, without values of rows. */
  static String words(SQLException e) {
    Optional<String> server =
        chain(e)
            .filter(PSQLException.class::isInstance)
            .map(one -> ((PSQLException) one).getServerErrorMessage())
            .filter(said -> said != null && said.getMessage() != null)
            .map(ServerErrorMessage::getMessage)
            .findFirst();
    return server.orElseGet(() -> ofDriver(e)).strip().replaceAll("\\s+", " ");
  }

  private static String ofDriver(SQLException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return "there is no host " + cause.getMessage();
      }
      if (cause instanceof ConnectException) {
        return "connection refused";
      }
      if (cause instanceof SocketTimeoutException) {
        return "no answer in time";
      }
    }
    SQLException first = chain(e).reduce((outer, inner) -> inner).orElse(e);
    return String.valueOf(first.getMessage()).replaceFirst("^\\S+ - ", "");
  }

  private static Stream<SQLException> chain(SQLException e) {
    return Stream.iterate((Throwable) e, cause -> cause != null, cause -> cause.getCause())
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast);
  }
}
