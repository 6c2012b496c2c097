package org.murmuration.cli;

/** A batch cannot go on because one of its runs failed; says why, and how to go on. */
final class Unfinished extends RuntimeException {

  private final String howToGoOn;

  Unfinished(RuntimeException cause, String howToGoOn) {
    super(cause);
    this.howToGoOn = howToGoOn;
  }

  String howToGoOn() {
    return howToGoOn;
  }
}
