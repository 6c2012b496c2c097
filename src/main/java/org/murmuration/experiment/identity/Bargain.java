package org.murmuration.experiment.identity;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.model.Occasion;

/**
 * A meeting of a proposer, in the first seat, and a responder. The proposer knows what was refused
 * before; of the responder's memory that has been taken back.
 *
 * @param opening place of its framing in {@link Framings}
 * @param round of contact that it belongs to, from 0
 * @param refused the offers that this responder has refused in this bargain, oldest first
 */
record Bargain(int opening, int round, List<Integer> refused) implements Occasion {

  Bargain {
    refused = List.copyOf(refused);
  }

  /** The same bargain once more, after an offer was refused and that undone. */
  Bargain again(int offer) {
    List<Integer> all = new ArrayList<>(refused);
    all.add(offer);
    return new Bargain(opening, round, all);
  }

  /** The highest offer that was refused; 0 if none was. */
  int highest() {
    return refused.stream().mapToInt(offer -> offer).max().orElse(0);
  }

  /** How often the responder has been taken back so far. */
  int replays() {
    return refused.size();
  }
}
