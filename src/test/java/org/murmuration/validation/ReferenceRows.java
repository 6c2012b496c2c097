package org.murmuration.validation;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rows of the reference files in {@code policy/}, by column name. */
final class ReferenceRows {

  /** Runs behind each simulated value of the reference files. */
  static final int RUNS = 1000;

  private ReferenceRows() {}

  static Stream<Map<String, String>> of(String file) {
    try (InputStream in = ReferenceRows.class.getResourceAsStream("/policy/" + file);
        MappingIterator<Map<String, String>> rows =
            new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(in)) {
      List<Map<String, String>> all = rows.readAll();
      return all.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
