package org.murmuration.experiment.naminggame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.murmuration.mind.Situation;
import org.murmuration.model.Exchange;
import org.murmuration.model.Memory;
import org.murmuration.model.Persona;
import org.murmuration.model.Question;
import org.murmuration.model.RandomStream;
import org.murmuration.model.Recollection;

/**
 * All memory states of the naming game: sequences of up to H exchanges of W names, 1,365 of them
 * for W = 2 and H = 5 (Flint et al., PNAS 2026).
 */
final class MemoryStates {

  private static final int MOST = 1_000_000;

  private MemoryStates() {}

  /** The states, those with little memory first; empty if there are more than a million. */
  static Optional<List<Situation>> of(NamingSettings settings, Persona persona) {
    List<String> names = settings.names();
    double count = 0;
    for (int length = 0; length <= settings.memory(); length++) {
      count += Math.pow(names.size(), 2.0 * length);
    }
    if (count > MOST) {
      return Optional.empty();
    }
    List<List<Recollection>> memories = new ArrayList<>();
    memories.add(List.of());
    int from = 0;
    for (int length = 1; length <= settings.memory(); length++) {
      int to = memories.size();
      for (int shorter = from; shorter < to; shorter++) {
        extend(memories, memories.get(shorter), settings);
      }
      from = to;
    }
    Question question = new Question.Choice(SimultaneousNaming.NAME, names, null, false);
    List<Situation> states = new ArrayList<>();
    for (List<Recollection> memory : memories) {
      RandomStream random = RandomStream.of(0, RandomStream.Purpose.PROBE, states.size(), 0, 0);
      states.add(
          Situation.outside(
              states.size(), persona, Memory.of(Memory.NOTHING, memory), question, random));
    }
    return Optional.of(states);
  }

  private static void extend(
      List<List<Recollection>> memories, List<Recollection> memory, NamingSettings settings) {
    for (String own : settings.names()) {
      for (String other : settings.names()) {
        int points = own.equals(other) ? settings.payoffSame() : settings.payoffDifferent();
        List<Recollection> longer = new ArrayList<>(memory);
        longer.add(new Exchange(own, other, points));
        memories.add(List.copyOf(longer));
      }
    }
  }
}
