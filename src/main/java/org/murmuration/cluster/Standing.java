package org.murmuration.cluster;

/**
 * How the calls of a node get on, as its courier saw them a moment ago.
 *
 * @param gateways nodes with role {@code gateway} that are up, as far as this node knows
 * @param pending calls that somebody on this node waits for
 * @param resent calls that were given to another gateway, because theirs was gone
 * @param repeated calls that were given to the same gateway again, because a message was lost
 * @param trouble why calls wait, in words; empty while nothing is wrong
 */
public record Standing(int gateways, int pending, long resent, long repeated, String trouble) {

  static final Standing IDLE = new Standing(0, 0, 0, 0, "");
}
