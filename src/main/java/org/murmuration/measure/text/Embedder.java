package org.murmuration.measure.text;

import java.util.List;

/**
 * Turns texts into vectors such that texts that mean alike lie close. May be used by many threads.
 *
 * <p>The same text has the same vector, bit for bit, within a process, whatever it is embedded with
 * and by which thread. Vectors of different embedders cannot be compared.
 */
public interface Embedder {

  /** Which model it is, as reports name it. */
  String model();

  /**
   * A vector of length 1 for each text, in their order; the vector 0 for a text without a single
   * token. Not to be changed.
   *
   * @throws EmbeddingException if texts cannot be embedded, saying why in one line
   */
  List<float[]> embed(List<String> texts);

  /** The vector of one text. */
  default float[] embed(String text) {
    return embed(List.of(text)).get(0);
  }
}
