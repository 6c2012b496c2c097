package org.murmuration.measure;

import java.util.List;

/**
 * The rows of one run's {@code measures.csv}.
 *
 * @param columns names of the columns
 * @param rows one row per population round, a value per column
 */
public record Series(List<String> columns, List<double[]> rows) {

  /** The values of one column, by round. */
  public double[] column(String name) {
    int column = columns.indexOf(name);
    return rows.stream().mapToDouble(row -> row[column]).toArray();
  }
}
