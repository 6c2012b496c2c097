package org.murmuration.cluster;

import org.murmuration.engine.WireMessage;

/**
 * What the gateways of a node are doing.
 *
 * @param node host and port
 * @param queued calls that wait to be sent
 * @param underWay calls that wait for their response
 * @param full whether so many wait that no further encounter should go out
 * @param down endpoints that are down, with what is wrong; empty if none is
 */
public record GatewayLoad(String node, int queued, int underWay, boolean full, String down)
    implements WireMessage {}
