package org.murmuration.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.murmuration.server.Tls;
import org.murmuration.settings.InputError;
import picocli.CommandLine.Option;

/** Options on whom to trust and who to be where connections are by TLS. */
final class TlsOptions {

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "With TLS: certificates (PEM) of the CA that has signed those of the nodes.")
  private Path ca;

  @Option(
      names = "--cert",
      paramLabel = "FILE",
      description = "With TLS: the certificate (PEM) to show to nodes; needs --key.")
  private Path certificate;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "With TLS: the private key (PEM) of the certificate; needs --cert.")
  private Path key;

  /** What they say, if anything. */
  Optional<Tls> tls() {
    if ((certificate == null) != (key == null)) {
      throw new InputError("--cert and --key: the one needs the other");
    }
    return ca == null && key == null
        ? Optional.empty()
        : Optional.of(new Tls(key, certificate, ca));
  }
}
