package org.murmuration.mind.llm.dialect;

/** A provider answered with something that is not an answer. */
public final class MalformedResponse extends RuntimeException {

  public MalformedResponse(String problem) {
    super(problem);
  }
}
