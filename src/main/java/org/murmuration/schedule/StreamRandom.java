package org.murmuration.schedule;

import java.util.Random;
import org.murmuration.model.RandomStream;

/** A {@link Random} whose numbers are those of a stream, for libraries that want one. */
public final class StreamRandom extends Random {

  private static final long serialVersionUID = 1;

  private final transient RandomStream stream;

  /** The numbers of a stream, which belongs to this object from now on. */
  public StreamRandom(RandomStream stream) {
    super(0);
    this.stream = stream;
  }

  @Override
  protected int next(int bits) {
    return stream.nextInt() >>> (32 - bits);
  }
}
