package org.murmuration.server;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.Query;
import akka.http.javadsl.model.StatusCodes;
import akka.http.scaladsl.model.IllegalUriException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A request that an {@link Endpoint} answers, with what its path, its query and its body say.
 *
 * @param parameters those of the path, which are what they should be
 * @param from address of who asks
 */
record Inquiry(HttpRequest request, Map<String, String> parameters, String from, Bodies bodies) {

  long batch() {
    return Long.parseLong(parameters.get("batch"));
  }

  int run() {
    return number("run");
  }

  /** The index of an entry. */
  long index() {
    return Long.parseLong(parameters.get("index"));
  }

  /** A parameter of the path that is an {@code int}. */
  int number(String parameter) {
    return Integer.parseInt(parameters.get(parameter));
  }

  /** A whole number of the query within bounds. */
  long whole(String key, long usual, long least, long most) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return usual;
    }
    try {
      long value = Long.parseLong(text.get());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw wrong(key + " must be a whole number from " + least + " to " + most);
  }

  /** A text of the query. */
  Optional<String> text(String key) {
    try {
      Query query = request.getUri().query();
      return query.get(key);
    } catch (IllegalUriException e) {
      throw wrong("the query is not what a query is");
    }
  }

  /** Whether the query says yes. */
  boolean says(String key) {
    String text = text(key).orElse("false");
    if (!text.equals("true") && !text.equals("false")) {
      throw wrong(key + " must be true or false");
    }
    return text.equals("true");
  }

  /** The value in the body. */
  <T> CompletionStage<T> body(Class<T> type) {
    return bodies.read(request.entity(), type);
  }

  static Refused wrong(String line) {
    return new Refused(StatusCodes.BAD_REQUEST, line, null);
  }
}
