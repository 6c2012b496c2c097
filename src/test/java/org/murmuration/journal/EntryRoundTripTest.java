package org.murmuration.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Entry;
import org.murmuration.model.Intervention;
import org.murmuration.model.Recollection;
import org.murmuration.model.Seat;

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

  /** An entry that still lacks its place in the history. */
  private interface Draft {
    Entry at(long index);
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
    return Arbitraries.oneOf(encounters(), interventions())
        .list()
        .ofMaxSize(20)
        .map(
            drafts -> {
              List<Entry> entries = new ArrayList<>();
              drafts.forEach(draft -> entries.add(draft.at(entries.size())));
              return entries;
            });
  }

  private static Arbitrary<Draft> encounters() {
    Arbitrary<Answer> chosen = texts().map(Answer.Chosen::new);
    Arbitrary<Answer> missing = Arbitraries.of(Answer.Reason.values()).map(Answer.Missing::new);
    Arbitrary<Seat> seats =
        Combinators.combine(
                Arbitraries.integers().between(0, 9_999_999),
                texts(),
                Arbitraries.longs().between(-1, 1L << 40))
            .as(Seat::new);
    return Combinators.combine(
            seats.list().ofMinSize(1).ofMaxSize(5),
            Arbitraries.oneOf(chosen, missing).list().ofMaxSize(6))
        .as(
            (places, answers) ->
                index ->
                    new Entry.Encountered(
                        new EncounterSpec(index, places), new Diary.Said(answers)));
  }

  private static Arbitrary<Draft> interventions() {
    Arbitrary<List<Integer>> agents =
        Arbitraries.integers().between(0, 9_999_999).list().ofMaxSize(6);
    Arbitrary<List<Recollection>> memory =
        texts().<Recollection>map(Diary.Kept::new).list().ofMaxSize(4);
    Arbitrary<Intervention> any =
        Arbitraries.oneOf(
            Combinators.combine(agents, texts()).as(Intervention.Convert::new),
            Combinators.combine(agents, texts()).as(Intervention.Join::new),
            Combinators.combine(agents, memory).as(Intervention.Rewrite::new),
            agents.map(Intervention.Leave::new));
    return Combinators.combine(texts(), any)
        .as((by, intervention) -> index -> new Entry.Intervened(index, by, intervention));
  }

  /** Any Unicode text, line ends, quotes and characters beyond the first plane included. */
  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().excludeChars(surrogates()).ofMaxLength(12),
        Arbitraries.of("", "\n", "\r\n", "\"", "\\", "\u0000", "\u2028", "Zoë", "名前", "🐦‍⬛"));
  }

  private static char[] surrogates() {
    char[] all = new char[Character.MAX_SURROGATE - Character.MIN_SURROGATE + 1];
    for (int i = 0; i < all.length; i++) {
      all[i] = (char) (Character.MIN_SURROGATE + i);
    }
    return all;
  }
}
