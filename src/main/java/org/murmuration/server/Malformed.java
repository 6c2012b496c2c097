package org.murmuration.server;

import akka.event.LoggingAdapter;
import akka.http.ParsingErrorHandler;
import akka.http.javadsl.model.HttpResponse;
import akka.http.scaladsl.model.ErrorInfo;
import akka.http.scaladsl.model.StatusCode;
import akka.http.scaladsl.settings.ServerSettings;

/** Answers what is no HTTP in JSON, too. Made by Akka HTTP, by its name. */
public final class Malformed extends ParsingErrorHandler {

  /** For Akka HTTP. */
  public Malformed() {}

  @Override
  public HttpResponse handle(
      StatusCode status, ErrorInfo error, LoggingAdapter log, ServerSettings settings) {
    return Guard.on(Replies.refusal(status, error.summary()));
  }
}
