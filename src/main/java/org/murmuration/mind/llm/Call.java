package org.murmuration.mind.llm;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One call to be made.
 *
 * @param key names it
 * @param mind name of the mind that asks
 * @param phase what it is for, for accounts
 * @param body body of the request
 * @param hash SHA-256 of the body, hexadecimal
 * @param input about how many tokens the request has
 * @param output how many tokens the answer may have
 */
public record Call(
    CallKey key, String mind, String phase, byte[] body, String hash, int input, int output) {

  private static final HexFormat HEX = HexFormat.of();
  private static final ThreadLocal<MessageDigest> SHA_256 =
      ThreadLocal.withInitial(
          () -> {
            try {
              return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
              throw new IllegalStateException("every Java has SHA-256", e);
            }
          });

  Call(CallKey key, String mind, String phase, byte[] body, int input, int output) {
    this(key, mind, phase, body, HEX.formatHex(SHA_256.get().digest(body)), input, output);
  }
}
