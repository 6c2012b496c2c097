package org.murmuration.cluster;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A DNS server that knows the IPv4 addresses of one name, on a port of the loopback interface. */
final class NameServer implements AutoCloseable {

  private static final int HEADER = 12;
  private static final int ADDRESS = 1;
  private static final int ANSWER = 0x8180;
  private static final int NAME_OF_THE_QUESTION = 0xC00C;
  private static final int SECONDS_TO_LIVE = 5;

  private final DatagramSocket socket;
  private final List<String> addresses;
  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  private NameServer(DatagramSocket socket, List<String> addresses) {
    this.socket = socket;
    this.addresses = addresses;
  }

  static NameServer start(List<String> addresses) {
    try {
      DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
      NameServer server = new NameServer(socket, addresses);
      Thread thread = new Thread(server::serve, "name-server");
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

  /** Names somebody wanted to know the addresses of. */
  Set<String> asked() {
    return asked;
  }

  private void serve() {
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(new byte[512], 512);
        socket.receive(packet);
        byte[] answer = answer(Arrays.copyOf(packet.getData(), packet.getLength()));
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      }
    } catch (IOException e) {
      if (!socket.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private byte[] answer(byte[] query) throws IOException {
    int end = HEADER;
    StringBuilder name = new StringBuilder();
    while (query[end] != 0) {
      name.append(new String(query, end + 1, query[end], StandardCharsets.US_ASCII)).append('.');
      end += query[end] + 1;
    }
    int type = query[end + 2];
    if (type == ADDRESS) {
      asked.add(name.substring(0, name.length() - 1));
    }
    List<String> found = type == ADDRESS ? addresses : List.of();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(query, 0, 2);
    out.writeShort(ANSWER);
    out.writeShort(1);
    out.writeShort(found.size());
    out.writeInt(0);
    out.write(query, HEADER, end + 5 - HEADER);
    for (String address : found) {
      out.writeShort(NAME_OF_THE_QUESTION);
      out.writeShort(ADDRESS);
      out.writeShort(1);
      out.writeInt(SECONDS_TO_LIVE);
      out.writeShort(4);
      out.write(InetAddress.getByName(address).getAddress());
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    socket.close();
  }
}
