package org.murmuration.scenario;

/** How many agents start with a persona. */
public record PersonaShare(String persona, int agents) {}
