package org.murmuration.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.murmuration.settings.InputError;

/** The script that users and CI start a server with. */
class PostgresHereIT {

  private static final Path SCRIPT = Path.of("scripts", "postgres-here").toAbsolutePath();
  private static final String VARIABLE = "MURMURATION_DB_PASSWORD";
  private static final int MINUTES = 3;

  private Path folder;

  /** Not JUnit's: the user that the server runs as could not get in there. */
  @BeforeEach
  void aFolder() throws IOException {
    folder = Files.createTempDirectory("postgres-here-");
    PostgresServer.await("chmod", "755", folder.toString());
  }

  @AfterEach
  void stop() throws IOException {
    Path server = folder.resolve("a 'server'");
    if (Files.exists(server)) {
      run(Map.of(), "--stop", server.toString());
    }
    PostgresServer.await("rm", "-rf", folder.toString());
  }

  private record Ended(int code, String out, String err) {}

  private Ended run(Map<String, String> environment, String... arguments) throws IOException {
    Path err = folder.resolve("err");
    List<String> line = Stream.concat(Stream.of(SCRIPT.toString()), Stream.of(arguments)).toList();
    ProcessBuilder builder = new ProcessBuilder(line).redirectError(err.toFile());
    builder.environment().remove(VARIABLE);
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
      return new Ended(process.exitValue(), out.strip(), Files.readString(err).strip());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Database open(String url, Map<String, String> environment) {
    DatabaseSettings settings = new DatabaseSettings(url, "murmuration", VARIABLE, 2);
    return Database.open(settings, environment, line -> {});
  }

  @Test
  void itStartsAServerThatKeepsWhatItHolds() throws IOException {
    String place = folder.resolve("a 'server'").toString();
    Ended first = run(Map.of(), place);
    assertThat(first.code()).as(first.err()).isZero();
    long batch;
    try (Database database = open(first.out(), Map.of())) {
      batch = new BatchStore(database).create("x", "{}", "", Map.of(), 1);
    }
    assertThat(run(Map.of(), place)).isEqualTo(first);

    assertThat(run(Map.of(), "--stop", place)).isEqualTo(new Ended(0, "", ""));

    assertThatThrownBy(() -> open(first.out(), Map.of())).hasMessageContaining("refused");
    assertThat(run(Map.of(), "--stop", place).code()).isZero();
    Ended again = run(Map.of(), place);
    try (Database database = open(again.out(), Map.of())) {
      assertThat(new BatchStore(database).batch(batch).name()).isEqualTo("x");
    }
  }

  @Test
  void withAPasswordNobodyGetsInWithoutIt() throws IOException {
    Map<String, String> password = Map.of(VARIABLE, "open 'sesame' \"$x\"");
    String place = folder.resolve("a 'server'").toString();

    Ended made = run(password, place);

    assertThat(made.code()).as(made.err()).isZero();
    open(made.out(), password).close();
    assertThatThrownBy(() -> open(made.out(), Map.of(VARIABLE, "open")))
        .isInstanceOf(InputError.class);
    assertThat(run(Map.of(), place))
        .isEqualTo(
            new Ended(
                1,
                "",
                "postgres-here: the server does not let murmuration in; MURMURATION_DB_PASSWORD"
                    + " must be what it was when it was made"));
    try (Stream<Path> files = Files.list(Path.of(place))) {
      assertThat(files).extracting(Path::getFileName).doesNotContain(Path.of("password"));
    }
  }

  @Test
  void whatCannotBeIsSaidInOneLine() throws IOException {
    Files.writeString(folder.resolve("something"), "else");

    assertThat(run(Map.of()))
        .isEqualTo(
            new Ended(
                1,
                "",
                "postgres-here: give a directory: postgres-here DIRECTORY, or postgres-here --stop"
                    + " DIRECTORY"));
    assertThat(run(Map.of(), folder.toString()).err())
        .isEqualTo("postgres-here: " + folder + " is not empty and holds no server; name another");
    assertThat(run(Map.of(), "--stop", folder.toString()).err())
        .isEqualTo("postgres-here: there is no server in " + folder);
    assertThat(run(Map.of("POSTGRESQL_BIN", "/nowhere"), folder.toString()).err())
        .isEqualTo("postgres-here: POSTGRESQL_BIN is /nowhere; there is no initdb in it");
  }
}
