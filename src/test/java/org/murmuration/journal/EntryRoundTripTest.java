package org.murmuration.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.murmuration.model.Entry;

/** What is appended is read back, whatever it says, and equal histories are equal bytes. */
class EntryRoundTripTest {

  private Path file;
  private Path second;

  @BeforeProperty
  void makeFiles() throws IOException {
    file = Files.createTempFile("entries", ".jsonl");
    second = Files.createTempFile("entries", ".jsonl");
  }

  @AfterProperty
  void removeFiles() throws IOException {
    Files.delete(file);
    Files.delete(second);
  }

  @Property(tries = 200)
  void aJournalGivesBackWhatWasAppended(@ForAll("histories") List<Entry> history)
      throws IOException {
    Files.write(file, new byte[0]);
    Journal memory = MemoryJournal.keeping();
    try (FileJournal journal = FileJournal.open(file, Diary.FORMAT)) {
      for (Entry entry : history) {
        journal.append(entry);
        memory.append(entry);
      }
      agree(journal, memory, history);
    }
    try (FileJournal journal = FileJournal.open(file, Diary.FORMAT)) {
      assertThat(journal.repairedBytes()).isZero();
      agree(journal, memory, history);
    }
  }

  private static void agree(Journal file, Journal memory, List<Entry> history) {
    assertThat(file.size()).isEqualTo(memory.size()).isEqualTo(history.size());
    assertThat(Diary.all(file)).isEqualTo(history);
    assertThat(Diary.all(memory)).isEqualTo(history);
    for (int index = -1; index <= history.size(); index++) {
      assertThat(file.read(index)).isEqualTo(memory.read(index));
    }
  }

  @Property(tries = 100)
  void equalHistoriesAreEqualBytesHoweverOftenTheyWereFlushed(
      @ForAll("histories") List<Entry> history, @ForAll List<Boolean> pauses) throws IOException {
    Files.write(file, new byte[0]);
    Files.write(second, new byte[0]);
    try (FileJournal journal = FileJournal.open(file, Diary.FORMAT)) {
      history.forEach(journal::append);
    }
    for (int i = 0; i < history.size(); ) {
      try (FileJournal journal = FileJournal.open(second, Diary.FORMAT)) {
        boolean goOn = true;
        while (goOn && i < history.size()) {
          goOn = pauses.isEmpty() || pauses.get(i % pauses.size());
          journal.append(history.get(i++));
          journal.flush();
        }
      }
    }

    assertThat(Files.readAllBytes(second)).isEqualTo(Files.readAllBytes(file));
    assertThat(Files.readString(file).lines()).hasSize(history.size());
  }

  @Provide
  Arbitrary<List<Entry>> histories() {
    return AnyHistory.any();
  }
}
