package org.murmuration.model;

/**
 * One participant's place in an encounter.
 *
 * @param agent number of the agent, from 0
 * @param persona name of the persona it has in this encounter
 * @param previous index of the last entry of the history that concerned this agent, or {@link
 *     Memory#NOTHING}
 */
public record Seat(int agent, String persona, long previous) {}
