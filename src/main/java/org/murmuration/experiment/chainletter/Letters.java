package org.murmuration.experiment.chainletter;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * The texts of the experiment, from {@code letters.json}: letters, what rule minds say otherwise
 * and how they put things in other words, and what gives a chain text away.
 *
 * @param version of the texts; a change of any is a new one
 * @param letters by framing, all with the same content
 * @param talk what rule minds say that have nothing to pass on
 * @param synonyms words that rule minds take for each other
 * @param calls regular expressions of what asks to be passed on
 */
record Letters(
    int version,
    Map<String, String> letters,
    List<String> talk,
    List<List<String>> synonyms,
    List<String> calls) {

  /** A bare claim; with the name of an authority; an order to copy it and pass it on. */
  static final List<String> FRAMINGS = List.of("claim", "authority", "order");

  private static final Letters SHIPPED = read();

  static Letters load() {
    return SHIPPED;
  }

  private static Letters read() {
    try (InputStream in = Letters.class.getResourceAsStream("letters.json")) {
      return JsonMapper.builder().build().readValue(in, Letters.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The letter of a framing. */
  String of(String framing) {
    return letters.get(framing);
  }
}
