package org.murmuration.schedule;

import org.murmuration.model.Entry;
import org.murmuration.model.Intervention;
import org.murmuration.model.Population;

/**
 * A schedule whose next meetings depend on what came of earlier ones: invitations, then chats with
 * those who accepted. It is a fold over the journaled history.
 *
 * <p>A wave is a phase. {@link #next} is asked only when everything drawn so far is journaled and
 * observed, so that what it draws depends on the history alone; within a wave meetings take place
 * at the same time as far as their participants allow. A wave without meetings ends the run: its
 * course is complete, or too few are left to meet. An instance serves one run and is not
 * thread-safe.
 */
public interface Unfolding extends Schedule {

  /** Takes the next encounter of the history. */
  void observe(Entry.Encountered encountered);

  /** Takes the next intervention; {@code population} is the one after it. */
  default void observe(Entry.Intervened intervened, Population population) {}

  /**
   * Whom the rules take back to before an encounter, before the next wave; null: nobody. Asked when
   * everything drawn is observed and no meeting of the wave is left, before {@link #next}, and
   * again when what it gave is observed. Must not change anything.
   */
  default Intervention.Branch branch() {
    return null;
  }

  /**
   * Whether the next wave begins a new population round. Asked when everything drawn is observed
   * and no meeting of the wave is left; must not change anything.
   */
  boolean roundIsOver();

  /**
   * About how many encounters make a population round, for progress and for going on by encounters;
   * a round ends when {@link #roundIsOver()}.
   */
  @Override
  int encountersPerRound(Population population);
}
