package org.murmuration.mind.llm;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** An endpoint at a URL. A call that waits for its response holds no thread. */
final class HttpEndpoint implements Endpoint {

  private final HttpClient client;
  private final URI url;
  private final Map<String, String> headers;

  /**
   * An endpoint.
   *
   * @param client speaks HTTP/1.1, as {@link Gateway} makes it
   */
  HttpEndpoint(HttpClient client, URI url, Map<String, String> headers) {
    this.client = client;
    this.url = url;
    this.headers = headers;
  }

  @Override
  public CompletableFuture<Reply> post(byte[] body, Duration timeout) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::setHeader);
    CompletableFuture<HttpResponse<byte[]>> sent =
        client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    // The client's own timeout ends with the headers; a body that never comes would wait for ever.
    CompletableFuture<Reply> reply =
        sent.handle(this::reply).orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    reply.whenComplete(
        (received, failure) -> {
          if (failure != null) {
            sent.cancel(true);
          }
        });
    return reply;
  }

  private Reply reply(HttpResponse<byte[]> response, Throwable failure) {
    if (failure != null) {
      Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
      boolean unreachable = cause instanceof ConnectException;
      throw new CompletionException(
          unreachable ? new IOException("cannot connect to " + url, cause) : cause);
    }
    return new Reply(
        response.statusCode(),
        response.headers().firstValue("Retry-After").orElse(null),
        response.body());
  }
}
