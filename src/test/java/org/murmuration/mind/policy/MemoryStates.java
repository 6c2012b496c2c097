package org.murmuration.mind.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.murmuration.model.Exchange;
import org.murmuration.model.Memory;
import org.murmuration.model.Recollection;

/** Memories written as in policy tables: {@code "Q/M M/M"}, oldest first. */
final class MemoryStates {

  private MemoryStates() {}

  static List<Exchange> exchanges(String state) {
    return state.isEmpty()
        ? List.of()
        : Arrays.stream(state.split(" "))
            .map(step -> step.split("/"))
            .map(s -> new Exchange(s[0], s[1], s[0].equals(s[1]) ? 100 : -50))
            .toList();
  }

  static Memory memory(String state) {
    return Memory.of(0, new ArrayList<Recollection>(exchanges(state)));
  }
}
