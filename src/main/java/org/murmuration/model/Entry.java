package org.murmuration.model;

import java.util.List;

/** One entry of the history, and so one record of the journal. */
public sealed interface Entry {

  /** Who causes an intervention that the scenario asks for. */
  String SCENARIO = "scenario";

  /** Who causes the recovery from an intervention that lasts for a time. */
  String RECOVERY = "recovery";

  /** Whom the journal names where the rules of an experiment intervene. */
  String RULES = "rules";

  /** Place in the history; the entries of a journal are numbered 0, 1, 2, … without gaps. */
  long index();

  /**
   * An encounter and what came of it.
   *
   * @param altered the messages that were not heard as they were said, by turn, then seat
   */
  record Encountered(EncounterSpec spec, Outcome outcome, List<Altered> altered) implements Entry {

    /** An encounter in which everybody was heard as they spoke. */
    public Encountered(EncounterSpec spec, Outcome outcome) {
      this(spec, outcome, List.of());
    }

    @Override
    public long index() {
      return spec.index();
    }
  }

  /**
   * An intervention.
   *
   * @param by who caused it: {@code scenario}, {@code recovery} (the end of an earlier one), {@code
   *     rules}, or the name of the person who did it live
   * @param term how long it lasts; null: it does not end
   */
  record Intervened(long index, String by, Intervention intervention, Term term) implements Entry {

    /** An intervention that does not end by itself. */
    public Intervened(long index, String by, Intervention intervention) {
      this(index, by, intervention, null);
    }

    /** Whether somebody made it live, so that neither scenario nor history give it again. */
    public boolean isLive() {
      return !SCENARIO.equals(by) && !RECOVERY.equals(by) && !RULES.equals(by);
    }
  }
}
