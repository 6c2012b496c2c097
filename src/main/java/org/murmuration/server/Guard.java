package org.murmuration.server;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawHeader;
import java.util.List;
import org.murmuration.report.PageFiles;

/**
 * Headers that every answer carries: the page may run its own scripts and talk to its own server,
 * and nothing else; nobody else may show it in a frame or take anything from it; nothing of the API
 * is kept in a cache.
 */
final class Guard {

  private static final List<HttpHeader> ALL =
      List.of(
          RawHeader.create("Content-Security-Policy", PageFiles.POLICY),
          RawHeader.create("X-Content-Type-Options", "nosniff"),
          RawHeader.create("Referrer-Policy", "no-referrer"),
          RawHeader.create("Cross-Origin-Resource-Policy", "same-origin"),
          RawHeader.create("Cross-Origin-Opener-Policy", "same-origin"),
          RawHeader.create("Cache-Control", "no-store"));

  private Guard() {}

  static HttpResponse on(HttpResponse response) {
    return response.addHeaders(ALL);
  }
}
