package org.murmuration.cluster;

import org.murmuration.mind.llm.CallKey;

/**
 * Names a call among those of all runs.
 *
 * @param run the run, as {@link org.murmuration.journal.RunKey} writes it
 */
record CallId(String run, CallKey key) {}
