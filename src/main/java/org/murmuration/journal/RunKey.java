package org.murmuration.journal;

/**
 * Names a run of a cluster: its batch, as the database numbers it, and its number within the batch.
 * Written {@code batch.run}.
 *
 * @param batch number of the batch, from 1
 * @param run number of the run, from 0; {@link #OUTSIDE} stands for what is asked outside the
 *     histories
 */
public record RunKey(long batch, int run) {

  /** The run number of what belongs to a batch and to none of its runs. */
  public static final int OUTSIDE = -1;

  /** Reads what {@link #toString} writes. */
  public static RunKey of(String text) {
    int dot = text.indexOf('.');
    return new RunKey(
        Long.parseLong(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
  }

  @Override
  public String toString() {
    return batch + "." + run;
  }
}
