package org.murmuration.engine;

/**
 * One timekeeper's time in charge of a run. When a node dies, a timekeeper elsewhere goes on where
 * the journal ends, with a higher epoch. Agents follow the highest epoch they have seen, and forget
 * what they remember beyond the journal it began with: that may never have been recorded.
 *
 * @param epoch how often the run has been taken over
 * @param base how many entries the journal had when this tenure began
 * @param node the node that the timekeeper is on
 */
public record Tenure(long epoch, long base, long node) {}
