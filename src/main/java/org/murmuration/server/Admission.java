package org.murmuration.server;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.HttpChallenge;
import akka.http.javadsl.model.headers.WWWAuthenticate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether a request is let in.
 *
 * <p>A page of a browser on this machine can send requests here, too. It cannot send JSON without
 * asking first, which is never granted; it names its own origin; and if it had the name of its
 * server point here (DNS rebinding), that name is in the header {@code Host}.
 */
final class Admission {

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final ControlSettings settings;

  Admission(ControlSettings settings) {
    this.settings = settings;
  }

  /** Why a request is not let in, or empty if it is. */
  Optional<HttpResponse> refusal(HttpRequest request) {
    String host = header(request, "host");
    boolean changes = !request.method().equals(HttpMethods.GET);
    if (!settings.beyondThisMachine() && !isOurs(host)) {
      return Optional.of(
          Replies.refusal(
              StatusCodes.FORBIDDEN,
              "the header Host must name this machine, such as localhost or 127.0.0.1"));
    }
    if (changes && isForeign(header(request, "origin"), host)) {
      return Optional.of(
          Replies.refusal(
              StatusCodes.FORBIDDEN, "requests from pages of other servers are refused"));
    }
    if ((changes || settings.beyondThisMachine()) && !knowsToken(request)) {
      return Optional.of(
          Replies.refusal(
                  StatusCodes.UNAUTHORIZED,
                  "it takes the token of the cluster: Authorization: Bearer …")
              .addHeader(WWWAuthenticate.create(HttpChallenge.createOAuth2("murmuration"))));
    }
    if (request.method().equals(HttpMethods.POST) && !isJson(request)) {
      return Optional.of(
          Replies.refusal(
              StatusCodes.UNSUPPORTED_MEDIA_TYPE, "the Content-Type must be application/json"));
    }
    return Optional.empty();
  }

  private boolean isOurs(String host) {
    String name = host.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
    String bound = settings.host().toLowerCase(Locale.ROOT);
    return THIS_MACHINE.contains(name) || name.equals(bound) || name.equals("[" + bound + "]");
  }

  private boolean isForeign(String origin, String host) {
    String own = (settings.tls().isPresent() ? "https://" : "http://") + host;
    return !origin.isEmpty() && !origin.equalsIgnoreCase(own);
  }

  private boolean knowsToken(HttpRequest request) {
    return settings.token().map(token -> token.isIn(header(request, "authorization"))).orElse(true);
  }

  private static boolean isJson(HttpRequest request) {
    return request.entity().getContentType().mediaType().equals(MediaTypes.APPLICATION_JSON);
  }

  private static String header(HttpRequest request, String name) {
    return request.getHeader(name).map(HttpHeader::value).orElse("");
  }
}
