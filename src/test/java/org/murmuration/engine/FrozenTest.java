package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.murmuration.engine.live.Reply;
import org.murmuration.engine.live.Request;
import org.murmuration.journal.MemoryJournal;
import org.murmuration.model.Entry;

/** What people who watch are shown is what the journal says. */
class FrozenTest {

  private static final RunSpec RUN =
      RunSpec.of(
          Histories.shipped(
              "naming-game-committed.conf", "population.size=24", "stop.max-rounds=20"),
          0);

  private final MemoryJournal journal = MemoryJournal.keeping();
  private final Frozen frozen = recorded();

  private Frozen recorded() {
    new SequentialExecutor(RUN, journal).run(progress -> {}, () -> false);
    return Frozen.of(RUN, journal);
  }

  @SuppressWarnings("unchecked")
  private <T extends Reply> T ask(Request request) {
    return (T) frozen.ask(request);
  }

  private List<Entry.Encountered> encounters() {
    return Histories.all(journal).stream()
        .filter(Entry.Encountered.class::isInstance)
        .map(Entry.Encountered.class::cast)
        .toList();
  }

  @Test
  void theStateCountsWhatIsJournaled() {
    Reply.RunState state = ask(new Request.State());

    assertThat(state.state()).isEqualTo("ended");
    assertThat(state.position()).isEqualTo(journal.size());
    assertThat(state.encounters()).isEqualTo(encounters().size());
    assertThat(state.agents()).isEqualTo(24);
    assertThat(state.adversaries()).isPositive();
    assertThat(state.latest()).containsKey("success-rate");
    assertThat(state.headline()).contains("success");
  }

  @Test
  void aCourseThatIsThroughIsSeenToBeSoAndOneThatIsNotIsStopped() {
    RunSpec run = RunSpec.of(Roundtable.dinner(14, 100, Roundtable.SENSITIVE), 0);
    MemoryJournal whole = MemoryJournal.keeping();
    new SequentialExecutor(run, whole).run(progress -> {}, () -> false);
    List<Entry> entries = Histories.all(whole);
    for (int missing : new int[] {0, 1, 20}) {
      MemoryJournal part = MemoryJournal.keeping();
      entries.subList(0, entries.size() - missing).forEach(part::append);

      Reply.RunState state = (Reply.RunState) Frozen.of(run, part).ask(new Request.State());

      assertThat(state.endReason()).isEqualTo(missing == 0 ? "complete" : "stopped");
      assertThat(part.size()).isEqualTo(entries.size() - missing);
    }
  }

  @Test
  void everyRoundIsGivenWithChartsThatNameItsColumns() {
    Reply.Rounds all = ask(new Request.Rounds(0));
    Reply.Rounds last = ask(new Request.Rounds(all.rows().size() - 1));

    assertThat(last.rows()).hasSize(1).first().isEqualTo(all.rows().get(all.rows().size() - 1));
    assertThat(all.charts())
        .isNotEmpty()
        .allSatisfy(chart -> assertThat(all.columns()).containsAll(chart.columns()));
    assertThat(all.marks()).anySatisfy(mark -> assertThat(mark.adverse()).isTrue());
  }

  @Test
  void anAgentHasDoneAndRemembersWhatItsEntriesSay() {
    for (int agent : new int[] {0, 11, 23}) {
      int number = agent;
      Reply.AgentView view = ask(new Request.AgentAt(agent, 200));
      List<Long> took =
          encounters().stream()
              .filter(e -> e.spec().seatOf(number) >= 0)
              .map(Entry.Encountered::index)
              .toList();

      assertThat(view.agent().encounters()).isEqualTo(took.size());
      assertThat(
              view.entries().stream()
                  .filter(entry -> entry.kind().equals("encounter"))
                  .map(Reply.EntryView::index)
                  .sorted())
          .containsExactlyElementsOf(took);
      assertThat(view.last()).isEqualTo(took.get(took.size() - 1));
      assertThat(view.memory()).hasSizeBetween(1, 5).allMatch(line -> line.startsWith("said "));
    }
  }

  @Test
  void theNetworkColoursAgentsByWhatTheySaidLast() {
    Reply.Network network = ask(new Request.Network());

    assertThat(network.total()).isEqualTo(24);
    assertThat(IntStream.of(network.encounters()).sum()).isEqualTo(2 * encounters().size());
    Entry.Encountered last = encounters().get(encounters().size() - 1);
    Reply.EntryView shown = ask(new Request.EntryAt(last.index()));
    for (Reply.SeatView seat : shown.seats()) {
      assertThat(network.marks().get(network.mark()[seat.agent()])).isEqualTo(seat.mark());
    }
    assertThat(shown.raw()).startsWith("{\"index\":" + last.index()).endsWith("}");
  }

  @Test
  void whatIsNotThereIsRefusedInOneLine() {
    assertThat(frozen.ask(new Request.AgentAt(24, 1)))
        .isEqualTo(
            new Reply.Refused("not-found", "there is no agent 24; agents are numbered 0 to 23"));
    assertThat(frozen.ask(new Request.EntryAt(1L << 40))).isInstanceOf(Reply.Refused.class);
    assertThat(frozen.ask(new Request.EntryAt(-1))).isInstanceOf(Reply.Refused.class);
    assertThat(frozen.ask(new Request.Pause()))
        .isEqualTo(
            new Reply.Refused("not-now", "the run is a record; nothing in it can be changed"));
  }

  @Test
  void entriesAreGivenFromAnyIndexAndTheNewestByDefault() {
    Reply.Entries newest = ask(new Request.Entries(-1, 10));
    Reply.Entries some = ask(new Request.Entries(5, 3));

    assertThat(newest.entries()).hasSize(10);
    assertThat(newest.entries().get(9).index()).isEqualTo(newest.total() - 1);
    assertThat(some.entries().stream().map(Reply.EntryView::index)).containsExactly(5L, 6L, 7L);
  }
}
