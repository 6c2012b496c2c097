package org.murmuration.experiment.company;

import java.util.HashSet;
import java.util.Set;
import org.murmuration.model.Entry;

/**
 * The companies into which somebody or something was injected, from any of their members on: the
 * others of the same run are what they are compared with.
 */
final class Touched {

  private final Staff staff;
  private final Set<Integer> companies = new HashSet<>();

  Touched(Staff staff) {
    this.staff = staff;
  }

  void observe(Entry.Intervened intervened) {
    if (!Entry.RECOVERY.equals(intervened.by())) {
      intervened.intervention().agents().forEach(agent -> companies.add(staff.company(agent)));
    }
  }

  boolean contains(int company) {
    return companies.contains(company);
  }
}
