package org.murmuration.experiment.identity;

import java.util.List;

/**
 * Ratings of some agents before and after contact, as counts. Agreement of two ratings is 1 − their
 * distance ÷ the largest possible one: 1 for the same, 0 for the two ends. Within an agent it is
 * the mean over items of what it rated before and after; between agents the mean over items and
 * over all pairs of them, which counts give exactly.
 */
final class ReportTally {

  private static final int STEPS = SelfReports.MOST - SelfReports.LEAST;

  private final Side before;
  private final Side after;
  private long compared;
  private double distance;

  /** Ratings at one time. */
  private static final class Side {
    private final long[][] counts;
    private long reports;
    private long owns;
    private double own;
    private long others;
    private double other;

    Side(int items) {
      counts = new long[items][STEPS + 1];
    }

    void add(List<Integer> ratings, int ownItem) {
      reports++;
      for (int item = 0; item < counts.length; item++) {
        int rating = ratings.get(item);
        counts[item][rating - SelfReports.LEAST]++;
        if (item == ownItem) {
          owns++;
          own += rating;
        } else {
          others++;
          other += rating;
        }
      }
    }

    double agreement() {
      if (reports < 2) {
        return Double.NaN;
      }
      double distances = 0;
      for (long[] item : counts) {
        for (int low = 0; low <= STEPS; low++) {
          for (int high = low + 1; high <= STEPS; high++) {
            distances += (double) item[low] * item[high] * (high - low);
          }
        }
      }
      double pairs = reports * (reports - 1) / 2.0;
      return 1 - distances / (pairs * counts.length * STEPS);
    }
  }

  /**
   * @param items how many are rated
   */
  ReportTally(int items) {
    before = new Side(items);
    after = new Side(items);
  }

  /**
   * Takes a report.
   *
   * @param ownItem place of the agent's own level among the items, or −1
   * @param earlier what the agent rated before contact, if this is after and it did; else null
   */
  void add(List<Integer> ratings, int ownItem, boolean isAfter, List<Integer> earlier) {
    (isAfter ? after : before).add(ratings, ownItem);
    if (earlier != null) {
      compared++;
      double sum = 0;
      for (int item = 0; item < ratings.size(); item++) {
        sum += Math.abs(ratings.get(item) - earlier.get(item));
      }
      distance += sum / (ratings.size() * STEPS);
    }
  }

  private Side side(boolean isAfter) {
    return isAfter ? after : before;
  }

  /** How many reports there are. */
  long reports(boolean isAfter) {
    return side(isAfter).reports;
  }

  /** Mean rating of the own level; NaN where no agent has one. */
  double own(boolean isAfter) {
    Side side = side(isAfter);
    return side.owns == 0 ? Double.NaN : side.own / side.owns;
  }

  /** Willingness to switch: mean rating of all levels but the own one. */
  double others(boolean isAfter) {
    Side side = side(isAfter);
    return side.others == 0 ? Double.NaN : side.other / side.others;
  }

  /** Agreement between agents at one time; NaN with fewer than two. */
  double between(boolean isAfter) {
    return side(isAfter).agreement();
  }

  /** Agreement of agents with themselves before and after. */
  double within() {
    return compared == 0 ? Double.NaN : 1 - distance / compared;
  }
}
