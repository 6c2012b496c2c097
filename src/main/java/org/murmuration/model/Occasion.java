package org.murmuration.model;

/**
 * What an encounter is about, where the schedule decides that from what came before: the phase of a
 * party, who invited whom, what is known of a partner. Each experiment has its own kinds, as
 * records; equal ones are the same occasion. Outcomes carry theirs, so that the journal has it.
 */
public interface Occasion extends WireValue {}
