package org.murmuration.model;

/**
 * What one participant keeps of one encounter. Each experiment has its own kinds; {@link Exchange}
 * serves every game in which two agents choose and are paid.
 */
public interface Recollection extends WireValue {}
