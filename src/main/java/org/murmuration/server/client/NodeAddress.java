package org.murmuration.server.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.stream.Stream;
import org.murmuration.settings.InputError;

/**
 * Where a node serves its control API.
 *
 * @param text as the user wrote it: {@code HOST:PORT}, with {@code https://} before it for TLS
 * @param url where its routes begin
 */
public record NodeAddress(String text, URI url) {

  private static final String TLS = "https://";

  /**
   * Reads addresses with commas between them.
   *
   * @throws InputError if one of them is none
   */
  public static List<NodeAddress> list(String text) {
    return Stream.of(text.split(",", -1)).map(String::strip).map(NodeAddress::of).toList();
  }

  private static NodeAddress of(String text) {
    String plain = text.replaceFirst("^https?://", "").replaceFirst("/$", "");
    String scheme = text.startsWith(TLS) ? TLS : "http://";
    try {
      URI url = new URI(scheme + plain);
      boolean bare = url.getRawPath().isEmpty() && url.getUserInfo() == null;
      if (bare && url.getHost() != null && url.getPort() > 0 && url.getPort() <= 65_535) {
        return new NodeAddress(text, url);
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    throw new InputError(
        "--cluster: '"
            + text
            + "' is no address; it must be HOST:PORT, such as 127.0.0.1:7171, or https://HOST:PORT");
  }

  boolean isTls() {
    return text.startsWith(TLS);
  }
}
