package org.murmuration.mind.llm.dialect;

import java.util.List;

/**
 * What a model answered, in no provider's dialect.
 *
 * @param text the answer; with a schema the JSON text of its object; may be empty, never null
 * @param finish why it ended
 * @param model the model as served, or null if the provider does not say
 * @param fingerprint the provider's mark of the system that served it, or null
 * @param usage tokens, or null if the provider does not say
 * @param chances for each token of the answer the most probable ones in its place; empty if not
 *     told
 */
public record Completion(
    String text,
    Finish finish,
    String model,
    String fingerprint,
    Usage usage,
    List<List<Chance>> chances) {

  /** Why an answer ended. */
  public enum Finish {
    /** By itself. */
    STOP,
    /** At its largest length. */
    LENGTH,
    /** The model or a filter refused. */
    REFUSED
  }

  /**
   * Tokens of one call.
   *
   * @param input tokens of the request, cached ones included
   * @param cached those of them read from the provider's cache
   * @param output tokens of the answer, reasoning included
   */
  public record Usage(long input, long cached, long output) {}

  /** A token that could have stood in a place, and the natural logarithm of its probability. */
  public record Chance(String token, double logProbability) {}
}
