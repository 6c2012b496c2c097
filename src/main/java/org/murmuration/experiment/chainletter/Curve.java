package org.murmuration.experiment.chainletter;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.measure.Figure;

/**
 * Shares by round, thinned out as they become many: every second point goes, and from then on only
 * every second round is taken.
 */
final class Curve {

  private static final int MOST = 400;

  private final List<double[]> points = new ArrayList<>();
  private int stride = 1;
  private int rounds;

  void add(double carriers, double reached) {
    if (rounds % stride == 0) {
      points.add(new double[] {rounds, carriers, reached});
      if (points.size() > MOST) {
        thinOut();
      }
    }
    rounds++;
  }

  private void thinOut() {
    stride *= 2;
    points.removeIf(point -> (int) point[0] % stride != 0);
  }

  Figure figure(String title, String note) {
    return new Figure.Lines(
        title,
        note,
        new Figure.Axis("population round", null, null),
        values(0),
        new Figure.Axis("share of agents", 0.0, 1.0),
        List.of(
            new Figure.Curve("carry it", values(1), null, null, true),
            new Figure.Curve("ever carried it", values(2), null, null, false)));
  }

  private double[] values(int which) {
    return points.stream().mapToDouble(point -> point[which]).toArray();
  }
}
