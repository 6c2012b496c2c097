package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.murmuration.experiment.Protocol;
import org.murmuration.experiment.Step;
import org.murmuration.intervention.Action;
import org.murmuration.intervention.Dose;
import org.murmuration.intervention.Onset;
import org.murmuration.intervention.Placement;
import org.murmuration.intervention.PlannedIntervention;
import org.murmuration.journal.MemoryJournal;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Entry;
import org.murmuration.model.Intervention;
import org.murmuration.model.Outcome;
import org.murmuration.model.Seat;
import org.murmuration.scenario.Scenario;

/** The stream of orders and the journal, whatever order outcomes come back in. */
class TimelineTest {

  private static final Scenario SCENARIO =
      Roundtable.scenario(
          14,
          2,
          12,
          Roundtable.SENSITIVE,
          List.of(
              planned(new Onset.AtIndex(5), new Action.Rewrite(List.of())),
              planned(new Onset.AtRound(3), new Action.Join("heckler")),
              planned(new Onset.AtIndex(30), new Action.Leave()),
              planned(new Onset.AtRound(6), new Action.Convert("heckler"))));
  private static final RunSpec RUN = RunSpec.of(SCENARIO, 0);
  private static final List<Entry> ONE_BY_ONE = play(1, 1, new Random(1));

  private static PlannedIntervention planned(Onset onset, Action action) {
    return new PlannedIntervention(onset, new Dose.Count(3), new Placement.Random(), action);
  }

  @Property(tries = 150)
  void ordersKeepTheirBoundsAndTheJournalIsThatOfOneByOne(
      @ForAll @IntRange(min = 1, max = 40) int inFlight,
      @ForAll @IntRange(min = 1, max = 50) int lookAhead,
      @ForAll long seed) {
    assertThat(play(inFlight, lookAhead, new Random(seed))).isEqualTo(ONE_BY_ONE);
  }

  /** Carries out a run, handing outcomes back in random order and now and then twice. */
  private static List<Entry> play(int inFlight, int lookAhead, Random random) {
    MemoryJournal journal = MemoryJournal.keeping();
    List<Entry> told = new ArrayList<>();
    Timeline timeline = new Timeline(RUN, inFlight, lookAhead, journal, told::add);
    List<EncounterSpec> out = new ArrayList<>();
    while (timeline.end().isEmpty()) {
      for (EncounterSpec s = timeline.next(); s != null; s = timeline.next()) {
        out.add(s);
        check(out, timeline, inFlight, lookAhead);
      }
      if (timeline.end().isEmpty()) {
        EncounterSpec done = out.remove(random.nextInt(out.size()));
        timeline.complete(done.index(), outcome(done));
        if (random.nextInt(3) == 0) {
          timeline.complete(done.index(), new Roundtable.Talk(List.of()));
        }
      }
    }
    assertThat(timeline.next()).as("an order after the end").isNull();
    List<Entry> entries = Histories.all(journal);
    assertThat(told).isEqualTo(entries);
    for (int i = 0; i < entries.size(); i++) {
      assertThat(entries.get(i).index()).isEqualTo(i);
    }
    return entries;
  }

  private static void check(
      List<EncounterSpec> out, Timeline timeline, int inFlight, int lookAhead) {
    assertThat(out).hasSizeLessThanOrEqualTo(inFlight);
    Set<Integer> busy = new TreeSet<>();
    for (EncounterSpec spec : out) {
      assertThat(spec.index()).isLessThan(timeline.position() + lookAhead);
      for (Seat seat : spec.seats()) {
        assertThat(busy.add(seat.agent())).as("agent %s is in one encounter", seat).isTrue();
        if (seat.previous() >= 0) {
          assertThat(timeline.read(seat.previous())).as("previous of %s", seat).isPresent();
        }
      }
    }
  }

  /** An outcome that needs no memory. */
  private static Outcome outcome(EncounterSpec spec) {
    Protocol protocol = SCENARIO.plan().protocol();
    List<Answer> soFar = new ArrayList<>();
    Step step = protocol.next(spec, List.of());
    while (step instanceof Step.Ask ask) {
      ask.queries().forEach(q -> soFar.add(new Answer.Chosen(q + " " + spec.index())));
      step = protocol.next(spec, List.copyOf(soFar));
    }
    return ((Step.Finish) step).outcome();
  }

  private static Wish leave(List<Integer> agents) {
    PlannedIntervention planned =
        new PlannedIntervention(
            new Onset.AtIndex(0),
            new Dose.Count(agents.size()),
            new Placement.Ids(agents),
            new Action.Leave());
    return new Wish("Ada", planned, done -> {}, refused -> {});
  }

  @Test
  void aClickTakesTheNextUndrawnIndexOnceAllBeforeItIsJournaled() {
    MemoryJournal journal = MemoryJournal.keeping();
    Timeline timeline = new Timeline(RUN, 4, 4, journal, e -> {});
    List<EncounterSpec> out = new ArrayList<>();
    for (EncounterSpec s = timeline.next(); s != null; s = timeline.next()) {
      out.add(s);
    }
    timeline.intervene(leave(List.of(0)));
    for (EncounterSpec spec : out) {
      timeline.complete(spec.index(), outcome(spec));
    }
    timeline.next();

    assertThat(journal.read(4))
        .contains(new Entry.Intervened(4, "Ada", new Intervention.Leave(List.of(0))));
  }

  @Test
  void aReplayRepeatsAClick() {
    MemoryJournal journal = MemoryJournal.keeping();
    Timeline first = new Timeline(RUN, 1, 1, journal, e -> {});
    for (int i = 0; i < 40; i++) {
      if (i == 10) {
        first.intervene(leave(List.of(2, 5)));
      }
      EncounterSpec spec = first.next();
      first.complete(spec.index(), outcome(spec));
    }
    long size = journal.size();

    Timeline again = new Timeline(RUN, 8, 8, journal, e -> {});

    assertThat(again.position()).isEqualTo(size);
    assertThat(again.next()).isEqualTo(first.next());
  }

  @Test
  void anInterventionThatReachesTooManyEndsTheRunWithOneLine() {
    Scenario tooMany =
        Roundtable.scenario(
            4,
            2,
            9,
            Roundtable.SENSITIVE,
            List.of(
                planned(new Onset.AtIndex(0), new Action.Leave()),
                planned(new Onset.AtIndex(0), new Action.Leave())));
    Timeline timeline =
        new Timeline(RunSpec.of(tooMany, 0), 4, 4, MemoryJournal.keeping(), e -> {});

    assertThatThrownBy(timeline::next)
        .isInstanceOf(RunFailure.class)
        .hasMessage(
            "the intervention at index 1 cannot be carried out: it should reach 3 agents, but only"
                + " 1 are there to be reached");
  }

  @Test
  void aRunOfTooFewToMeetEnds() {
    Scenario deserted =
        Roundtable.scenario(
            4,
            2,
            9,
            Roundtable.SENSITIVE,
            List.of(planned(new Onset.AtIndex(3), new Action.Leave())));
    Timeline timeline =
        new Timeline(RunSpec.of(deserted, 0), 4, 4, MemoryJournal.keeping(), e -> {});

    for (EncounterSpec s = timeline.next(); s != null; s = timeline.next()) {
      timeline.complete(s.index(), outcome(s));
    }

    assertThat(timeline.end()).contains(EndReason.NOBODY_MEETS);
    assertThat(timeline.position()).isEqualTo(4);
  }
}
