package org.murmuration.mind.llm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server in a process of its own, on a free port of this machine that it chooses itself and names
 * in its log, as {@code … listening on http://127.0.0.1:PORT}. It dies with this JVM.
 */
final class ServerProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Executor SOON = CompletableFuture.delayedExecutor(10, TimeUnit.MILLISECONDS);
  private static final Pattern ADDRESS =
      Pattern.compile("listening on (http://127\\.0\\.0\\.1:\\d+)");
  private static final int LAST_LINES = 40;
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Process process;
  private final Path log;
  private final Thread reaper;
  private URI baseUrl;

  private ServerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.reaper = new Thread(process::destroyForcibly, "reaper-of-" + process.pid());
    Runtime.getRuntime().addShutdownHook(reaper);
  }

  /**
   * Starts a server and waits until {@code GET /health} is answered with 200.
   *
   * @throws AssertionError with the end of its log if it ends before, or takes too long
   */
  static ServerProcess start(List<String> command, Map<String, String> environment) {
    try {
      Path log = Files.createTempFile("server-", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().putAll(environment);
      ServerProcess server = new ServerProcess(builder.start(), log);
      server.awaitHealth(command.get(0));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitHealth(String name) {
    try {
      baseUrl = address().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
      healthy().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      String said = log();
      close();
      throw new AssertionError(name + " did not start; it said:\n" + said, e);
    }
  }

  private CompletableFuture<URI> address() {
    Matcher address = ADDRESS.matcher(log());
    if (address.find()) {
      return CompletableFuture.completedFuture(URI.create(address.group(1)));
    }
    return soon().thenCompose(again -> address());
  }

  private CompletableFuture<Void> healthy() {
    HttpRequest request = HttpRequest.newBuilder(baseUrl.resolve("/health")).build();
    return HTTP.sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .handle((response, failure) -> failure == null && response.statusCode() == 200)
        .thenCompose(
            healthy ->
                healthy
                    ? CompletableFuture.completedFuture(null)
                    : soon().thenCompose(again -> healthy()));
  }

  /** Done a moment later; failed if the process has ended. */
  private CompletableFuture<Void> soon() {
    return process.isAlive()
        ? CompletableFuture.runAsync(() -> {}, SOON)
        : CompletableFuture.failedFuture(
            new IllegalStateException("it ended with " + process.exitValue()));
  }

  /** {@code http://127.0.0.1:PORT}. */
  URI baseUrl() {
    return baseUrl;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The last lines it wrote. */
  String log() {
    try {
      List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SIGKILL; comes back when the process is gone. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
    Runtime.getRuntime().removeShutdownHook(reaper);
    try {
      Files.deleteIfExists(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
