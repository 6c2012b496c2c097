package org.murmuration.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.murmuration.journal.AnyHistory;
import org.murmuration.journal.Diary;
import org.murmuration.journal.EntryFormat;
import org.murmuration.journal.FileJournal;
import org.murmuration.journal.RunKey;
import org.murmuration.model.Entry;

/** Whatever happens in a history, the database exports the bytes that a file would hold. */
class SameLinesIT {

  private static Database database;
  private static BatchStore store;

  @BeforeContainer
  static void open() {
    database = PostgresServer.shared().database();
    store = new BatchStore(database);
  }

  @AfterContainer
  static void close() {
    database.close();
  }

  @Property(tries = 100)
  void theExportHasTheBytesOfAFileJournal(
      @ForAll("histories") List<Entry> history, @ForAll List<Boolean> pauses) throws IOException {
    RunKey run = new RunKey(store.create("x", "{}", "", Map.of(), 1), 0);
    try (PostgresJournal journal = store.takeOver(run, Diary.OUTCOMES, 2)) {
      for (int i = 0; i < history.size(); i++) {
        journal.append(history.get(i));
        if (!pauses.isEmpty() && pauses.get(i % pauses.size())) {
          journal.flush();
        }
      }
    }

    ByteArrayOutputStream exported = new ByteArrayOutputStream();
    store.writeEntries(run, 0, exported);
    assertThat(exported.toByteArray()).isEqualTo(fileOf(history));
    try (PostgresJournal journal = store.takeOver(run, Diary.OUTCOMES)) {
      assertThat(Diary.all(journal)).isEqualTo(history);
    }
  }

  private static byte[] fileOf(List<Entry> history) throws IOException {
    Path file = Files.createTempFile("entries", ".jsonl");
    try (FileJournal journal = FileJournal.open(file, new EntryFormat(Diary.OUTCOMES))) {
      history.forEach(journal::append);
    }
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    return bytes;
  }

  @Provide
  Arbitrary<List<Entry>> histories() {
    return AnyHistory.any();
  }
}
