package org.murmuration.server;

import akka.http.javadsl.model.HttpMethod;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCode;
import akka.http.javadsl.model.StatusCodes;
import java.util.concurrent.CompletionStage;

/**
 * One thing that can be asked of the control API. All of them together are its routes; {@code
 * openapi.json} describes each.
 *
 * @param template path with parameters in braces, such as {@code /api/batches/{batch}}
 * @param access who may ask
 * @param wrong what an {@link org.murmuration.settings.InputError} means here
 */
record Endpoint(
    HttpMethod method, String template, Access access, StatusCode wrong, Handler handler) {

  /** Who may ask. */
  enum Access {
    /** Anybody: it says nothing about runs. */
    FREE,
    /** Whoever is on this machine; from elsewhere whoever knows the token. */
    QUESTION,
    /** Whoever knows the token, if there is one. Not if only reading is allowed. */
    COMMAND,
    /** Whoever knows the token, and there must be one. Not if only reading is allowed. */
    STEERING;

    boolean changes() {
      return this == COMMAND || this == STEERING;
    }
  }

  /** What answers. */
  interface Handler {
    CompletionStage<HttpResponse> answer(Inquiry inquiry);
  }

  /** Something to be read; what it is about may not be there. */
  static Endpoint get(String template, Handler handler) {
    return new Endpoint(HttpMethods.GET, template, Access.QUESTION, StatusCodes.NOT_FOUND, handler);
  }

  /** Something to be done with what is there or not. */
  static Endpoint post(String template, Handler handler) {
    return new Endpoint(HttpMethods.POST, template, Access.COMMAND, StatusCodes.NOT_FOUND, handler);
  }

  /** The same for others than the usual ones. */
  Endpoint with(Access other) {
    return new Endpoint(method, template, other, wrong, handler);
  }

  /** The same where an input error is the fault of the request. */
  Endpoint orBadRequest() {
    return new Endpoint(method, template, access, StatusCodes.BAD_REQUEST, handler);
  }

  /** Its name, as in {@code GET /api/cluster}. */
  String name() {
    return method.value() + " " + template;
  }
}
