package org.murmuration.mind.llm;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.murmuration.settings.InputError;

/**
 * A {@code llama-server} child process (llama.cpp) on a free loopback port, started with the first
 * call, started anew when it ends by itself, and ended with the endpoint. Calls wait until the
 * model is loaded.
 */
final class LlamaServer implements Endpoint {

  private static final Duration HEALTH_EVERY = Duration.ofMillis(100);
  private static final Duration HEALTH_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration SLOWEST_RESTART = Duration.ofSeconds(30);
  private static final int MOST_EARLY_ENDS = 3;
  private static final int STOP_SECONDS = 5;
  private static final int OK = 200;

  /**
   * Runs a program and ends it when the other end of standard input is gone, so that the server
   * outlives this process neither when it ends nor when it is killed.
   */
  private static final String GUARD =
      "exec 3<&0; \"$0\" \"$@\" </dev/null & child=$!;"
          + " { cat <&3 >/dev/null; kill $child 2>/dev/null; } & exec 3<&-; wait $child";

  private final ModelSettings model;
  private final Path program;
  private final Means means;
  private final Path log;
  private Process process;
  private CompletableFuture<Endpoint> ready;
  private int earlyEnds;
  private boolean closed;

  LlamaServer(ModelSettings model, Path program, Means means) {
    this.model = model;
    this.program = program;
    this.means = means;
    this.log = means.logs().resolve("llama-server-" + model.mind() + ".log");
  }

  /**
   * Where the program is.
   *
   * @throws InputError if it is nowhere
   */
  static Path find(ModelSettings model, Environment environment) {
    String named = model.local().server();
    Optional<String> given =
        Optional.ofNullable(named).or(() -> environment.get("MURMURATION_LLAMA_SERVER"));
    if (given.isPresent()) {
      Path program = Path.of(given.get());
      if (isProgram(program)) {
        return program;
      }
      throw new InputError(
          "mind " + model.mind() + ": " + program + " is not a program; it must be llama-server");
    }
    Stream<Path> onPath =
        Stream.of(environment.get("PATH").orElse("").split(File.pathSeparator))
            .map(folder -> Path.of(folder, "llama-server"));
    return Stream.concat(onPath, fetched(environment).stream())
        .filter(LlamaServer::isProgram)
        .findFirst()
        .orElseThrow(
            () ->
                new InputError(
                    "mind "
                        + model.mind()
                        + ": there is no llama-server on the PATH; install llama.cpp, run"
                        + " scripts/local-model, or set server.program"));
  }

  private static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  /** Programs that {@code scripts/local-model} may have fetched. */
  private static List<Path> fetched(Environment environment) {
    Path usual = Path.of(System.getProperty("user.home"), ".cache", "murmuration");
    Path folder = environment.get("MURMURATION_CACHE").map(Path::of).orElse(usual);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder, 6)) {
      return files
          .filter(file -> file.endsWith("llama-server") && !file.toString().contains("/.making"))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  @Override
  public CompletableFuture<Reply> post(byte[] body, Duration timeout) {
    return ready().thenCompose(endpoint -> endpoint.post(body, timeout));
  }

  private synchronized CompletableFuture<Endpoint> ready() {
    if (ready == null) {
      start();
    }
    return ready;
  }

  private synchronized void start() {
    if (closed) {
      return;
    }
    ready = new CompletableFuture<>();
    int port = freePort();
    try {
      ProcessBuilder builder = new ProcessBuilder(command(port)).redirectErrorStream(true);
      // Builds of llama.cpp bring their libraries along, in the same folder.
      builder.environment().put("LD_LIBRARY_PATH", program.toAbsolutePath().getParent().toString());
      builder.environment().keySet().removeIf(name -> name.endsWith("_API_KEY"));
      Files.createDirectories(log.getParent());
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      process = builder.start();
    } catch (IOException e) {
      throw new InputError("mind " + model.mind() + ": cannot start " + program, e);
    }
    process.onExit().thenAccept(this::ended);
    awaitHealth(URI.create("http://127.0.0.1:" + port), process, ready);
  }

  private List<String> command(int port) {
    ModelSettings.Local local = model.local();
    List<String> command = new ArrayList<>();
    command.addAll(List.of("/bin/sh", "-c", GUARD, program.toString()));
    command.addAll(List.of("-m", local.modelFile().toString()));
    command.addAll(List.of("--host", "127.0.0.1", "--port", String.valueOf(port)));
    command.addAll(List.of("-c", String.valueOf(local.context() * local.slots())));
    command.addAll(List.of("-np", String.valueOf(local.slots())));
    command.addAll(List.of("-t", String.valueOf(local.threads())));
    command.addAll(local.arguments());
    return command;
  }

  private void awaitHealth(URI base, Process started, CompletableFuture<Endpoint> whenReady) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve("/health")).timeout(HEALTH_TIMEOUT).build();
    means
        .client()
        .sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .whenComplete(
            (response, failure) -> {
              if (failure == null && response.statusCode() == OK) {
                URI url = base.resolve("/v1/chat/completions");
                whenReady.complete(new HttpEndpoint(means.client(), url, Map.of()));
              } else if (started.isAlive()) {
                means
                    .timer()
                    .schedule(
                        () -> awaitHealth(base, started, whenReady),
                        HEALTH_EVERY.toMillis(),
                        TimeUnit.MILLISECONDS);
              }
            });
  }

  /** The process ended: calls under way fail and are repeated with the next one. */
  private synchronized void ended(Process over) {
    if (closed || over != process) {
      return;
    }
    boolean early = !ready.isDone();
    earlyEnds = early ? earlyEnds + 1 : 0;
    String what = "llama-server of mind " + model.mind() + " ended with code " + over.exitValue();
    if (earlyEnds >= MOST_EARLY_ENDS) {
      ready.completeExceptionally(
          new InputError(
              what + " before it was ready, " + earlyEnds + " times; its output is in " + log));
      return;
    }
    means.say().accept(what + "; starting it again");
    CompletableFuture<Endpoint> waiting = ready;
    long delay = Math.min(SLOWEST_RESTART.toMillis(), 200L << earlyEnds);
    means.timer().schedule(() -> startAgain(waiting), delay, TimeUnit.MILLISECONDS);
  }

  private synchronized void startAgain(CompletableFuture<Endpoint> waiting) {
    start();
    if (!waiting.isDone()) {
      ready.whenComplete(
          (endpoint, failure) -> {
            if (failure == null) {
              waiting.complete(endpoint);
            } else {
              waiting.completeExceptionally(failure);
            }
          });
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new InputError("there is no free port on the loopback interface", e);
    }
  }

  @Override
  public void close() {
    Process last;
    synchronized (this) {
      closed = true;
      last = process;
    }
    if (last == null) {
      return;
    }
    try {
      last.getOutputStream().close();
      if (!last.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        last.descendants().forEach(ProcessHandle::destroyForcibly);
        last.destroyForcibly();
      }
    } catch (IOException e) {
      last.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      last.destroyForcibly();
    }
  }
}
