package org.murmuration.mind.policy;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.murmuration.journal.JournalException;
import org.murmuration.model.Exchange;

/** Writes policies as tables that {@link PolicyTableReader} reads. */
public final class PolicyTableWriter {

  private PolicyTableWriter() {}

  /**
   * Writes a table.
   *
   * @param rows for each memory, oldest exchange first, the probability or count of each option
   * @throws JournalException if it cannot be written
   */
  public static void write(Path file, List<String> options, Map<List<Exchange>, double[]> rows) {
    CsvSchema.Builder schema = CsvSchema.builder().addColumn("memory");
    options.forEach(schema::addColumn);
    try {
      if (file.toAbsolutePath().getParent() != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
      }
      try (SequenceWriter out =
          new CsvMapper()
              .writer(schema.build().withHeader())
              .writeValues(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
        for (Map.Entry<List<Exchange>, double[]> row : rows.entrySet()) {
          List<Object> cells = new ArrayList<>();
          cells.add(
              row.getKey().stream()
                  .map(step -> step.own() + "/" + step.partner())
                  .collect(Collectors.joining(" ")));
          for (double value : row.getValue()) {
            cells.add(value);
          }
          out.write(cells);
        }
      }
    } catch (IOException e) {
      throw JournalException.of("cannot write " + file, e);
    }
  }
}
