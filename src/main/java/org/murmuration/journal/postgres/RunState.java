package org.murmuration.journal.postgres;

import java.util.Locale;
import org.murmuration.journal.RunKey;

/**
 * How far a run is, as it stands in the database.
 *
 * @param epoch how often it has been taken over
 * @param entries length of its journal
 * @param endReason why it ended, as a word; empty if it did not
 * @param problem what went wrong, in one line; empty if nothing did
 * @param lost calls that were under way on a node when it died
 */
public record RunState(
    RunKey key,
    State state,
    long epoch,
    long entries,
    String endReason,
    String problem,
    long lost) {

  /** What may become of a run. */
  public enum State {
    /** It goes on, on some node, or will once one takes it over. */
    OPEN,
    /** It came to an end, which may have been that it was stopped. */
    ENDED,
    /** Something went wrong; the journal up to there stays. */
    FAILED;

    /** As it stands in the database, and as users see it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
