package org.murmuration.mind.llm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that does what {@link Aimock} cannot: the bytes of each answer are given, so that they
 * may be too few, of the wrong kind, or never come. One answer per connection and request, in the
 * order given; the last one also for all that follow.
 */
final class FaultyServer implements AutoCloseable {

  private static final Pattern CONTENT_LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");
  private static final String END_OF_HEAD = "\r\n\r\n";

  /** What happens to a request after it has been read. */
  record Answer(byte[] bytes, boolean closes) {

    /** The whole of an answer, in order but for what is in it. */
    static Answer of(int status, String contentType, String body, String... headers) {
      StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Status\r\n");
      head.append("Content-Type: ").append(contentType).append("\r\n");
      for (String header : headers) {
        head.append(header).append("\r\n");
      }
      int length = body.getBytes(StandardCharsets.UTF_8).length;
      head.append("Connection: close\r\nContent-Length: ").append(length).append(END_OF_HEAD);
      return raw(head + body, true);
    }

    /** An answer of JSON. */
    static Answer json(int status, String body, String... headers) {
      return of(status, "application/json", body, headers);
    }

    /** The beginning of a body announced as longer, then the end of the connection. */
    static Answer cutOff(String beginning) {
      return raw(longer(beginning), true);
    }

    /** The beginning of a body announced as longer, then silence. */
    static Answer stalled(String beginning) {
      return raw(longer(beginning), false);
    }

    /** Silence. */
    static Answer never() {
      return raw("", false);
    }

    /** The end of the connection before any answer. */
    static Answer hangUp() {
      return raw("", true);
    }

    private static String longer(String beginning) {
      int length = beginning.getBytes(StandardCharsets.UTF_8).length + 100;
      return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
          + length
          + END_OF_HEAD
          + beginning;
    }

    private static Answer raw(String text, boolean closes) {
      return new Answer(text.getBytes(StandardCharsets.UTF_8), closes);
    }
  }

  private final ServerSocket socket;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final Queue<Answer> answers;
  private final Answer last;

  private FaultyServer(ServerSocket socket, List<Answer> answers) {
    this.socket = socket;
    this.answers = new LinkedBlockingQueue<>(answers);
    this.last = answers.get(answers.size() - 1);
  }

  /** Starts it on a free port of this machine. */
  static FaultyServer start(Answer... answers) {
    try {
      FaultyServer server =
          new FaultyServer(
              new ServerSocket(0, 0, InetAddress.getByName("127.0.0.1")), List.of(answers));
      server.threads.execute(server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code http://127.0.0.1:PORT}. */
  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  /** The requests so far, each with head and body. */
  List<String> received() {
    return List.copyOf(received);
  }

  /** How many connections are open. */
  int open() {
    return connections.size();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        connections.add(connection);
        threads.execute(() -> serve(connection));
      } catch (IOException e) {
        // Closed while it waited, which is how this server ends.
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      received.add(request(connection.getInputStream()));
      Answer next = answers.poll();
      Answer answer = next == null ? last : next;
      OutputStream out = connection.getOutputStream();
      out.write(answer.bytes());
      out.flush();
      if (!answer.closes()) {
        connection.getInputStream().transferTo(OutputStream.nullOutputStream());
      }
    } catch (IOException e) {
      // The client or close() has ended the connection; nobody is left to be told.
    } finally {
      connections.remove(connection);
    }
  }

  private static String request(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith(END_OF_HEAD)) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("ended in its head");
      }
      bytes.write(next);
    }
    Matcher length = CONTENT_LENGTH.matcher(bytes.toString(StandardCharsets.ISO_8859_1));
    if (length.find()) {
      bytes.write(in.readNBytes(Integer.parseInt(length.group(1))));
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    try {
      socket.close();
      for (Socket connection : connections) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      threads.shutdownNow();
    }
  }
}
