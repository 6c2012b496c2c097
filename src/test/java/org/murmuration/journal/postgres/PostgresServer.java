package org.murmuration.journal.postgres;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of its own for tests, on a free port of this machine, in a folder that goes
 * with it. Can be stopped in every way that happens to servers. A test that cannot have one fails;
 * it is not skipped.
 */
public final class PostgresServer implements AutoCloseable {

  /** Its password is {@link #PASSWORD}; everybody else needs none. */
  public static final String GUARDED_USER = "guarded";

  public static final String PASSWORD = "open sesame, please";

  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
  private static final String SUPERUSER = "postgres";
  private static final String DATABASE = "murmuration";
  private static final int MINUTES = 2;

  private final Path folder;
  private final Path data;
  private final int port;
  private final Thread reaper;
  private List<ProcessHandle> paused = List.of();

  /** One for all tests of this JVM that do not stop it. */
  private static final class Shared {
    static final PostgresServer SERVER = start();
  }

  private PostgresServer(Path folder, Path data, int port) {
    this.folder = folder;
    this.data = data;
    this.port = port;
    this.reaper = new Thread(this::end, "reaper-of-postgresql");
  }

  /** One that stays up and is shared by all tests of this JVM. */
  public static PostgresServer shared() {
    return Shared.SERVER;
  }

  /** One that does not wait for the disk, which no process of this machine notices. */
  public static PostgresServer start() {
    return start(null, null, "fsync = off");
  }

