package org.murmuration.experiment.publicgoods;

import org.murmuration.model.Occasion;

/**
 * A game of a chain. The first seat is the one nearer to the outsider.
 *
 * @param arm how well its members know each other
 * @param chain number of the chain within its arm, from 0
 * @param chats how often the two have chatted with each other
 */
record Link(Acquaintance arm, int chain, Stage stage, int chats) implements Occasion {}
