package org.murmuration.experiment.company;

import java.util.HashSet;
import java.util.Set;
import org.murmuration.experiment.Cast;
import org.murmuration.model.Entry;
import org.murmuration.model.Intervention;

/**
 * The companies into which somebody or something was injected, from any of their members on: the
 * others of the same run are what they are compared with. Whoever only takes on another persona of
 * the scenario that is no adversary, joins, leaves or is healed is not meant.
 */
final class Touched {

  private final Staff staff;
  private final Cast cast;
  private final Set<Integer> companies = new HashSet<>();

  Touched(Staff staff, Cast cast) {
    this.staff = staff;
    this.cast = cast;
  }

  void observe(Entry.Intervened intervened) {
    if (!Entry.RECOVERY.equals(intervened.by()) && injects(intervened.intervention())) {
      intervened.intervention().agents().forEach(agent -> companies.add(staff.company(agent)));
    }
  }

  private boolean injects(Intervention intervention) {
    if (intervention instanceof Intervention.Convert convert) {
      return cast.persona(convert.persona()).adversary();
    }
    return intervention instanceof Intervention.Rewrite
        || intervention instanceof Intervention.Plant
        || intervention instanceof Intervention.Broadcast
        || intervention instanceof Intervention.Exchange
        || intervention instanceof Intervention.Tamper;
  }

  boolean contains(int company) {
    return companies.contains(company);
  }
}
