package org.murmuration.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.murmuration.journal.EntryFormat;
import org.murmuration.journal.JournalException;
import org.murmuration.journal.OutcomeFormat;
import org.murmuration.model.Entry;

/** The interventions in a journal that somebody made live, which no scenario gives again. */
final class LiveEntries {

  private static final ObjectReader JSON = JsonMapper.builder().build().reader();

  /** In every line of an intervention, and in no other: within a text the quotes are escaped. */
  private static final String FIELD = "\"intervention\":";

  private LiveEntries() {}

  /** Those of a file, in index order; a torn last line is left out. */
  static List<Entry.Intervened> of(Path journal, OutcomeFormat outcomes) {
    EntryFormat format = new EntryFormat(outcomes);
    List<Entry.Intervened> found = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(journal)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.contains(FIELD) && line.endsWith("}")) {
          JsonNode node = JSON.readTree(line);
          if (format.read(node) instanceof Entry.Intervened entry && entry.isLive()) {
            found.add(entry);
          }
        }
      }
      return found;
    } catch (JsonProcessingException e) {
      throw new JournalException(journal + ": a line is not what Murmuration writes", e);
    } catch (IOException e) {
      throw JournalException.of("cannot read " + journal, e);
    }
  }
}
