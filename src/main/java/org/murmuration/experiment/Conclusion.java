package org.murmuration.experiment;

import java.util.List;
import java.util.Map;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Finding;

/**
 * What a batch of runs says.
 *
 * @param findings the summary, most important first
 * @param figures what the report shows
 * @param values everything as numbers, for the batch's {@code summary.json}
 */
public record Conclusion(
    List<Finding> findings, List<Figure> figures, Map<String, Object> values) {}
