package org.murmuration.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A server in OpenAI's dialect that answers with what it was sent: at once, after some time, or
 * when it is told to. Counts what is under way.
 */
final class HoldingServer implements AutoCloseable {

  private static final int CONNECTIONS = 1000;

  private final HttpServer server;
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
  private final Map<String, Integer> received = new HashMap<>();
  private final Queue<Held> held = new ArrayDeque<>();
  private int underWay;
  private int most;
  private long delayMillis;
  private boolean holds;

  private record Held(HttpExchange exchange, String body) {}

  private HoldingServer(HttpServer server) {
    this.server = server;
  }

  static HoldingServer start() {
    try {
      HttpServer http =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), CONNECTIONS);
      HoldingServer server = new HoldingServer(http);
      http.setExecutor(server.threads);
      http.createContext("/", server::take);
      http.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /** From now on answers come after some time. */
  synchronized void delay(long millis) {
    delayMillis = millis;
  }

  /** From now on no answers come. */
  synchronized void hold() {
    holds = true;
  }

  /** All answers come, those that were held and those of later requests. */
  void release() {
    synchronized (this) {
      holds = false;
    }
    while (releaseOne()) {
      // Until none is held.
    }
  }

  /** Answers the request that has been held for longest, and goes on holding. */
  boolean releaseOne() {
    Held next;
    synchronized (this) {
      next = held.poll();
    }
    if (next != null) {
      answer(next);
    }
    return next != null;
  }

  /** Requests that have come and have not been answered. */
  synchronized int underWay() {
    return underWay;
  }

  /** How many were under way at once, at most. */
  synchronized int most() {
    return most;
  }

  /** How many requests have come. */
  synchronized int requests() {
    return received.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many requests of the same body have come, at most. */
  synchronized int mostOfOne() {
    return received.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Held request = new Held(exchange, body);
    synchronized (this) {
      received.merge(body, 1, Integer::sum);
      underWay++;
      most = Math.max(most, underWay);
      if (holds) {
        held.add(request);
        return;
      }
      if (delayMillis > 0) {
        threads.schedule(() -> answer(request), delayMillis, TimeUnit.MILLISECONDS);
        return;
      }
    }
    answer(request);
  }

  private void answer(Held request) {
    synchronized (this) {
      // Before it is sent, for whoever gets it may send the next request at once.
      underWay--;
    }
    byte[] response =
        "{\"choices\": [{\"message\": {\"content\": \"%s\"}, \"finish_reason\": \"stop\"}]}"
            .formatted(request.body())
            .getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = request.exchange().getResponseBody()) {
      request.exchange().getResponseHeaders().add("Content-Type", "application/json");
      request.exchange().sendResponseHeaders(200, response.length);
      out.write(response);
    } catch (IOException e) {
      // Whoever asked is gone.
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
