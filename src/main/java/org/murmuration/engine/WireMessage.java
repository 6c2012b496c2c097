package org.murmuration.engine;

/** Marks messages that may cross nodes; bound to CBOR in the node configuration. */
public interface WireMessage {}
