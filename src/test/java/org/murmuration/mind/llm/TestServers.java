package org.murmuration.mind.llm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Where the servers are that tests talk to, as {@code scripts/test-servers} says, which fetches
 * them if need be. A test that cannot have them fails; it is not skipped.
 */
final class TestServers {

  private static final Path SCRIPT = Path.of("scripts", "test-servers").toAbsolutePath();
  private static final int MINUTES_TO_FETCH = 10;

  private TestServers() {}

  /** The executable of llama.cpp's server; the libraries it needs lie beside it. */
  static Path llamaServer() {
    return folder("llama-server").resolve("llama-server");
  }

  /** The command line program of aimock, for Node.js. */
  static Path aimock() {
    return folder("aimock").resolve("dist").resolve("cli.js");
  }

  private static Path folder(String server) {
    return Path.of(Folders.OF_SERVERS.get(server));
  }

  /** The script runs once in a JVM, when the first server is asked for. */
  private static final class Folders {
    static final Map<String, String> OF_SERVERS = find();
  }

  private static Map<String, String> find() {
    try {
      Path err = Files.createTempFile("test-servers-", ".err");
      Process script = new ProcessBuilder(SCRIPT.toString()).redirectError(err.toFile()).start();
      String out = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean ended = script.waitFor(MINUTES_TO_FETCH, TimeUnit.MINUTES);
      if (!ended || script.exitValue() != 0) {
        script.destroyForcibly();
        throw new AssertionError(
            SCRIPT + " did not find the servers to test with: " + Files.readString(err));
      }
      Files.delete(err);
      return out.lines()
          .map(line -> line.split(" ", 2))
          .collect(Collectors.toUnmodifiableMap(words -> words[0], words -> words[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
