package org.murmuration.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Scenarios for tests with processes. */
final class Scenarios {

  private Scenarios() {}

  /** Two thousand agents and 60,000 encounters: some seconds with actors. */
  static Path large(Path folder) {
    return write(
        folder,
        """
        experiment = naminggame
        seed = 11
        population { size = 2000 }
        minds { crowd { fitted = llama3 } }
        naminggame { names = [Q, M, X, Y, F, J, P, R, C, D], first-choices = 10 }
        stop { max-rounds = 30, when-converged = false }
        """);
  }

  /** Ten agents: over before one looks. */
  static Path small(Path folder) {
    return write(
        folder,
        """
        experiment = naminggame
        seed = 11
        population { size = 10 }
        minds { crowd { fitted = llama3 } }
        naminggame { names = [Q, M], first-choices = 10 }
        """);
  }

  private static Path write(Path folder, String text) {
    try {
      return Files.writeString(folder.resolve("x.conf"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
