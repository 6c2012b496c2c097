package org.murmuration.mind.policy.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * The way of the mean field from a start until it rests.
 *
 * @param moments success and uttered shares over time, one per tenth of a round, the start first
 * @param end the distribution of states it came to
 * @param settled whether it rests there, or was cut off on the way
 */
public record Trajectory(List<Moment> moments, double[] end, boolean settled) {

  /** One moment: population rounds since the start, shares of names uttered, chance of success. */
  public record Moment(double round, double[] uttered, double success) {}

  private static final double STEP = 0.2;
  private static final double AT_REST = 1e-11;

  /**
   * Follows the mean field until no share of a state changes by more than 1e-11 per unit of time.
   *
   * @param rounds population rounds after which it is cut off
   */
  public static Trajectory from(double[] start, MeanField field, double rounds) {
    List<Moment> moments = new ArrayList<>();
    double[] x = start.clone();
    boolean rests = false;
    for (int step = 0; !rests && step * STEP < rounds * MeanField.ROUND; step++) {
      moments.add(new Moment(step * STEP / MeanField.ROUND, field.uttered(x), field.success(x)));
      x = field.step(x, STEP);
      rests = field.speed(x) < AT_REST;
    }
    return new Trajectory(List.copyOf(moments), x, rests);
  }

  /** The first round from which on success is at least {@code share}; NaN if there is none. */
  public double roundOfSuccess(double share) {
    double round = Double.NaN;
    for (int i = moments.size() - 1; i >= 0 && moments.get(i).success() >= share; i--) {
      round = moments.get(i).round();
    }
    return round;
  }
}
