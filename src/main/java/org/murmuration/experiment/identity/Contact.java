package org.murmuration.experiment.identity;

import org.murmuration.model.Occasion;

/**
 * A meeting over a dilemma or a common good.
 *
 * @param opening place of its framing in {@link Framings}
 * @param round of contact that it belongs to, from 0
 */
record Contact(int opening, int round) implements Occasion {}
