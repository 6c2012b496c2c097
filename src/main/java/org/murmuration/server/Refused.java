package org.murmuration.server;

import akka.http.javadsl.model.StatusCode;

/** A request that is answered with a refusal; the message is one line for who asked. */
final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient StatusCode status;

  Refused(StatusCode status, String line, Throwable cause) {
    super(line, cause);
    this.status = status;
  }

  StatusCode status() {
    return status;
  }
}
