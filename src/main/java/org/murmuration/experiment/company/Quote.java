package org.murmuration.experiment.company;

/**
 * A text that a judge classes: where in the history it was said, and what.
 *
 * @param entry index of the encounter
 * @param turn place of the answer in it
 */
record Quote(long entry, int turn, String text) {}
