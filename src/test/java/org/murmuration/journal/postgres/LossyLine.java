package org.murmuration.journal.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A line to the server that can break in the worst moment: when the server has done what it was
 * told, and before its answer arrives.
 */
public final class LossyLine implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  private final ServerSocket here;
  private final int server;

  /** How many answers still come through before one is lost; negative: all come through. */
  private final AtomicInteger left = new AtomicInteger(-1);

  private LossyLine(ServerSocket here, int server) {
    this.here = here;
    this.server = server;
  }

  /** A line to a server. */
  public static LossyLine to(PostgresServer server) {
    try {
      ServerSocket here = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      LossyLine line = new LossyLine(here, server.port());
      start(line::accept);
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens the database at the other end. */
  public Database database(PostgresServer server) {
    DatabaseSettings direct = server.settings();
    String url = direct.url().replace(":" + this.server + "/", ":" + here.getLocalPort() + "/");
    return Database.open(
        new DatabaseSettings(url, direct.user(), direct.passwordEnv(), 2), Map.of(), line -> {});
  }

  /** Lets so many answers through, and breaks instead of handing on the next. */
  public void breakAfter(int answers) {
    left.set(answers);
  }

  /** Whether it broke since it was told to. */
  public boolean broke() {
    return left.get() < 0;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = here.accept();
        Socket back = new Socket(InetAddress.getLoopbackAddress(), server);
        start(() -> pass(client, back, false));
        start(() -> pass(back, client, true));
      }
    } catch (IOException e) {
      // Closed, which is the end of it.
      return;
    }
  }

  private void pass(Socket from, Socket to, boolean answers) {
    byte[] buffer = new byte[BUFFER];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (answers && left.get() >= 0 && left.getAndDecrement() == 0) {
          return;
        }
        out.write(buffer, 0, count);
      }
    } catch (IOException e) {
      // One end is gone, and so goes the other.
      return;
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "lossy-line");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      here.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
