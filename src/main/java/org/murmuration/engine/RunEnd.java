package org.murmuration.engine;

import java.util.Map;
import org.murmuration.measure.Series;

/**
 * How a run ended.
 *
 * @param reason why
 * @param series values by round
 * @param figures final figures
 * @param entries how many entries its journal has
 */
public record RunEnd(EndReason reason, Series series, Map<String, Object> figures, long entries) {

  static RunEnd of(Timeline timeline) {
    return new RunEnd(
        timeline.end().orElseThrow(), timeline.series(), timeline.figures(), timeline.position());
  }
}
