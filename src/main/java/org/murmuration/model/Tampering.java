package org.murmuration.model;

/**
 * In an encounter, what one seat says to another is altered with a probability, each message by
 * itself.
 *
 * @param from the seat that speaks
 * @param to the seat that listens
 * @param probability 0 to 1
 */
public record Tampering(int from, int to, double probability, Alteration alteration) {}
