package org.murmuration.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.murmuration.settings.InputError;

/**
 * The secret that whoever steers a run or asks a cluster must know. Shows itself to nobody who does
 * not ask for it by name.
 */
public final class Token {

  /** The environment variable that holds it, unless a node is told of another. */
  public static final String VARIABLE = "MURMURATION_TOKEN";

  private static final int GENERATED_BYTES = 32;
  private static final String SCHEME = "Bearer ";

  /** What a header can carry, by RFC 6750. */
  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  private final String secret;

  private Token(String secret) {
    this.secret = secret;
  }

  /**
   * The token in a variable of the environment; none if it is not set or blank.
   *
   * @throws InputError if no header can carry it
   */
  public static Optional<Token> of(String variable, Map<String, String> environment) {
    String value = environment.getOrDefault(variable, "").strip();
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!ALLOWED.matcher(value).matches()) {
      throw new InputError(
          variable
              + ": holds characters that a token cannot have; it must consist of letters, digits"
              + " and -._~+/, as `openssl rand -hex 32` writes it");
    }
    return Optional.of(new Token(value));
  }

  /** A token that nobody can guess: 256 random bits. */
  public static Token generated() {
    byte[] bits = new byte[GENERATED_BYTES];
    new SecureRandom().nextBytes(bits);
    return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  /** The secret itself, to be shown to the user who started the process. */
  public String secret() {
    return secret;
  }

  /** The value of the header {@code Authorization} of those who know it. */
  public String authorization() {
    return SCHEME + secret;
  }

  /**
   * Whether a header {@code Authorization} carries it; takes equally long for any that does not.
   */
  boolean isIn(String authorization) {
    boolean bearer = authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    String given = bearer ? authorization.substring(SCHEME.length()).strip() : "";
    return MessageDigest.isEqual(bytes(secret), bytes(given));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "[token]";
  }
}
