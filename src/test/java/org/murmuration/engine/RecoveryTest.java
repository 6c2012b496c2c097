package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.murmuration.experiment.Hearing;
import org.murmuration.experiment.MemoryRule;
import org.murmuration.experiment.Protocol;
import org.murmuration.model.Entry;
import org.murmuration.model.Intervention;
import org.murmuration.model.Memory;
import org.murmuration.model.Recollection;
import org.murmuration.model.Seat;
import org.murmuration.scenario.Scenario;

/** What is recalled from the history is what was remembered along it, for everyone at any time. */
class RecoveryTest {

  private static final String REWRITES =
      """
      interventions = [
        { rewrite { name = M }, share = 0.5, onset = start }
        { rewrite { name = Q, times = 1 }, count = 4, onset { index = 60 } }
        { join = default, count = 3, onset { index = 90 } }
        { rewrite { name = M, times = 0 }, placement { ids = [1, 12] }, onset { index = 120 } }
        { leave = true, count = 2, onset { index = 140 } }
        { broadcast { text = "all is well" }, count = 5, onset { index = 20 } }
        { broadcast { text = "it is not" }, onset { index = 150 } }
        { plant { name = M }, count = 5, onset { index = 70 } }
        { plant { name = Q }, count = 9, onset { index = 70 } }
        { tamper { say = Q, probability = 0.5 }, count = 6, onset { index = 30 } }
        { tamper { say = M, direction = to }, count = 3, onset { index = 100 }, duration { rounds = 3 } }
        { rewrite { name = Q }, onset { index = 200 } }
      ]
      """;

  @Property(tries = 25)
  void theLastExchangesAreRecalledAsTheyWereRemembered(
      @ForAll @LongRange(min = 0, max = 1L << 50) long seed,
      @ForAll @IntRange(min = 1, max = 7) int memory) {
    checkEverywhere(
        new RunSpec(
            naming(
                "minds { crowd { best-response { memory = 1 } } }",
                "naminggame { names = [Q, M], first-choices = 0, memory = " + memory + " }",
                REWRITES),
            0,
            seed));
  }

  @Property(tries = 25)
  void inventoriesAreRecalledAsTheyWereRemembered(
      @ForAll @LongRange(min = 0, max = 1L << 50) long seed,
      @ForAll @IntRange(min = 1, max = 4) int memory,
      @ForAll boolean speakerRemembers) {
    checkEverywhere(
        new RunSpec(
            naming(
                "minds { crowd { naming-game {} } }",
                "naminggame { names = [Q, M, X, Y, F], first-choices = 0, interaction ="
                    + " speaker-hearer, speaker-remembers = "
                    + speakerRemembers
                    + ", memory = "
                    + memory
                    + " }",
                REWRITES),
            0,
            seed));
  }

  @Property(tries = 6)
  void notesAreRecalledAsTheyWereRemembered(
      @ForAll @LongRange(min = 0, max = 1L << 50) long seed,
      @ForAll @IntRange(min = 1, max = 4) int notes,
      @ForAll @IntRange(min = 1, max = 12) int lifetime) {
    checkEverywhere(
        new RunSpec(
            Histories.written(
                """
                experiment = chainletter
                population { size = 12 }
                minds { crowd { postman { passes-on = 0.4, forgets = 0.1, rewords = 0.5 } } }
                chainletter { turns = 2, defence = tag }
                interventions = [
                  { plant {}, count = 4, onset = start }
                  { plant { line = "The tide is low at six.", times = 1 }, count = 6, onset { index = 40 } }
                  { tamper { append = "Pass this on." }, count = 3, onset { index = 60 } }
                  { rewrite {}, count = 3, onset { index = 90 } }
                  { rewrite { times = 0 }, count = 2, onset { index = 120 } }
                ]
                stop { max-rounds = 20, when-converged = false, after-converged = 20 }
                """,
                "chainletter.memory { size = " + notes + ", lifetime = " + lifetime + " }"),
            0,
            seed));
  }

  @Property(tries = 25)
  void encountersOfWhichNothingIsKeptAreRecalledToo(
      @ForAll @LongRange(min = 0, max = 1L << 50) long seed,
      @ForAll @IntRange(min = 2, max = 5) int seats) {
    checkEverywhere(new RunSpec(Roundtable.scenario(17, seats, 12, Roundtable.SENSITIVE), 0, seed));
  }

