package org.murmuration.scenario;

/**
 * When a run ends. Looks at the journaled prefix only.
 *
 * @param maxRounds population rounds at most
 * @param whenConverged whether the run ends as soon as the population has converged and no
 *     intervention is still to come
 * @param afterIntervention population rounds to go on after the last intervention, at most
 */
public record StopRule(int maxRounds, boolean whenConverged, int afterIntervention) {}
