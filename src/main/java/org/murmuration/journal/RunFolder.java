package org.murmuration.journal;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The directory of one run: {@code run.json} (manifest), {@code encounters.jsonl} (journal), {@code
 * measures.csv} (one row per round) and {@code summary.json} (final figures).
 */
public record RunFolder(Path path) {

  /** Makes the directory if it is not there. */
  public RunFolder create() {
    try {
      Files.createDirectories(path);
      return this;
    } catch (IOException e) {
      throw JournalException.of("cannot make " + path, e);
    }
  }

  /** Opens the journal for going on where it ends. */
  public FileJournal journal(OutcomeFormat format) {
    return FileJournal.open(path.resolve("encounters.jsonl"), new EntryFormat(format));
  }

  /** Opens the journal as it stands, to read it alone. */
  public FileJournal readJournal(OutcomeFormat format) {
    return FileJournal.read(path.resolve("encounters.jsonl"), new EntryFormat(format));
  }

  /** Writes a table of texts and whole numbers. */
  public void writeTable(String name, List<String> columns, List<List<Object>> rows) {
    CsvSchema.Builder schema = CsvSchema.builder();
    columns.forEach(schema::addColumn);
    Path file = path.resolve(name);
    try (SequenceWriter out =
        new CsvMapper()
            .writer(schema.build().withHeader())
            .writeValues(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
      out.writeAll(rows);
    } catch (IOException e) {
      throw JournalException.of("cannot write " + file, e);
    }
  }

  /** Whether the run has a journal, be it empty. */
  public boolean hasJournal() {
    return Files.exists(path.resolve("encounters.jsonl"));
  }

  /** Whether the run has a manifest. */
  public boolean hasManifest() {
    return Files.exists(path.resolve("run.json"));
  }

  public Map<String, Object> manifest() {
    return Json.read(path.resolve("run.json"));
  }

  public void writeManifest(Map<String, Object> manifest) {
    Json.write(path.resolve("run.json"), manifest);
  }

  public Map<String, Object> summary() {
    return Json.read(path.resolve("summary.json"));
  }

  public void writeSummary(Map<String, Object> summary) {
    Json.write(path.resolve("summary.json"), summary);
  }

  /** Writes {@code measures.csv}; a value that does not exist (NaN) is an empty cell. */
  public void writeSeries(List<String> columns, List<double[]> rows) {
    CsvMapper csv = new CsvMapper();
    ObjectWriter writer =
        csv.writer(
            CsvSchema.builder()
                .addColumns(columns, CsvSchema.ColumnType.NUMBER)
                .build()
                .withHeader());
    Path file = path.resolve("measures.csv");
    try (SequenceWriter out =
        writer.writeValues(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
      for (double[] row : rows) {
        List<Object> cells = new ArrayList<>(row.length);
        for (double value : row) {
          cells.add(cell(value));
        }
        out.write(cells);
      }
    } catch (IOException e) {
      throw JournalException.of("cannot write " + file, e);
    }
  }

  private static Object cell(double value) {
    if (Double.isNaN(value)) {
      return null;
    }
    return value == Math.rint(value) && Math.abs(value) < 1L << 53 ? (Object) (long) value : value;
  }

  /** The table of {@code measures.csv}; an empty cell is NaN. */
  public Table readSeries() {
    Path file = path.resolve("measures.csv");
    try (MappingIterator<List<String>> lines =
        new CsvMapper()
            .readerForListOf(String.class)
            .with(CsvParser.Feature.WRAP_AS_ARRAY)
            .readValues(file.toFile())) {
      List<String> columns = lines.next();
      List<double[]> rows = new ArrayList<>();
      while (lines.hasNext()) {
        rows.add(lines.next().stream().mapToDouble(RunFolder::number).toArray());
      }
      return new Table(columns, rows);
    } catch (IOException | RuntimeException e) {
      throw new JournalException(file + ": is not what Murmuration writes", e);
    }
  }

  private static double number(String cell) {
    return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
  }

  /** Named columns and rows of numbers. */
  public record Table(List<String> columns, List<double[]> rows) {}
}
