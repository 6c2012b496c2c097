package org.murmuration.server;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.murmuration.cluster.Control;

/** The control API of a pretended cluster, served on a port of this machine. */
public final class Served implements AutoCloseable {

  private static final int SECONDS = 20;

  private final ActorSystem<Void> system;
  private final ControlServer server;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Served(ActorSystem<Void> system, ControlServer server) {
    this.system = system;
    this.server = server;
  }

  /** Serves it as configured; any port unless one is named. */
  public static Served of(Control control, String configuration, Map<String, String> environment) {
    Config config = ConfigFactory.parseString("murmuration.control.port = 0");
    ControlSettings settings =
        ControlSettings.of(
            ConfigFactory.parseString(configuration).withFallback(config), environment);
    Config node =
        ConfigFactory.parseString("akka { actor.provider = local, loglevel = OFF }")
            .withFallback(ConfigFactory.load("application-test"));
    ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "served", node);
    try {
      return new Served(
          system,
          ControlServer.start(system, settings, control)
              .toCompletableFuture()
              .get(SECONDS, TimeUnit.SECONDS));
    } catch (ExecutionException e) {
      system.terminate();
      throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Serves it on loopback without a token. */
  public static Served of(Control control) {
    return of(control, "", Map.of());
  }

  /** Host and port. */
  public String address() {
    return server.inWords();
  }

  /** Its port. */
  public int port() {
    return server.address().getPort();
  }

  void stopListening() {
    server.close().toCompletableFuture().join();
  }

  HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET().build());
  }

  HttpResponse<String> post(String path, String body, String... headers) {
    return send(
        request(path, headers)
            .setHeader("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request;
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends bytes as they are; all that comes back until the server closes the connection. */
  String raw(byte[] bytes) {
    try (Socket socket = new Socket("127.0.0.1", port())) {
      socket.setSoTimeout(SECONDS * 1000);
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  String raw(String text) {
    return raw(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    system.terminate();
    try {
      system.getWhenTerminated().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }
}
