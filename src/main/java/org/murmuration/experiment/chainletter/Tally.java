package org.murmuration.experiment.chainletter;

/** What happened in a round of an {@link Outbreak}. */
final class Tally {

  int meetings;

  /** Participants whose mind is a rule. */
  int byRule;

  /** Agents that took up a letter, and that lost it. */
  int taken;

  int lost;

  /** Agents without a letter that met a carrier who could be heard, and those who then had it. */
  int exposed;

  int exposedAndTaken;

  /** Meetings of carriers that are no adversaries, one for each of the two. */
  int heldMeetings;

  /** Letters said: all; word for word; in other words; by agents that had none noted. */
  int said;

  int exact;
  int reworded;
  int originals;

  /** Utterances that the filter flagged. */
  int flagged;

  /** Expected meetings, as {@link org.murmuration.measure.SpreadFit.Round} has them. */
  double reachable;

  double firstReachable;
  double held;
}