  /**
   * One with further lines in its configuration.
   *
   * @param data its data directory, which must not be there yet; null: in a folder of its own
   * @param log the directory of its write-ahead log, likewise
   */
  public static PostgresServer start(Path data, Path log, String... configuration) {
    try {
      Path folder = Files.createTempDirectory("postgresql-");
      own(folder);
      Path place = data == null ? folder.resolve("data") : data;
      PostgresServer server = new PostgresServer(folder, place, freePort());
      Runtime.getRuntime().addShutdownHook(server.reaper);
      server.make(log == null ? folder.resolve("wal") : log, configuration);
      server.restart();
      server.execute("CREATE DATABASE " + DATABASE, "template1");
      server.execute(
          "CREATE ROLE " + GUARDED_USER + " LOGIN PASSWORD '" + PASSWORD + "'", DATABASE);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void make(Path log, String... configuration) throws IOException {
    run(
        "initdb",
        "--pgdata=" + data,
        "--username=" + SUPERUSER,
        "--auth=trust",
        "--encoding=UTF8",
        "--no-locale",
        "--waldir=" + log,
        "--no-sync");
    List<String> lines =
        new ArrayList<>(
            List.of(
                "port = " + port,
                "listen_addresses = '127.0.0.1'",
                "unix_socket_directories = '" + folder + "'"));
    lines.addAll(List.of(configuration));
    Files.write(data.resolve("postgresql.conf"), lines, StandardOpenOption.APPEND);
    Path access = data.resolve("pg_hba.conf");
    String guarded = "host all " + GUARDED_USER + " 127.0.0.1/32 scram-sha-256\n";
    Files.writeString(access, guarded + Files.readString(access));
  }

  /** Starts it again after it was stopped; comes back when it takes connections. */
  public void restart() {
    control("start");
  }

  /** Stops it as if the machine had lost its power. */
  public void stopImmediately() {
    goOn();
    if (Files.exists(data.resolve("postmaster.pid"))) {
      control("stop", "--mode=immediate");
    }
  }

  /** Stops it after ending all sessions. */
  public void stopFast() {
    control("stop", "--mode=fast");
  }

  private void control(String what, String... options) {
    List<String> line =
        new ArrayList<>(
            List.of(
                what,
                "--pgdata=" + data,
                "--silent",
                "--wait",
                "--timeout=60",
                "--log=" + folder.resolve("log")));
    line.addAll(List.of(options));
    run("pg_ctl", line.toArray(String[]::new));
  }

  /** Stops all its processes where they are, until {@link #goOn}. */
  public void pause() {
    ProcessHandle postmaster = ProcessHandle.of(postmaster()).orElseThrow();
    List<ProcessHandle> all = new ArrayList<>(List.of(postmaster));
    signal("STOP", all);
    List<ProcessHandle> children = postmaster.descendants().toList();
    signal("STOP", children);
    all.addAll(children);
    paused = all;
  }

  /** Ends a {@link #pause}. */
  public void goOn() {
    signal("CONT", paused);
    paused = List.of();
  }

  private static void signal(String name, List<ProcessHandle> processes) {
    for (ProcessHandle process : processes) {
      // One that has ended meanwhile needs no signal.
      if (process.isAlive()) {
        await("kill", "-" + name, String.valueOf(process.pid()));
      }
    }
  }

  /** Whether it runs. */
  public boolean isUp() {
    return Files.exists(data.resolve("postmaster.pid"))
        && ProcessHandle.of(postmaster()).map(ProcessHandle::isAlive).orElse(false);
  }

  private long postmaster() {
    try {
      return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How the node of a cluster reaches it. */
  public DatabaseSettings settings() {
    return settings(SUPERUSER, DATABASE);
  }

  DatabaseSettings settings(String user, String database) {
    return new DatabaseSettings(url(database), user, "MURMURATION_DB_PASSWORD", 8);
  }

  /** The same as lines of a node configuration. */
  public String configuration() {
    return """
        murmuration.journal = postgresql
        murmuration.postgresql {
          url = "%s", user = %s, password-env = MURMURATION_DB_PASSWORD, pool = 8
        }
        """
        .formatted(url(), SUPERUSER);
  }

  int port() {
    return port;
  }

  public String url() {
    return url(DATABASE);
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** Opens the database, as a node does. */
  public Database database(Consumer<String> say) {
    return Database.open(
        DatabaseSettings.of(
            ConfigFactory.parseString(configuration()).getConfig("murmuration.postgresql")),
        Map.of(),
        say);
  }

  public Database database() {
    return database(line -> {});
  }

  /** A connection of its own, in the schema of the program. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url() + "?currentSchema=murmuration", SUPERUSER, null);
  }

  /** Does something in the schema of the program, as whoever runs the server may. */
  public void execute(String sql) {
    execute(sql, DATABASE + "?currentSchema=murmuration");
  }

  void execute(String sql, String database) {
    try (Connection connection = DriverManager.getConnection(url(database), SUPERUSER, null);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The first value of the first row, in the schema of the program. */
  public String value(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  public long number(String sql) {
    return Long.parseLong(value(sql));
  }

  /** Stops it and removes what it wrote. */
  @Override
  public void close() {
    end();
    Runtime.getRuntime().removeShutdownHook(reaper);
  }

  private void end() {
    stopImmediately();
    delete(folder);
    delete(data);
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The newest server that Debian's packages have put here. */
  private static Path program(String name) {
    try (Stream<Path> versions = Files.exists(DEBIAN) ? Files.list(DEBIAN) : Stream.empty()) {
      return versions
          .map(version -> version.resolve("bin").resolve(name))
          .filter(Files::isExecutable)
          .max(
              Comparator.comparingInt(
                  path -> Integer.parseInt(path.getName(DEBIAN.getNameCount()).toString())))
          .orElseThrow(
              () ->
                  new AssertionError(
                      "there is no PostgreSQL server in "
                          + DEBIAN
                          + " to test with; apt-get install postgresql"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server refuses to run as root, and then runs as the user that comes with the packages. */
  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** Hands a folder to the user that the server runs as. */
  static void own(Path folder) {
    if (isRoot()) {
      await("chown", SUPERUSER, folder.toString());
    }
  }

  /** Runs a command to its end. */
  static void await(String... line) {
    try {
      Path said = Files.createTempFile("said-", ".txt");
      await(List.of(line), said);
      Files.delete(said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(String program, String... arguments) {
    List<String> line = new ArrayList<>();
    if (isRoot()) {
      line.addAll(List.of("runuser", "-u", SUPERUSER, "--"));
    }
    line.add(program(program).toString());
    line.addAll(List.of(arguments));
    await(line, folder.resolve("said"));
  }

  private static void await(List<String> line, Path said) {
    try {
      Process process =
          new ProcessBuilder(line)
              .directory(Path.of("/").toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
              .start();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new AssertionError(String.join(" ", line) + " failed: " + Files.readString(said));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
