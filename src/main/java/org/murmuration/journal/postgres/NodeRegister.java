package org.murmuration.journal.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which nodes use the database, so that two clusters on one database are noticed. Looks at no clock
 * but the database's. Thread-safe.
 */
public final class NodeRegister {

  private static final String BEAT =
      """
      INSERT INTO node (address, cluster, release, heartbeat) VALUES (?, ?, ?, clock_timestamp())
      ON CONFLICT (address) DO UPDATE SET
        cluster = excluded.cluster, release = excluded.release, heartbeat = excluded.heartbeat
      """;

  private static final String FORGET =
      "DELETE FROM node WHERE heartbeat < clock_timestamp() - interval '1 day'";

  private final Database database;
  private final String cluster;
  private final String release;

  /**
   * The register, as nodes of one cluster see it.
   *
   * @param cluster what tells the cluster from others, for whoever looks into the table
   * @param release version of the program on this node
   */
  public NodeRegister(Database database, String cluster, String release) {
    this.database = database;
    this.cluster = cluster;
    this.release = release;
  }

  /** The node at an address is alive. */
  public void beat(String address) {
    database.call(
        connection -> {
          try (PreparedStatement beat = connection.prepareStatement(BEAT)) {
            beat.setString(1, address);
            beat.setString(2, cluster);
            beat.setString(3, release);
            return beat.executeUpdate();
          }
        });
  }

  /** The node at an address is gone. */
  public void remove(String address) {
    database.call(
        connection -> {
          try (PreparedStatement remove =
              connection.prepareStatement("DELETE FROM node WHERE address = ?")) {
            remove.setString(1, address);
            return remove.executeUpdate();
          }
        });
  }

  /** Addresses of all nodes that are there or were not long ago. */
  public Set<String> known() {
    return heartbeats().keySet();
  }

  /**
   * Nodes that are alive and belong to another cluster.
   *
   * @param members addresses of the cluster's own nodes
   * @param observe for how long heartbeats are watched; longer than the time between two
   */
  public List<String> strangers(Set<String> members, Duration observe) {
    Map<String, String> before = heartbeats();
    database.pause(observe);
    Map<String, String> after = heartbeats();
    return after.entrySet().stream()
        .filter(node -> !node.getValue().equals(before.get(node.getKey())))
        .map(Map.Entry::getKey)
        .filter(address -> !members.contains(address))
        .toList();
  }

  private Map<String, String> heartbeats() {
    return database.call(
        connection -> {
          Map<String, String> heartbeats = new TreeMap<>();
          try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(FORGET);
            try (ResultSet rows =
                statement.executeQuery("SELECT address, heartbeat::text FROM node")) {
              while (rows.next()) {
                heartbeats.put(rows.getString(1), rows.getString(2));
              }
            }
          }
          return heartbeats;
        });
  }
}
