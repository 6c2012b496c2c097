package org.murmuration.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.journal.postgres.LogLines.Log;

/** The audit log of a cluster and its interviews may only grow. */
class LogLinesIT {

  private static final PostgresServer SERVER = PostgresServer.shared();

  private static Database open() {
    return Database.open(SERVER.settings(), Map.of(), line -> {});
  }

  @Test
  void linesOfARunAndOfItsBatchAsAWholeAreFoundInOrder() {
    try (Database database = open()) {
      LogLines log = new LogLines(database);
      log.add(Log.AUDIT, 9001, 0, "{\"a\":1}");
      log.add(Log.AUDIT, 9001, 1, "{\"a\":2}");
      log.add(Log.AUDIT, 9001, null, "{\"a\":3}");
      log.add(Log.AUDIT, 9002, 0, "{\"a\":4}");
      log.add(Log.INTERVIEW, 9001, 0, "{\"q\":1}");

      assertThat(log.find(Log.AUDIT, 9001, 0)).containsExactly("{\"a\":1}", "{\"a\":3}");
      assertThat(log.find(Log.AUDIT, 9001, 1)).containsExactly("{\"a\":2}", "{\"a\":3}");
      assertThat(log.find(Log.INTERVIEW, 9001, 0)).containsExactly("{\"q\":1}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE murmuration.log_line SET line = '{}'",
        "DELETE FROM murmuration.log_line",
        "TRUNCATE murmuration.log_line"
      })
  void nothingIsChangedOrRemoved(String statement) throws SQLException {
    try (Database database = open()) {
      new LogLines(database).add(Log.AUDIT, 9003, 0, "{\"a\":1}");
      try (Connection connection =
              DriverManager.getConnection(SERVER.url(), SERVER.settings().user(), null);
          Statement sql = connection.createStatement()) {
        assertThatThrownBy(() -> sql.execute(statement)).hasMessageContaining("may only grow");
      }
      assertThat(new LogLines(database).find(Log.AUDIT, 9003, 0)).contains("{\"a\":1}");
    }
  }
}