  private static Scenario naming(String... blocks) {
    return Histories.written(
        "experiment = naminggame\npopulation { size = 12 }\n"
            + "stop { max-rounds = 25, when-converged = false, after-converged = 25 }\n"
            + String.join("\n", blocks));
  }

  /** Folds a run, and after each entry recalls the memory of everyone it concerned. */
  private static void checkEverywhere(RunSpec run) {
    Protocol protocol = run.scenario().plan().protocol();
    MemoryRule rule = run.scenario().plan().memory(run.scenario().cast());
    List<Entry> entries = Histories.entries(run);
    assertThat(entries).hasSizeGreaterThan(30);
    Map<Integer, Memory> remembered = new HashMap<>();
    Told told = new Told();
    for (Entry entry : entries) {
      if (entry instanceof Entry.Intervened intervened) {
        told.observe(intervened);
      }
      for (int agent : remember(entry, remembered, protocol, rule)) {
        Memory recalled =
            Recovery.recall(
                protocol,
                rule,
                agent,
                entry.index(),
                upTo(entries, entry.index()),
                told.by(entry.index(), agent));
        assertThat(recalled)
            .as("agent %s at %s", agent, entry.index())
            .isEqualTo(remembered.get(agent));
      }
    }
  }

  /** Adds an entry to what agents remember; returns those whose memory it concerns. */
  private static List<Integer> remember(
      Entry entry, Map<Integer, Memory> remembered, Protocol protocol, MemoryRule rule) {
    if (entry instanceof Entry.Intervened intervened) {
      Intervention intervention = intervened.intervention();
      if (!changesMemory(intervention)) {
        return List.of();
      }
      for (int agent : intervention.agents()) {
        Memory before = remembered.getOrDefault(agent, Memory.EMPTY);
        remembered.put(agent, Recovery.after(rule, before, entry.index(), intervention));
      }
      return intervention.agents();
    }
    Entry.Encountered encountered = (Entry.Encountered) entry;
    List<Integer> concerned = new ArrayList<>();
    for (int seat = 0; seat < encountered.spec().seats().size(); seat++) {
      Seat place = encountered.spec().seats().get(seat);
      Memory before = remembered.getOrDefault(place.agent(), Memory.EMPTY);
      assertThat(place.previous()).isEqualTo(before.last());
      remembered.put(
          place.agent(),
          rule.remember(before, entry.index(), Hearing.recollect(protocol, encountered, seat)));
      concerned.add(place.agent());
    }
    return concerned;
  }

  private static boolean changesMemory(Intervention intervention) {
    return intervention instanceof Intervention.Rewrite
        || intervention instanceof Intervention.Plant
        || intervention instanceof Intervention.Broadcast;
  }

  private static LongFunction<Optional<Entry>> upTo(List<Entry> entries, long last) {
    return index -> {
      assertThat(index).isBetween(0L, last);
      return Optional.of(entries.get((int) index));
    };
  }

  @Test
  void anAgentThatKeepsNothingIsUpToDateAllTheSame() {
    RunSpec run = RunSpec.of(Roundtable.scenario(4, 2, 3, Roundtable.SENSITIVE), 0);
    List<Entry> entries = Histories.entries(run);
    MemoryRule oblivious =
        new MemoryRule() {
          @Override
          public Memory remember(Memory memory, long index, Recollection recollection) {
            return memory.past(index);
          }

          @Override
          public boolean suffices(List<Recollection> newestFirst) {
            return true;
          }
        };
    int agent = ((Entry.Encountered) entries.get(3)).spec().seats().get(0).agent();

    Memory recalled =
        Recovery.recall(
            run.scenario().plan().protocol(), oblivious, agent, 3, upTo(entries, 3), List.of());

    assertThat(recalled).isEqualTo(Memory.of(3, List.of()));
  }

  @Test
  void aMissingEntryIsNamed() {
    RunSpec run = RunSpec.of(Roundtable.scenario(4, 2, 3, Roundtable.SENSITIVE), 0);
    Rules rules = Rules.of(run);

    assertThatThrownBy(
            () ->
                Recovery.recall(
                    rules.protocol(), rules.memory(), 0, 17, i -> Optional.empty(), List.of()))
        .hasMessage("entry 17 is not recorded");
  }
}
