package org.murmuration.experiment.identity;

import org.murmuration.model.Occasion;

/**
 * An agent is asked alone as what it would go on; it keeps nothing of being asked.
 *
 * @param after whether all contacts are over; else none has begun
 */
record Inquiry(boolean after) implements Occasion {}
