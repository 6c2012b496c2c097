package org.murmuration.model;

/** One entry of the history, and so one record of the journal. */
public sealed interface Entry {

  /** Who causes an intervention that the scenario asks for. */
  String SCENARIO = "scenario";

  /** Who causes the recovery from an intervention that lasts for a time. */
  String RECOVERY = "recovery";

  /** Place in the history; the entries of a journal are numbered 0, 1, 2, … without gaps. */
  long index();

  /** An encounter and what came of it. */
  record Encountered(EncounterSpec spec, Outcome outcome) implements Entry {
    @Override
    public long index() {
      return spec.index();
    }
  }

  /**
   * An intervention.
   *
   * @param by who caused it: {@code scenario}, or the name of the person who did it live
   */
  record Intervened(long index, String by, Intervention intervention) implements Entry {

    /** Whether somebody made it live, so that neither scenario nor history give it again. */
    public boolean isLive() {
      return !SCENARIO.equals(by) && !RECOVERY.equals(by);
    }
  }
}
