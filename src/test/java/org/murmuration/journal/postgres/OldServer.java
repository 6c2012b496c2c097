package org.murmuration.journal.postgres;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Says it is PostgreSQL of some version, and can nothing else. */
final class OldServer implements AutoCloseable {

  private static final int SSL_REQUEST = 80877103;

  private final ServerSocket socket;
  private final String version;

  private OldServer(ServerSocket socket, String version) {
    this.socket = socket;
    this.version = version;
  }

  static OldServer of(String version) {
    try {
      OldServer server =
          new OldServer(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), version);
      Thread thread = new Thread(server::serve, "old-server");
      thread.setDaemon(true);
      thread.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    try {
      while (true) {
        try (Socket client = socket.accept()) {
          greet(client);
        }
      }
    } catch (IOException e) {
      // Closed, which is the end of it.
      return;
    }
  }

  private void greet(Socket client) throws IOException {
    DataInputStream in = new DataInputStream(client.getInputStream());
    DataOutputStream out = new DataOutputStream(client.getOutputStream());
    while (startUp(in) == SSL_REQUEST) {
      out.writeByte('N');
    }
    message(out, 'R', new byte[4]);
    parameter(out, "server_version", version);
    parameter(out, "client_encoding", "UTF8");
    parameter(out, "DateStyle", "ISO");
    parameter(out, "standard_conforming_strings", "on");
    message(out, 'Z', new byte[] {'I'});
    out.flush();
    while (in.read() >= 0) {
      // Waits for the end of the connection.
      continue;
    }
  }

  private static int startUp(DataInputStream in) throws IOException {
    int length = in.readInt();
    int code = in.readInt();
    in.readNBytes(length - 8);
    return code;
  }

  private static void parameter(DataOutputStream out, String name, String value)
      throws IOException {
    message(out, 'S', (name + "\0" + value + "\0").getBytes(StandardCharsets.UTF_8));
  }

  private static void message(DataOutputStream out, char type, byte[] body) throws IOException {
    out.writeByte(type);
    out.writeInt(body.length + 4);
    out.write(body);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
