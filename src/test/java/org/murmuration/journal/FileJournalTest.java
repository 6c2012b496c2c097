package org.murmuration.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.model.Entry;

class FileJournalTest {

  private static final int STRIDE = 256;

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("encounters.jsonl");
  }

  private FileJournal open() {
    return FileJournal.open(file(), Diary.FORMAT);
  }

  private void write(List<Entry> entries) {
    try (FileJournal journal = open()) {
      entries.forEach(journal::append);
    }
  }

  @Test
  void anEncounterIsOneLineOfJson() {
    write(Diary.entries(1));

    assertThat(Diary.text(file()))
        .isEqualTo(
            "{\"index\":0,\"agents\":[0,1000],\"personas\":[\"guest\",\"host\"],"
                + "\"previous\":[-1,-1],\"answers\":[\"line 0\"]}\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, STRIDE - 1, STRIDE, STRIDE + 1, 4 * STRIDE, 20 * STRIDE + 3})
  void anyEntryIsFoundAtAnyLength(int length) {
    List<Entry> entries = Diary.entries(length);
    write(entries);

    try (FileJournal journal = open()) {
      assertThat(journal.size()).isEqualTo(length);
      assertThat(Diary.all(journal)).isEqualTo(entries);
      for (int index = 0; index < length; index += 1 + index % 3) {
        assertThat(journal.read(index)).contains(entries.get(index));
      }
      assertThat(journal.read(length)).isEmpty();
      assertThat(journal.read(-1)).isEmpty();
    }
  }

  @Test
  void whatWasJustAppendedCanBeReadAtOnce() {
    try (FileJournal journal = open()) {
      for (Entry entry : Diary.entries(3 * STRIDE + 2)) {
        journal.append(entry);
        if (entry.index() % 50 == 0 || entry.index() % STRIDE < 2) {
          assertThat(journal.read(entry.index())).contains(entry);
          assertThat(journal.read(entry.index() / 2)).contains(Diary.entry(entry.index() / 2));
        }
      }
    }
  }

  @Test
  void aTornLastLineIsCutOffAndReported() throws IOException {
    List<Entry> entries = Diary.entries(2 * STRIDE + 5);
    write(entries);
    byte[] whole = Files.readAllBytes(file());
    for (int cut : new Random(2).ints(60, 0, whole.length + 1).toArray()) {
      byte[] begun = Arrays.copyOf(whole, cut);
      Files.write(file(), begun);
      long lines = new String(begun, StandardCharsets.UTF_8).chars().filter(c -> c == '\n').count();

      try (FileJournal journal = open()) {
        assertThat(journal.size()).isEqualTo(lines);
        assertThat(Files.size(file())).isEqualTo(cut - journal.repairedBytes());
        assertThat(Diary.all(journal)).isEqualTo(entries.subList(0, (int) lines));
        entries.subList((int) lines, entries.size()).forEach(journal::append);
        assertThat(journal.read(entries.size() - 1)).contains(entries.get(entries.size() - 1));
      }
      assertThat(Files.readAllBytes(file())).isEqualTo(whole);
    }
  }

  @Test
  void aLineWithoutItsEndIsTornEvenIfItIsWholeJson() throws IOException {
    write(Diary.entries(3));
    String whole = Diary.text(file());
    Files.writeString(file(), whole.substring(0, whole.length() - 1));

    try (FileJournal journal = open()) {
      assertThat(journal.size()).isEqualTo(2);
      assertThat(journal.repairedBytes())
          .isEqualTo(whole.lines().reduce((a, b) -> b).orElseThrow().length());
    }
  }

  @Test
  void aFileThatIsOpenCannotBeOpenedASecondTime() {
    try (FileJournal journal = open()) {
      journal.append(Diary.entry(0));
      assertThatThrownBy(this::open)
          .isInstanceOf(JournalException.class)
          .hasMessage(
              file() + " is being written by another process; wait for it to end, or stop it");
      journal.append(Diary.entry(1));
    }
    try (FileJournal journal = open()) {
      assertThat(journal.size()).isEqualTo(2);
    }
  }

  @Test
  void entriesFollowEachOtherWithoutGaps() {
    try (FileJournal file = open();
        MemoryJournal memory = MemoryJournal.keeping()) {
      for (Journal journal : List.of(file, memory)) {
        journal.append(Diary.entry(0));
        for (long wrong : new long[] {0, 2}) {
          assertThatThrownBy(() -> journal.append(Diary.entry(wrong)))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessage("entry " + wrong + " cannot follow 0");
        }
        journal.append(Diary.entry(1));
        assertThat(Diary.all(journal)).isEqualTo(Diary.entries(2));
      }
    }
  }

  @Test
  void entriesThatAreBeingReadAreThoseOfNow() {
    try (FileJournal file = open();
        MemoryJournal memory = MemoryJournal.keeping()) {
      for (Journal journal : List.of(file, memory)) {
        Iterator<Entry> none = journal.entries();
        assertThat(none.hasNext()).isFalse();
        assertThatThrownBy(none::next).isInstanceOf(NoSuchElementException.class);
        journal.append(Diary.entry(0));
        Iterator<Entry> one = journal.entries();
        assertThat(one.next()).isEqualTo(Diary.entry(0));
        assertThat(one.hasNext()).isFalse();
      }
    }
  }

  @Test
  void aDamagedLineIsNamedAndTheOthersCanBeRead() throws IOException {
    write(Diary.entries(600));
    Files.writeString(file(), Diary.text(file()).replace("{\"index\":300,", "{\"index\":,"));

    try (FileJournal journal = open()) {
      assertThat(journal.read(299)).contains(Diary.entry(299));
      assertThatThrownBy(() -> journal.read(300))
          .isInstanceOf(JournalException.class)
          .hasMessage(file() + ":301: is not a journal entry");
      assertThat(journal.read(301)).contains(Diary.entry(301));
      assertThatThrownBy(() -> Diary.all(journal))
          .hasMessage(file() + ":301: is not a journal entry");
    }
  }

  @Test
  void anEntryAtTheWrongPlaceIsNamed() throws IOException {
    write(Diary.entries(10));
    Files.writeString(file(), Diary.text(file()).replace("{\"index\":4,", "{\"index\":5,"));

    try (FileJournal journal = open()) {
      assertThatThrownBy(() -> journal.read(4))
          .isInstanceOf(JournalException.class)
          .hasMessage(file() + ":5: holds entry 5; it must hold 4");
    }
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() {
    Path nowhere = folder.resolve("no").resolve("such").resolve("encounters.jsonl");

    assertThatThrownBy(() -> FileJournal.open(nowhere, Diary.FORMAT))
        .isInstanceOf(JournalException.class)
        .hasMessageStartingWith("cannot open " + nowhere + ": ")
        .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
  }

  @Test
  void whatCannotBeWrittenIsAJournalException() {
    FileJournal journal = open();
    journal.append(Diary.entry(0));
    journal.flush();
    journal.abandon();
    journal.append(Diary.entry(1));

    assertThatThrownBy(journal::flush)
        .isInstanceOf(JournalException.class)
        .hasMessageStartingWith("cannot write " + file() + ": ");
    try (FileJournal again = open()) {
      assertThat(Diary.all(again)).isEqualTo(Diary.entries(1));
    }
  }

  @Test
  void aJournalThatOnlyCountsKeepsNothing() {
    try (MemoryJournal counting = MemoryJournal.counting()) {
      Diary.entries(5).forEach(counting::append);

      assertThat(counting.size()).isEqualTo(5);
      assertThat(counting.read(2)).isEmpty();
      assertThat(counting.entries()).isExhausted();
    }
  }
}
