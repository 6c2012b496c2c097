package org.murmuration.mind.policy.analysis;

/**
 * How a simulated population ended.
 *
 * @param name number of the name it settled on, or −1 if it did not settle
 * @param interactions how many there were
 */
public record Settlement(int name, long interactions) {

  public boolean isReached() {
    return name >= 0;
  }
}
