package org.murmuration.cli.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;

/**
 * A server in a process of its own that speaks the OpenAI chat protocol and answers one of some
 * names at random. The time it takes is log-normal; times and answers depend on nothing but the
 * number of the request.
 */
final class SlowModel implements AutoCloseable {

  /** Half of the responses take longer. */
  static final double MEDIAN_SECONDS = 0.5;

  /** Standard deviation of the logarithm of the time. */
  private static final double SIGMA = 1;

  private static final long SEED = 11;
  private static final int CONNECTIONS = 10_000;
  private static final int HTTP_OK = 200;

  private final Process process;
  private final String url;

  private SlowModel(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /** Starts a server that ends with this process. */
  static SlowModel start(List<String> names) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The server would otherwise close connections that wait for their next request.
    command.add("-Dsun.net.httpserver.maxIdleConnections=" + CONNECTIONS);
    command.add("-Dsun.net.httpserver.nodelay=true");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(SlowModel.class.getName());
    command.addAll(names);
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      BufferedReader said =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      String url = said.readLine();
      if (url == null) {
        throw new IOException("the slow model did not start");
      }
      return new SlowModel(process, url);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its address, up to and with the version. */
  String url() {
    return url;
  }

  @Override
  public void close() {
    process.destroy();
  }

  /** The server; prints its address and runs until its input ends. */
  public static void main(String[] names) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), CONNECTIONS);
    ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
    AtomicLong requests = new AtomicLong();
    server.setExecutor(Executors.newFixedThreadPool(2));
    server.createContext(
        "/v1/chat/completions",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          RandomStream random =
              RandomStream.of(SEED, Purpose.ANSWER, requests.getAndIncrement(), 0, 0);
          byte[] response = response(names[random.nextInt(names.length)]);
          long micros = (long) (1e6 * MEDIAN_SECONDS * Math.exp(SIGMA * normal(random)));
          timer.schedule(() -> send(exchange, response), micros, TimeUnit.MICROSECONDS);
        });
    server.start();
    System.out.println("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    while (System.in.read() >= 0) {
      // Nothing is said to it; the end of its input is the end of whoever started it.
    }
    System.exit(0);
  }

  /** A standard normal number (Box and Muller 1958). */
  private static double normal(RandomStream random) {
    double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
    return radius * Math.cos(2 * Math.PI * random.nextDouble());
  }

  private static byte[] response(String name) {
    return """
        {"id":"x","object":"chat.completion","model":"slow","choices":[{"index":0,"message":\
        {"role":"assistant","content":"{\\"answer\\":\\"%s\\"}"},"finish_reason":"stop"}],\
        "usage":{"prompt_tokens":250,"completion_tokens":6,"total_tokens":256}}"""
        .formatted(name)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, byte[] response) {
    try (OutputStream body = exchange.getResponseBody()) {
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(HTTP_OK, response.length);
      body.write(response);
    } catch (IOException e) {
      // Whoever asked no longer waits.
    }
  }
}
