package org.murmuration.journal.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.murmuration.journal.JournalException;

/**
 * The PostgreSQL database of a cluster, as one node reaches it. While it does not answer, is full
 * or restarts, statements wait and are tried again for as long as it takes, and the user is told.
 * Thread-safe.
 */
public final class Database implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** No statement here is long, so a connection that is silent for longer is dead. */
  private static final Duration ANSWER = Duration.ofSeconds(20);

  /** Other nodes that start may be making the tables. */
  private static final Duration PREPARE = Duration.ofMinutes(2);

  private static final Duration VALIDATE = Duration.ofSeconds(3);
  private static final Duration KEEP_ALIVE = Duration.ofMinutes(1);
  private static final Duration FIRST_RETRY = Duration.ofMillis(50);
  private static final Duration SLOWEST_RETRY = Duration.ofSeconds(1);
  private static final Duration WATCH = Duration.ofMillis(500);

  /**
   * What the server does with this node's sessions: it lets go of their locks when the node stalls
   * in a transaction or is cut off from it, and none waits for a lock for ever.
   */
  private static final String SESSION =
      "SET lock_timeout = '5s';"
          + " SET idle_in_transaction_session_timeout = '10s';"
          + " SET jit = off;"
          + " SET tcp_keepalives_idle = 10;"
          + " SET tcp_keepalives_interval = 5;"
          + " SET tcp_keepalives_count = 3;"
          + " SET tcp_user_timeout = '25s'";

  private final HikariDataSource pool;
  private final Trouble trouble;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(Database::daemon);

  /** What is done with a connection; it may be done again after a failure that passes. */
  @FunctionalInterface
  public interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private Database(HikariDataSource pool, Consumer<String> say) {
    this.pool = pool;
    this.trouble = new Trouble(say);
    watch.scheduleWithFixedDelay(
        trouble::look, WATCH.toMillis(), WATCH.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "postgresql-watch");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Connects, checks the server, and makes or updates the tables.
   *
   * @param say tells the user something, in one line
   * @throws org.murmuration.settings.InputError if the settings are wrong
   * @throws JournalException if the server cannot be reached or used
   */
  public static Database open(DatabaseSettings settings, Consumer<String> say) {
    return open(settings, System.getenv(), say);
  }

  /** The same with other variables of the environment. */
  static Database open(
      DatabaseSettings settings, Map<String, String> environment, Consumer<String> say) {
    Properties login = settings.login(environment);
    Properties all = new Properties();
    all.putAll(login);
    all.setProperty("ApplicationName", "murmuration");
    all.setProperty("connectTimeout", seconds(CONNECT));
    all.setProperty("loginTimeout", seconds(CONNECT.multipliedBy(2)));
    all.setProperty("tcpKeepAlive", "true");
    all.setProperty("socketTimeout", seconds(PREPARE));
    try (Connection connection = DriverManager.getConnection(settings.url(), all)) {
      Schema.prepare(connection, settings, login);
    } catch (SQLException e) {
      throw Refusals.atOpening(settings, e);
    }
    all.setProperty("socketTimeout", seconds(ANSWER));
    return new Database(pool(settings, all), say);
  }

  private static String seconds(Duration time) {
    return String.valueOf(time.toSeconds());
  }

  private static HikariDataSource pool(DatabaseSettings settings, Properties properties) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("postgresql");
    config.setJdbcUrl(settings.url());
    config.setDataSourceProperties(properties);
    config.setSchema(Schema.NAME);
    config.setConnectionInitSql(SESSION);
    // Statements that are repeated count on it; and the pool could not find it out by itself if its
    // first connection broke at that.
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setMaximumPoolSize(settings.pool());
    config.setMinimumIdle(1);
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(CONNECT.toMillis());
    config.setValidationTimeout(VALIDATE.toMillis());
    config.setKeepaliveTime(KEEP_ALIVE.toMillis());
    return new HikariDataSource(config);
  }

  /**
   * Does something with a connection, in transactions of single statements unless it says
   * otherwise. Is done again, from the beginning, until it comes to an end, when the connection was
   * lost, the server has no room, and the like; so it must be of such a kind that it may have been
   * done before.
   *
   * @throws JournalException if it can never succeed, or the database is closed meanwhile
   */
  public <T> T call(Work<T> work) {
    try (Trouble.Call call = trouble.begin()) {
      Duration wait = FIRST_RETRY;
      for (boolean first = true; ; first = false) {
        try {
          return attempt(work);
        } catch (SQLException e) {
          if (closed.getCount() == 0) {
            throw new JournalException("the database is closed", e);
          }
          if (!Refusals.isPassing(e)) {
            throw Refusals.failed(e);
          }
          if (!first) {
            // A connection that broke while nobody used it is no trouble yet.
            call.failed(Refusals.words(e));
          }
        }
        pause(wait);
        wait =
            wait.multipliedBy(2).compareTo(SLOWEST_RETRY) < 0
                ? wait.multipliedBy(2)
                : SLOWEST_RETRY;
        call.again();
      }
    }
  }

  private <T> T attempt(Work<T> work) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      try {
        return work.on(connection);
      } catch (SQLException e) {
        if (Refusals.isOfConnection(e)) {
          pool.evictConnection(connection);
        }
        throw e;
      }
    }
  }

  /**
   * Waits, unless the database is closed.
   *
   * @throws JournalException if it is, or the thread is interrupted
   */
  void pause(Duration time) {
    try {
      if (closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new JournalException("the database is closed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JournalException("interrupted while waiting for the database", e);
    }
  }

  /** Why it does not answer, in one line for the user; empty if it does. */
  public String trouble() {
    return trouble.inWords();
  }

  /** Lets go of all connections; what waits for an answer fails. */
  @Override
  public void close() {
    closed.countDown();
    watch.shutdownNow();
    pool.close();
  }
}
