package org.murmuration.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.engine.RunSpec;
import org.murmuration.engine.SequentialExecutor;
import org.murmuration.journal.MemoryJournal;
import org.murmuration.mind.policy.PolicyTable;
import org.murmuration.model.Answer;
import org.murmuration.model.Entry;
import org.murmuration.model.Exchange;
import org.murmuration.scenario.Scenario;

/**
 * The choices journaled in whole runs, each against the probability that the table gives for what
 * the agent must remember at that point, as reconstructed from the journal alone.
 */
@Tag("validation")
class ChoicesFollowTheTableTest {

  private static final List<String> NAMES = List.of("Q", "M");
  private static final int MEMORY = 5;
  private static final int RUNS = 500;

  /** Choices of Q in one state of memory: how many there were, how many to be expected. */
  private static final class State {
    private double observed;
    private double expected;
    private double variance;
  }

  @ParameterizedTest
  @ValueSource(strings = {"llama3", "llama31", "claude", "llama2"})
  void choicesFollowTheTable(String model) {
    Scenario scenario =
        Ensemble.scenario("naming-game-two-names.conf", "minds.crowd.policy.model=" + model);
    PolicyTable table = PolicyTable.shipped(model);
    Map<List<Exchange>, State> states = new HashMap<>();

    for (int run = 0; run < RUNS; run++) {
      collect(scenario, run, table, states);
    }

    List<State> tested = states.values().stream().filter(s -> s.variance >= 5).toList();
    double chiSquare =
        tested.stream()
            .mapToDouble(s -> (s.observed - s.expected) * (s.observed - s.expected) / s.variance)
            .sum();
    assertThat(tested).hasSizeGreaterThan(10);
    assertThat(ChiSquaredDistribution.of(tested.size()).survivalProbability(chiSquare))
        .isBetween(0.001, 0.999);
    assertThat(states.values()).allMatch(s -> s.variance > 0 || s.observed == s.expected);
  }

  private static void collect(
      Scenario scenario, int run, PolicyTable table, Map<List<Exchange>, State> states) {
    MemoryJournal journal = MemoryJournal.keeping();
    new SequentialExecutor(RunSpec.of(scenario, run), journal).advance(Integer.MAX_VALUE);
    Map<Integer, Deque<Exchange>> memories = new HashMap<>();
    for (Iterator<Entry> entries = journal.entries(); entries.hasNext(); ) {
      Entry.Encountered entry = (Entry.Encountered) entries.next();
      List<String> chosen =
          entry.outcome().answers().stream().map(a -> ((Answer.Chosen) a).option()).toList();
      for (int seat = 0; seat < 2; seat++) {
        Deque<Exchange> memory = memoryOf(memories, entry, seat);
        count(states, new ArrayList<>(memory), table, chosen.get(seat));
      }
      for (int seat = 0; seat < 2; seat++) {
        remember(memoryOf(memories, entry, seat), chosen.get(seat), chosen.get(1 - seat));
      }
    }
  }

  private static Deque<Exchange> memoryOf(
      Map<Integer, Deque<Exchange>> memories, Entry.Encountered entry, int seat) {
    return memories.computeIfAbsent(
        entry.spec().seats().get(seat).agent(), agent -> new ArrayDeque<>());
  }

  private static void count(
      Map<List<Exchange>, State> states, List<Exchange> memory, PolicyTable table, String choice) {
    double q = table.probabilities(memory, NAMES)[0];
    State state = states.computeIfAbsent(memory, m -> new State());
    state.observed += choice.equals("Q") ? 1 : 0;
    state.expected += q;
    state.variance += q * (1 - q);
  }

  private static void remember(Deque<Exchange> memory, String own, String partner) {
    memory.addLast(new Exchange(own, partner, own.equals(partner) ? 100 : -50));
    if (memory.size() > MEMORY) {
      memory.removeFirst();
    }
  }
}
