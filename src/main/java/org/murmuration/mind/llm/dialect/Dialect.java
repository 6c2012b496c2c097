package org.murmuration.mind.llm.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * How requests and answers are written for a family of providers. Stateless, thread-safe; knows no
 * network.
 */
public interface Dialect {

  /** Path of the call below the base URL, such as {@code /chat/completions}. */
  String path();

  /** HTTP headers that carry the key and whatever else the protocol wants. */
  Map<String, String> headers(String key);

  /** The body of a request: JSON, the same bytes for the same request. */
  byte[] body(Request request);

  /**
   * Reads the body of a successful response.
   *
   * @throws MalformedResponse if it is not what the protocol says
   */
  Completion read(JsonNode body);

  /** What an error response says is wrong, in one line; empty if it says nothing. */
  String problem(JsonNode body);

  /** Whether an error response means that a filter of the provider refused the request. */
  boolean isRefusal(JsonNode body);
}
