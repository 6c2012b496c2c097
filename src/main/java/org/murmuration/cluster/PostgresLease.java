package org.murmuration.cluster;

import akka.actor.ExtendedActorSystem;
import akka.coordination.lease.LeaseException;
import akka.coordination.lease.LeaseSettings;
import akka.coordination.lease.javadsl.Lease;
import akka.dispatch.Dispatchers;
import com.typesafe.config.Config;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The right to go on when nodes cannot reach each other, given by the database of the cluster to
 * one side at most: an advisory lock, held as long as the connection of the node that took it. The
 * side that has the database may go on even if it is a single node; the rest stops. Akka asks for
 * it with the strategy {@code lease-majority}.
 */
public final class PostgresLease extends Lease {

  /** Enough for a database that is just being restarted. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final long RETRY_MILLIS = 500;
  private static final String TIMEOUT_SECONDS = "5";

  private final LeaseSettings settings;
  private final Config database;
  private final Executor blocking;
  private volatile Connection held;

  /** The lease of a node; Akka starts it. */
  public PostgresLease(LeaseSettings settings, ExtendedActorSystem system) {
    this.settings = settings;
    this.database = system.settings().config().getConfig("murmuration.postgresql");
    this.blocking = system.dispatchers().lookup(Dispatchers.DefaultBlockingDispatcherId());
  }

  @Override
  public LeaseSettings getSettings() {
    return settings;
  }

  @Override
  public CompletionStage<Boolean> acquire() {
    return CompletableFuture.supplyAsync(this::take, blocking);
  }

  /** Split brain decisions take less time than it takes to notice a loss, so none is told. */
  @Override
  public CompletionStage<Boolean> acquire(Consumer<Optional<Throwable>> lost) {
    return acquire();
  }

  @Override
  public CompletionStage<Boolean> release() {
    return CompletableFuture.supplyAsync(this::giveBack, blocking);
  }

  @Override
  public boolean checkLease() {
    return held != null;
  }

  private synchronized boolean take() {
    if (held != null) {
      return true;
    }
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return tryOnce();
      } catch (SQLException e) {
        if (System.nanoTime() > deadline) {
          throw new LeaseException("the database does not answer: " + e.getMessage());
        }
        pause();
      }
    }
  }

  private boolean tryOnce() throws SQLException {
    Connection connection = DriverManager.getConnection(database.getString("url"), login());
    try (PreparedStatement lock =
        connection.prepareStatement("SELECT pg_try_advisory_lock(hashtextextended(?, 0))")) {
      lock.setString(1, settings.leaseName());
      try (ResultSet result = lock.executeQuery()) {
        if (result.next() && result.getBoolean(1)) {
          held = connection;
          return true;
        }
      }
    } finally {
      if (held != connection) {
        connection.close();
      }
    }
    return false;
  }

  private Properties login() {
    Properties login = new Properties();
    login.setProperty("user", database.getString("user"));
    String password = System.getenv(database.getString("password-env"));
    if (password != null) {
      login.setProperty("password", password);
    }
    login.setProperty("connectTimeout", TIMEOUT_SECONDS);
    login.setProperty("socketTimeout", TIMEOUT_SECONDS);
    login.setProperty("ApplicationName", "murmuration lease");
    return login;
  }

  private synchronized boolean giveBack() {
    Connection connection = held;
    held = null;
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        // Then the database has given the lock back already.
        return true;
      }
    }
    return true;
  }

  private static void pause() {
    try {
      Thread.sleep(RETRY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LeaseException("stopped while waiting for the database");
    }
  }
}
