package org.murmuration.experiment.naminggame;

import org.murmuration.model.Exchange;
import org.murmuration.model.Recollection;

/**
 * An exchange that an agent no longer remembers, but from which it still has a word of its
 * inventory. Only minds with inventories look at it.
 */
record Learnt(Exchange exchange) implements Recollection {

  /** The exchange that a recollection is or was. */
  static Exchange exchangeOf(Recollection recollection) {
    return recollection instanceof Learnt learnt ? learnt.exchange() : (Exchange) recollection;
  }
}
