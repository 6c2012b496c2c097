package org.murmuration.model;

/**
 * How a persona passes from agent to agent.
 *
 * @param spreads probability that an agent takes the persona on when it meets one that has it
 * @param recovers probability that an agent that has it is rid of it after an encounter
 */
public record Contagion(double spreads, double recovers) {}
