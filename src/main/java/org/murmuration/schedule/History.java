package org.murmuration.schedule;

import org.murmuration.model.Population;

/**
 * What a schedule may draw from.
 *
 * @param seed seed of the run
 * @param next index that the first meeting drawn will take
 * @param population who is present
 */
public record History(long seed, long next, Population population) {}
