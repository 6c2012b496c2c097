package org.murmuration.model;

/**
 * A message of an encounter that did not arrive as it was said.
 *
 * @param turn place of the answer among all answers of the encounter
 * @param seat who heard it altered
 */
public record Altered(int turn, int seat) {}
