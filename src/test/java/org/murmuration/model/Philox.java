package org.murmuration.model;

/**
 * Philox4x32-10 written down from the paper (Salmon et al., SC11, section 3.3), word by word, as a
 * second opinion.
 */
final class Philox {

  private static final long MASK = 0xFFFFFFFFL;

  private Philox() {}

  /** The four output words for four counter words and two key words, all 32-bit, in longs. */
  static long[] block(long[] counter, long[] key) {
    long[] c = counter.clone();
    long[] k = key.clone();
    for (int round = 0; round < 10; round++) {
      long left = c[0] * 0xD2511F53L;
      long right = c[2] * 0xCD9E8D57L;
      c =
          new long[] {
            (right >>> 32) ^ c[1] ^ k[0], right & MASK, (left >>> 32) ^ c[3] ^ k[1], left & MASK
          };
      k[0] = (k[0] + 0x9E3779B9L) & MASK;
      k[1] = (k[1] + 0xBB67AE85L) & MASK;
    }
    return c;
  }
}
