package org.murmuration.experiment.identity;

import org.murmuration.model.Recollection;

/**
 * What is remembered of one offer.
 *
 * @param proposed whether the agent made it; else it was made to the agent
 * @param offer what the responder was to have, or {@link BargainOutcome#NONE}
 * @param reply what became of it
 */
record BargainPast(boolean proposed, int offer, BargainReply reply) implements Recollection {}
