package org.murmuration.experiment.cocktailparty;

import java.util.LinkedHashMap;
import java.util.Map;
import org.murmuration.measure.Interval;
import org.murmuration.measure.network.Chance;

/** How numbers stand in the figures of a run, and how they are read back. */
final class Figures {

  static final String SLOPE = "-slope";

  /** What draws behind intervals and comparisons with chance depend on. */
  static final long DRAW = 1;

  private static final String VALUE = "value";
  private static final String LOW = "low";
  private static final String HIGH = "high";
  private static final String CHANCE = "chance";
  private static final String EXCESS = "excess";

  private Figures() {}

  /** A number, or null where there is none. */
  static Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }

  static Map<String, Object> written(Interval interval) {
    Map<String, Object> written = new LinkedHashMap<>();
    written.put(VALUE, known(interval.value()));
    written.put(LOW, known(interval.low()));
    written.put(HIGH, known(interval.high()));
    return written;
  }

  static Map<String, Object> written(Chance chance) {
    Map<String, Object> written = new LinkedHashMap<>();
    written.put(VALUE, known(chance.value()));
    written.put(CHANCE, written(chance.chance()));
    written.put(EXCESS, known(chance.excess()));
    return written;
  }

  static double number(Object figure) {
    return figure instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  static Interval interval(Object figure) {
    return figure instanceof Map<?, ?> map
        ? new Interval(number(map.get(VALUE)), number(map.get(LOW)), number(map.get(HIGH)))
        : new Interval(Double.NaN, Double.NaN, Double.NaN);
  }

  static Chance chance(Object figure) {
    Map<?, ?> map = figure instanceof Map<?, ?> written ? written : Map.of();
    return new Chance(number(map.get(VALUE)), interval(map.get(CHANCE)), number(map.get(EXCESS)));
  }
}
