package org.murmuration.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.murmuration.engine.RunSpec;
import org.murmuration.engine.SequentialExecutor;
import org.murmuration.experiment.MemoryRule;
import org.murmuration.experiment.Protocol;
import org.murmuration.journal.MemoryJournal;
import org.murmuration.model.Entry;
import org.murmuration.model.Memory;

class GameTest {

  private static final int AGENTS = 20;
  private static final int ENCOUNTERS = 2000;

  private final Workshop workshop = new Workshop();

  @AfterEach
  void tidyUp() {
    workshop.close();
  }

  @ParameterizedTest
  @EnumSource(Choice.class)
  void thePlainLoopPlaysTheHistoryOfTheSequentialExecutor(Choice choice) {
    RunSpec run = workshop.endless(choice, AGENTS, 1);
    MemoryJournal journal = MemoryJournal.keeping();
    new SequentialExecutor(run, journal).advance(ENCOUNTERS);

    PlainLoop.Table table = new PlainLoop.Table(Game.of(run));
    table.advance(ENCOUNTERS);

    for (int agent = 0; agent < AGENTS; agent++) {
      assertThat(table.memory(agent)).isEqualTo(memoryAfter(run, journal, agent));
    }
  }

  @Test
  void agentsOfTheUniformPolicyAgreeByChanceOnly() {
    PlainLoop.Table table =
        new PlainLoop.Table(Game.of(workshop.endless(Choice.UNIFORM, AGENTS, 1)));

    table.advance(ENCOUNTERS);

    assertThat(table.agreed()).isBetween(ENCOUNTERS / 20L, ENCOUNTERS / 5L);
  }

  private static Memory memoryAfter(RunSpec run, MemoryJournal journal, int agent) {
    Protocol protocol = run.scenario().plan().protocol();
    MemoryRule rule = run.scenario().plan().memory(run.scenario().cast());
    Memory memory = Memory.EMPTY;
    for (var entries = journal.entries(); entries.hasNext(); ) {
      Entry.Encountered met = (Entry.Encountered) entries.next();
      int seat = met.spec().seatOf(agent);
      if (seat >= 0) {
        memory = rule.remember(memory, met.index(), protocol.recollect(met.outcome(), seat));
      }
    }
    return memory;
  }
}
