package org.murmuration.mind.llm;

/** A provider answered with something that is not an answer. */
final class MalformedResponse extends RuntimeException {

  MalformedResponse(String problem) {
    super(problem);
  }
}
