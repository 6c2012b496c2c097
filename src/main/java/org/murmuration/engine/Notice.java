package org.murmuration.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What crosses nodes in place of a message that is too large: where its bytes are to be fetched.
 *
 * @param depot address of the {@link Depot} that has them
 * @param number their number there
 * @param length how many they are
 * @param manifest the name of the message's class, which travels beside the bytes of either
 */
record Notice(String depot, long number, int length, String manifest) implements WireMessage {

  /** No CBOR begins with this byte, nor do compressed messages. */
  private static final byte MARK = (byte) 0xFF;

  static boolean isIn(byte[] bytes) {
    return bytes.length > 0 && bytes[0] == MARK;
  }

  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(MARK);
      out.writeLong(number);
      out.writeInt(length);
      out.writeUTF(depot);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Reads what {@link #toBytes} wrote; refuses everything else. */
  static Notice of(byte[] bytes, String manifest) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      in.skipNBytes(1);
      long number = in.readLong();
      int length = in.readInt();
      String depot = in.readUTF();
      if (length > 0 && in.read() < 0) {
        return new Notice(depot, number, length, manifest);
      }
    } catch (IOException e) {
      // Refused below: it is cut off or no text.
    }
    throw new IllegalArgumentException(
        bytes.length + " bytes that are no notice of a large message, " + manifest);
  }
}
