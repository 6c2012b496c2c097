package org.murmuration.mind;

import org.murmuration.model.Memory;
import org.murmuration.model.Persona;
import org.murmuration.model.Question;
import org.murmuration.model.RandomStream;

/**
 * Everything an answer may depend on.
 *
 * @param agent number of the agent asked
 * @param persona who it is in this encounter
 * @param encounter index of the encounter
 * @param memory what it remembers from before the encounter
 * @param question what it is asked
 * @param random its own stream for this one answer
 */
public record Situation(
    int agent,
    Persona persona,
    long encounter,
    Memory memory,
    Question question,
    RandomStream random) {}
