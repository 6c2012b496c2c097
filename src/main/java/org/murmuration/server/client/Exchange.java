package org.murmuration.server.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLHandshakeException;
import org.murmuration.engine.RunFailure;
import org.murmuration.server.ControlJson;
import org.murmuration.server.Token;
import org.murmuration.settings.InputError;

/**
 * One request to a node and what comes back. An {@link IOException} means that it may be different
 * later, or with another node.
 */
final class Exchange {

  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int CONFLICT = 409;
  private static final int DEFECT = 500;
  private static final int UNAVAILABLE = 503;

  private final HttpClient http;

  Exchange(HttpClient http) {
    this.http = http;
  }

  /** The body of an answer that is no refusal. */
  byte[] answer(NodeAddress node, HttpRequest request, Duration patience) throws IOException {
    long until = System.nanoTime() + patience.toNanos();
    CompletableFuture<HttpResponse<byte[]>> sent =
        http.sendAsync(request, BodyHandlers.ofByteArray());
    return checked(node, wait(node, sent, () -> System.nanoTime() > until));
  }

  /**
   * Appends the lines of an answer to a file.
   *
   * @throws IOException if they stop to come before the last has come as a whole
   */
  void receive(NodeAddress node, HttpRequest request, LineFile file) throws IOException {
    Intake intake = new Intake(file);
    CompletableFuture<HttpResponse<byte[]>> sent =
        http.sendAsync(
            request, head -> head.statusCode() == OK ? intake : BodySubscribers.ofByteArray());
    try {
      checked(node, wait(node, sent, () -> intake.isSilentFor(SILENCE)));
    } finally {
      intake.close();
    }
    if (!file.isWhole()) {
      throw new IOException("the last line is torn");
    }
  }

  /** The value in an answer. */
  <T> T read(NodeAddress node, byte[] answer, Class<T> type) {
    try {
      return ControlJson.read(answer, type);
    } catch (IOException e) {
      throw stranger(node);
    }
  }

  private static HttpResponse<byte[]> wait(
      NodeAddress node, CompletableFuture<HttpResponse<byte[]>> sent, BooleanSupplier givenUp)
      throws IOException {
    while (true) {
      try {
        return sent.get(1, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        if (givenUp.getAsBoolean()) {
          sent.cancel(true);
          throw new IOException("it does not answer", e);
        }
      } catch (ExecutionException e) {
        throw failed(node, e.getCause());
      } catch (InterruptedException e) {
        sent.cancel(true);
        Thread.currentThread().interrupt();
        throw new RunFailure("waiting for an answer was interrupted", e);
      }
    }
  }

  private static IOException failed(NodeAddress node, Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof SSLHandshakeException) {
      throw new InputError(
          node.text()
              + ": there is no trust between it and this machine ("
              + cause.getMessage()
              + "); --ca must name the CA of the cluster, --cert and --key a certificate of it",
          cause);
    }
    if (cause instanceof RuntimeException defect) {
      throw defect;
    }
    return cause instanceof IOException known ? known : new IOException(cause);
  }

  private static byte[] checked(NodeAddress node, HttpResponse<byte[]> response)
      throws IOException {
    if (response.statusCode() == OK) {
      return response.body();
    }
    Optional<String> own = error(response.body());
    if (own.isEmpty() && response.statusCode() >= DEFECT) {
      throw new IOException("it answers with HTTP " + response.statusCode());
    }
    String error = own.orElseThrow(() -> stranger(node));
    if (response.statusCode() == UNAVAILABLE) {
      throw new IOException(error);
    }
    throw switch (response.statusCode()) {
      case CONFLICT, DEFECT -> new RunFailure(node.text() + ": " + error);
      case UNAUTHORIZED ->
          new InputError(
              node.text()
                  + " wants the token of the cluster or run; put it into the variable "
                  + Token.VARIABLE
                  + " (`murmuration run` prints it)");
      default -> new InputError(node.text() + ": " + error);
    };
  }

  /**
   * What a refusal says, on one line and without anything that a terminal would obey; empty if it
   * is not worded as a node words it. A node that is going down, and a proxy before it, answer with
   * a server error in words of their own.
   */
  private static Optional<String> error(byte[] body) {
    try {
      return ControlJson.read(body, Map.class).get("error") instanceof String error
          ? Optional.of(error.replaceAll("[\\p{Cc}\\p{Cf}]", "�"))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static InputError stranger(NodeAddress node) {
    return new InputError(
        node.text()
            + " answers, but not as a node does; it must be the control address of a node, see"
            + " `murmuration node`");
  }
}
