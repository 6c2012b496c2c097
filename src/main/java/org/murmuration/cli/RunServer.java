package org.murmuration.cli;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.murmuration.journal.BatchFolder;
import org.murmuration.server.ControlServer;
import org.murmuration.server.Token;
import org.murmuration.settings.InputError;

/**
 * Serves the batch of this process to those who watch it, in an actor system of its own, so that
 * neither executor shares its threads. Started in the background, and only if the batch is still
 * under way after a moment: what is over at once does not wait for it.
 */
final class RunServer implements AutoCloseable {

  /** After this time there is something to watch. */
  private static final Duration MOMENT = Duration.ofMillis(400);

  /** So that who has ended the run is told that it has. */
  private static final Duration LAST_ANSWERS = Duration.ofMillis(700);

  private static final Config SYSTEM =
      ConfigFactory.parseString(
          """
          akka {
            actor.provider = local
            actor.default-dispatcher.fork-join-executor {
              parallelism-min = 2, parallelism-factor = 0.5, parallelism-max = 4
            }
            coordinated-shutdown.run-by-jvm-shutdown-hook = off
          }
          """);

  private final Config config;
  private final ServerOptions.Serving serving;
  private final LocalControl control;
  private final BatchFolder folder;
  private final Consumer<String> say;
  private final boolean isRecord;
  private final CountDownLatch up = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private ActorSystem<Void> system;
  private ControlServer server;

  private RunServer(
      Config config,
      ServerOptions.Serving serving,
      LocalControl control,
      BatchFolder folder,
      Consumer<String> say,
      boolean isRecord) {
    this.config = config;
    this.serving = serving;
    this.control = control;
    this.folder = folder;
    this.say = say;
    this.isRecord = isRecord;
  }

  /** Begins to serve in a moment. */
  static RunServer inAMoment(
      Config config,
      ServerOptions.Serving serving,
      LocalControl control,
      BatchFolder folder,
      Consumer<String> say) {
    RunServer server = new RunServer(config, serving, control, folder, say, false);
    Thread thread = new Thread(server::begin, "server");
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  /** Serves a batch that is over until the process is told to stop. */
  static void serve(
      Config config,
      ServerOptions.Serving serving,
      LocalControl control,
      BatchFolder folder,
      Consumer<String> say) {
    try (RunServer server = new RunServer(config, serving, control, folder, say, true)) {
      server.serve();
      server.up.countDown();
      server.stay();
    } catch (CompletionException e) {
      throw e.getCause() instanceof InputError known ? known : e;
    }
  }

  private void begin() {
    try {
      if (!closed.await(MOMENT.toMillis(), TimeUnit.MILLISECONDS)) {
        serve();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      Throwable cause = e instanceof CompletionException ? e.getCause() : e;
      say.accept(cause.getMessage() + "; the run goes on unwatched");
    } finally {
      up.countDown();
    }
  }

  private void serve() {
    ActorSystem<Void> own =
        ActorSystem.create(Behaviors.empty(), "server", SYSTEM.withFallback(config));
    try {
      ControlServer started =
          ControlServer.start(own, serving.settings(), control).toCompletableFuture().join();
      synchronized (this) {
        system = own;
        server = started;
        if (closed.getCount() > 0) {
          announce();
          return;
        }
      }
    } catch (RuntimeException e) {
      own.terminate();
      throw e;
    }
    own.terminate();
  }

  private void announce() {
    if (!isRecord) {
      ControlFile.write(folder, server.inWords());
    }
    String token = serving.settings().token().map(Token::secret).orElse("");
    boolean takesToken = !isRecord || serving.settings().beyondThisMachine();
    say.accept("watch: " + url() + (serving.isNew() && takesToken ? "#token=" + token : ""));
    if (isRecord) {
      return;
    }
    say.accept(
        serving.isNew()
            ? "commands: export " + Token.VARIABLE + "=" + token
            : "commands: take the token in " + Token.VARIABLE);
  }

  private String url() {
    String address = server.inWords();
    return (address.startsWith("https://") ? address : "http://" + address) + "/";
  }

  /** Waits until it serves; where, or empty if it cannot. */
  String address() {
    try {
      up.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      return server == null ? "" : url();
    }
  }

  /** Serves on until the process is told to stop. */
  void stay() {
    if (address().isEmpty()) {
      return;
    }
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop serving"));
    } catch (IllegalStateException e) {
      // The virtual machine is shutting down already.
      return;
    }
    say.accept("serving " + folder.path() + " until Ctrl-C");
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends, having answered what was asked; viewers are not waited for. */
  @Override
  public synchronized void close() {
    boolean first = closed.getCount() > 0;
    closed.countDown();
    if (!first || server == null) {
      return;
    }
    if (!isRecord) {
      ControlFile.remove(folder);
    }
    server
        .close(LAST_ANSWERS)
        .toCompletableFuture()
        .completeOnTimeout(null, LAST_ANSWERS.toMillis() * 2, TimeUnit.MILLISECONDS)
        .exceptionally(failure -> null)
        .join();
    system.terminate();
  }
}
