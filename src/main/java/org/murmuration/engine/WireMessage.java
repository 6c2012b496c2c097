package org.murmuration.engine;

/**
 * Marks messages that may cross nodes; bound to CBOR in the node configuration. They may be of any
 * size: what is too large for a frame travels as {@link Freight}.
 */
public interface WireMessage {}
