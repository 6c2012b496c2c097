package org.murmuration.server;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.http.javadsl.ConnectionContext;
import akka.http.javadsl.Http;
import akka.http.javadsl.HttpsConnectionContext;
import akka.http.javadsl.ServerBinding;
import akka.http.javadsl.ServerBuilder;
import akka.http.javadsl.settings.ServerSettings;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.murmuration.cluster.Control;
import org.murmuration.settings.InputError;
import scala.concurrent.duration.FiniteDuration;

/** The control API of a node, served over HTTP, or HTTPS to clients with a certificate. */
public final class ControlServer {

  private static final Duration LAST_ANSWERS = Duration.ofSeconds(3);

  /** Longer than the longest command, during which nothing is sent. */
  private static final FiniteDuration IDLE =
      FiniteDuration.create(ControlRoutes.COMMAND.toSeconds() + 1, TimeUnit.SECONDS);

  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private final ServerBinding binding;
  private final ControlSettings settings;

  private ControlServer(ServerBinding binding, ControlSettings settings) {
    this.binding = binding;
    this.settings = settings;
  }

  /**
   * Begins to serve; ends with the system, or by {@link #close}.
   *
   * @return the server when it listens; fails with {@link InputError} if it cannot
   */
  public static CompletionStage<ControlServer> start(
      ActorSystem<?> system, ControlSettings settings, Control control) {
    Executor blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
    ControlRoutes routes = new ControlRoutes(system, settings, control, blocking);
    ServerBuilder builder =
        Http.get(system)
            .newServerAt(settings.host(), settings.port())
            .adaptSettings(ControlServer::adapted);
    ServerBuilder safe =
        settings.tls().map(tls -> builder.enableHttps(https(tls.context()))).orElse(builder);
    return safe.bind(routes.all().handler(system))
        .handle(
            (binding, failure) -> {
              if (failure != null) {
                throw new CompletionException(cannotListen(settings, failure));
              }
              binding.addToCoordinatedShutdown(LAST_ANSWERS, system);
              return new ControlServer(binding, settings);
            });
  }

  /** Where it listens, with the port it got. */
  public InetSocketAddress address() {
    return binding.localAddress();
  }

  /** How it is named to those who ask it: host, port, and before them {@code https://} with TLS. */
  public String inWords() {
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    return (settings.tls().isPresent() ? "https://" : "") + host + ":" + address().getPort();
  }

  /** Stops to listen, and gives those who wait for an answer some seconds. */
  public CompletionStage<Void> close() {
    return close(LAST_ANSWERS);
  }

  /** Stops to listen, and gives those who wait for an answer so much time. */
  public CompletionStage<Void> close(Duration lastAnswers) {
    return binding.terminate(lastAnswers).thenApply(terminated -> null);
  }

  private static ServerSettings adapted(ServerSettings settings) {
    // A header that is not understood may hold a token, and must not get into the log.
    return settings
        .withParsingErrorHandler(Malformed.class.getName())
        .withServerHeader(Optional.empty())
        .withRemoteAddressAttribute(true)
        .withTimeouts(settings.getTimeouts().withIdleTimeout(IDLE))
        .withParserSettings(settings.getParserSettings().withIllegalHeaderWarnings(false));
  }

  private static HttpsConnectionContext https(SSLContext context) {
    return ConnectionContext.httpsServer(
        () -> {
          SSLEngine engine = context.createSSLEngine();
          engine.setUseClientMode(false);
          engine.setNeedClientAuth(true);
          engine.setEnabledProtocols(PROTOCOLS);
          return engine;
        });
  }

  private static InputError cannotListen(ControlSettings settings, Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return new InputError(
        "the control API cannot listen on %s port %d: %s; murmuration.control says where"
            .formatted(settings.host(), settings.port(), cause.getMessage()),
        failure);
  }
}
