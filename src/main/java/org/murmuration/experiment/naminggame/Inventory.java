package org.murmuration.experiment.naminggame;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.model.Exchange;
import org.murmuration.model.Memory;

/**
 * The words an agent knows, as they follow from its memory (Baronchelli et al. 2006): an agreement
 * leaves only the word agreed on, a failure adds the partner's word.
 */
final class Inventory {

  private Inventory() {}

  /**
   * The words, in the order in which they were learnt.
   *
   * @param storeInvented whether a word uttered with nothing in the inventory is kept even if the
   *     hearer did not know it
   */
  static List<String> of(Memory memory, boolean storeInvented) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < memory.size(); i++) {
      learn(words, Learnt.exchangeOf(memory.get(i)), storeInvented);
    }
    return words;
  }

  /** Applies one exchange to an inventory. */
  static void learn(List<String> words, Exchange exchange, boolean storeInvented) {
    if (exchange.agreed()) {
      words.clear();
      words.add(exchange.own());
      return;
    }
    if (words.isEmpty() && storeInvented && exchange.own() != null) {
      words.add(exchange.own());
    }
    if (exchange.partner() != null && !words.contains(exchange.partner())) {
      words.add(exchange.partner());
    }
  }
}
