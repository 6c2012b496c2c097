package org.murmuration.experiment.naminggame;

import java.util.List;

/**
 * Numbers of the names of a pool, looked up several times per interaction: a hash table without
 * boxes, in which the same object is found without comparing texts.
 */
final class NameNumbers {

  private final String[] slots;
  private final int[] numbers;

  NameNumbers(List<String> names) {
    int size = Integer.highestOneBit(Math.max(1, names.size())) * 8;
    slots = new String[size];
    numbers = new int[size];
    for (int number = 0; number < names.size(); number++) {
      int slot = slot(names.get(number));
      slots[slot] = names.get(number);
      numbers[slot] = number;
    }
  }

  /** The place of a name in the pool, or −1 if it is not there or null. */
  int of(String name) {
    if (name == null) {
      return -1;
    }
    int slot = slot(name);
    return slots[slot] == null ? -1 : numbers[slot];
  }

  /** Where a name stands, or the empty slot where it would. */
  private int slot(String name) {
    int slot = name.hashCode() & slots.length - 1;
    while (slots[slot] != null && slots[slot] != name && !slots[slot].equals(name)) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }
}
