package org.murmuration.schedule;

import java.math.BigDecimal;
import java.util.Random;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;

/**
 * The shape of a network. What is drawn is a function of the seed and the number of agents alone:
 * every random choice comes from one stream with purpose NETWORK, and {@link Edges} are put in a
 * fixed order.
 */
interface Topology {

  /**
   * The network among agents 0 .. agents − 1; it has at least one edge.
   *
   * @throws org.murmuration.settings.InputError if no such network exists for that many agents
   */
  Edges draw(long seed, int agents);

  /** A few words that name the network and its settings. */
  String description();

  /** The stream that the one network of a run is drawn from. */
  static RandomStream stream(long seed) {
    return RandomStream.of(seed, Purpose.NETWORK, 0, 0, 0);
  }

  /** The same stream, as generators of JGraphT take it. */
  static Random random(long seed) {
    return new StreamRandom(stream(seed));
  }

  /** A number as users write it, such as 0.1 or 4. */
  static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
