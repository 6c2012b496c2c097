package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.journal.FileJournal;
import org.murmuration.journal.Journal;
import org.murmuration.journal.JournalException;
import org.murmuration.mind.Mind;
import org.murmuration.mind.RuleMind;
import org.murmuration.model.Entry;

/** What cannot go on ends with one line, and what was recorded stays. */
class FailureTest {

  private static final int SICK = 40;

  private static ActorEngine engine;

  @TempDir Path folder;

  @BeforeAll
  static void startNode() {
    engine = Histories.node(1);
  }

  @AfterAll
  static void stopNode() {
    engine.close();
  }

  static Stream<Arguments> sickMinds() {
    Mind later =
        s ->
            s.encounter() < SICK
                ? Roundtable.SENSITIVE.answer(s)
                : CompletableFuture.supplyAsync(
                    () -> {
                      throw new IllegalStateException("out of\n  ideas");
                    });
    Mind atOnce =
        s -> {
          if (s.encounter() < SICK) {
            return Roundtable.SENSITIVE.answer(s);
          }
          throw new IllegalStateException("out of\n  ideas");
        };
    RuleMind rule =
        s -> {
          if (s.encounter() < SICK) {
            return Roundtable.SENSITIVE.decide(s);
          }
          throw new IllegalStateException("out of\n  ideas");
        };
    RuleMind silent = s -> s.encounter() < SICK ? Roundtable.SENSITIVE.decide(s) : null;
    Mind silentLater =
        s ->
            s.encounter() < SICK
                ? Roundtable.SENSITIVE.answer(s)
                : CompletableFuture.completedFuture(null);
    return Stream.of(
        Arguments.of("fails later", later, "out of ideas"),
        Arguments.of("throws instead of answering later", atOnce, "out of ideas"),
        Arguments.of("throws", rule, "out of ideas"),
        Arguments.of("says nothing", silent, "the mind mind gave no answer"),
        Arguments.of("says nothing later", silentLater, "the mind mind gave no answer"));
  }

  @ParameterizedTest(name = "a mind that {0}")
  @MethodSource("sickMinds")
  void aMindThatFailsEndsTheRunWithOneLine(String what, Mind mind, String problem) {
    RunSpec healthy = RunSpec.of(Roundtable.scenario(20, 3, 30, Roundtable.SENSITIVE), 0);
    RunSpec sick = RunSpec.of(Roundtable.scenario(20, 3, 30, mind), 0);
    Path file = Histories.file(folder);

    try (FileJournal journal = Histories.open(file, sick)) {
      assertThatThrownBy(() -> Histories.end(engine.run(sick, journal, p -> {})))
          .isInstanceOf(RunFailure.class)
          .message()
          .matches("encounter \\d+: " + problem);
    }
    try (FileJournal journal = Histories.open(file, sick)) {
      List<Entry> recorded = Histories.all(journal);
      assertThat(journal.repairedBytes()).isZero();
      assertThat(recorded.size()).isLessThanOrEqualTo(SICK);
      assertThat(recorded).isEqualTo(Histories.entries(healthy).subList(0, recorded.size()));
    }
  }

  @ParameterizedTest(name = "a mind that {0}")
  @MethodSource("sickMinds")
  void oneByOneItEndsAtTheVeryEncounter(String what, Mind mind, String problem) {
    RunSpec sick = RunSpec.of(Roundtable.scenario(20, 3, 30, mind), 0);
    Path file = Histories.file(folder);

    try (FileJournal journal = Histories.open(file, sick)) {
      assertThatThrownBy(() -> new SequentialExecutor(sick, journal).run(p -> {}, () -> false))
          .isInstanceOf(RunFailure.class)
          .hasMessage("encounter " + SICK + ": " + problem);
      assertThat(journal.size()).isEqualTo(SICK);
    }
  }

  @Test
  void aJournalThatCannotBeWrittenEndsTheRunAndWhatWasWrittenStays() {
    RunSpec run = RunSpec.of(Roundtable.scenario(20, 2, 30, Roundtable.SENSITIVE), 0);
    for (int room : new int[] {0, 1, 57}) {
      Path file = Histories.file(folder);
      try (Full journal = new Full(Histories.open(file, run), room)) {
        assertThatThrownBy(() -> Histories.end(engine.run(run, journal, p -> {})))
            .isInstanceOf(RunFailure.class)
            .hasMessage("no space left")
            .hasCauseInstanceOf(JournalException.class);
      }
      try (FileJournal journal = Histories.open(file, run)) {
        assertThat(Histories.all(journal)).isEqualTo(Histories.entries(run).subList(0, room));
      }
    }
  }

  @Test
  void aRunAfterAFailedOneIsNotAffected() {
    RunSpec run = RunSpec.of(Roundtable.scenario(20, 2, 30, Roundtable.SENSITIVE), 0);
    try (Full journal = new Full(Histories.open(Histories.file(folder), run), 3)) {
      assertThatThrownBy(() -> Histories.end(engine.run(run, journal, p -> {})))
          .isInstanceOf(RunFailure.class);
    }

    assertThat(Histories.byActors(engine, run, folder))
        .isEqualTo(Histories.sequential(run, folder));
  }

  /** A journal with room for so many entries. */
  private record Full(FileJournal journal, int room) implements Journal {

    @Override
    public void append(Entry entry) {
      if (entry.index() >= room) {
        throw new JournalException("no space left");
      }
      journal.append(entry);
    }

    @Override
    public void flush() {
      journal.flush();
    }

    @Override
    public long size() {
      return journal.size();
    }

    @Override
    public Iterator<Entry> entries() {
      return journal.entries();
    }

    @Override
    public Optional<Entry> read(long index) {
      return journal.read(index);
    }

    @Override
    public void close() {
      journal.close();
    }
  }
}
