/**
 * Identity: what agents take themselves for, and what it does to how they deal with each other.
 * Agents that are told different things about what they are meet in a dilemma, over a common good,
 * or to bargain, under notices, commitments and filters that are settings; what is measured is
 * cooperation, promises kept, what they say of themselves, and what they take over from each other.
 */
package org.murmuration.experiment.identity;
