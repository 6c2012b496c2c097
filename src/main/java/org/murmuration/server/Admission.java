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
import org.murmuration.server.Endpoint.Access;

/**
 * Decides whether a request is let in.
 *
 * <p>A page of a browser on this machine can send requests here, too. It cannot send JSON without
 * asking first, which is never granted; it names its own origin; browsers say of which site it is;
 * and if it had the name of its server point here (DNS rebinding), that name is in the header
 * {@code Host}.
 */
final class Admission {

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  /** What browsers say of requests that are not those of pages of other servers. */
  private static final Set<String> OWN_SITE = Set.of("", "same-origin", "none");

  private final ControlSettings settings;

  Admission(ControlSettings settings) {
    this.settings = settings;
  }

  /** Why a request is not let in, or empty if it is. */
  Optional<HttpResponse> refusal(HttpRequest request, Access access) {
    String host = header(request, "host");
    if (!settings.beyondThisMachine() && !isOurs(host)) {
      return forbidden("the header Host must name this machine, such as localhost or 127.0.0.1");
    }
    if (isForeign(header(request, "origin"), host)
        || access != Access.FREE && !OWN_SITE.contains(header(request, "sec-fetch-site"))) {
      return forbidden("requests from pages of other servers are refused");
    }
    if (access == Access.STEERING && settings.token().isEmpty()) {
      return forbidden(
          "this node was started without a token, and so steers nothing; start it with one in "
              + Token.VARIABLE);
    }
    boolean takesToken =
        access.changes() || access == Access.QUESTION && settings.beyondThisMachine();
    if (takesToken && !knowsToken(request)) {
      return Optional.of(
          Replies.refusal(
                  StatusCodes.UNAUTHORIZED,
                  "it takes the token of the cluster or run: Authorization: Bearer …")
              .addHeader(WWWAuthenticate.create(HttpChallenge.createOAuth2("murmuration"))));
    }
    if (access.changes() && settings.readOnly()) {
      return forbidden("nothing can be changed here (murmuration.control.read-only)");
    }
    if (request.method().equals(HttpMethods.POST) && !isJson(request)) {
      return Optional.of(
          Replies.refusal(
              StatusCodes.UNSUPPORTED_MEDIA_TYPE, "the Content-Type must be application/json"));
    }
    return Optional.empty();
  }

  private static Optional<HttpResponse> forbidden(String line) {
    return Optional.of(Replies.refusal(StatusCodes.FORBIDDEN, line));
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
