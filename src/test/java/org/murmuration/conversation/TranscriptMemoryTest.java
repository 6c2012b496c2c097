package org.murmuration.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.murmuration.model.Memory;
import org.murmuration.model.Recollection;

class TranscriptMemoryTest {

  private static PastChat chat(int number, int tokens) {
    return new PastChat(number, 1, "L2", true, List.of(), tokens);
  }

  private static Memory fold(TranscriptMemory rule, List<? extends Recollection> oldestFirst) {
    Memory memory = Memory.EMPTY;
    for (Recollection one : oldestFirst) {
      memory = rule.remember(memory, 0, one);
    }
    return memory;
  }

  @Test
  void theOldestIsForgottenFirst() {
    TranscriptMemory rule = new TranscriptMemory(Given.budget(10, false));

    Memory memory = fold(rule, List.of(chat(0, 4), chat(1, 5), chat(2, 4)));

    assertThat(memory.recollections()).containsExactly(chat(1, 5), chat(2, 4));
  }

  @Test
  void aSummaryStandsFirstAndTheNewestQuarterStaysBesideIt() {
    TranscriptMemory rule = new TranscriptMemory(Given.budget(20, true));
    Summary first = new Summary(0, "We met.", 4);
    Summary second = new Summary(1, "We met again.", 5);

    Memory once = fold(rule, List.of(chat(0, 9), chat(1, 3), chat(2, 2), first));
    Memory twice = fold(rule, List.of(chat(0, 9), first, chat(1, 8), chat(2, 5), second));

    assertThat(once.recollections()).containsExactly(first, chat(1, 3), chat(2, 2));
    assertThat(twice.recollections()).containsExactly(second, chat(2, 5));
  }

  @Property(tries = 1000)
  void whatSufficesGivesTheMemoryOfAll(
      @ForAll("histories") List<Sized> history,
      @ForAll @IntRange(max = 40) int tokens,
      @ForAll boolean summarises) {
    TranscriptMemory rule = new TranscriptMemory(Given.budget(tokens, summarises));
    List<Sized> all =
        history.stream()
            .filter(one -> summarises || !(one instanceof Summary))
            .filter(one -> !(one instanceof Summary) || one.tokens() <= tokens / 4)
            .toList();
    Memory memory = fold(rule, all);

    List<Recollection> newestFirst = new ArrayList<>();
    for (int i = all.size() - 1; i >= 0 && !rule.suffices(newestFirst); i--) {
      newestFirst.add(all.get(i));
    }
    Collections.reverse(newestFirst);

    assertThat(fold(rule, newestFirst).recollections()).isEqualTo(memory.recollections());
    assertThat(TranscriptMemory.tokens(memory)).isLessThanOrEqualTo(tokens);
  }

  @Provide
  Arbitrary<List<Sized>> histories() {
    Arbitrary<Sized> chats =
        Arbitraries.integers().between(1, 12).map(tokens -> chat(tokens, tokens));
    Arbitrary<Sized> summaries =
        Arbitraries.integers().between(1, 10).map(tokens -> new Summary(0, "", tokens));
    return Arbitraries.frequencyOf(Tuple.of(6, chats), Tuple.of(1, summaries)).list().ofMaxSize(40);
  }
}
