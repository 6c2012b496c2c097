package org.murmuration.experiment.naminggame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.murmuration.model.Exchange;
import org.murmuration.model.Memory;
import org.murmuration.model.Recollection;

class NamingMemoryTest {

  /** Exchanges of both interactions; every fifth entry is one of which nothing is kept. */
  @Provide
  Arbitrary<List<Recollection>> histories() {
    Arbitrary<String> words = Arbitraries.of("Q", "M", "X", "Y");
    Arbitrary<Recollection> both =
        Combinators.combine(words, words)
            .as((own, partner) -> new Exchange(own, partner, own.equals(partner) ? 100 : -50));
    Arbitrary<Recollection> oneSided =
        Combinators.combine(words, Arbitraries.of("agreed", "spoken", "heard"))
            .as(
                (word, kind) ->
                    switch (kind) {
                      case "agreed" -> Given.agreedOn(word);
                      case "spoken" -> Given.spoken(word);
                      default -> Given.heard(word);
                    });
    Arbitrary<Recollection> disagreeing =
        words.map(word -> new Exchange(word, word.equals("Q") ? "M" : "Q", -50));
    return Arbitraries.oneOf(List.of(histories(both), histories(oneSided), histories(disagreeing)));
  }

  private static Arbitrary<List<Recollection>> histories(Arbitrary<Recollection> exchanges) {
    return exchanges.injectNull(0.2).list().ofMaxSize(40);
  }

  @Property
  void foldingAnySufficingSuffixIsFoldingEverything(
      @ForAll("histories") List<Recollection> history,
      @ForAll @IntRange(min = 1, max = 6) int window,
      @ForAll boolean inventories) {
    NamingMemory rule = new NamingMemory(window, inventories);
    Memory everything = fold(rule, history, 0);

    for (int from = 0; from <= history.size(); from++) {
      List<Recollection> newestFirst =
          new ArrayList<>(
              history.subList(from, history.size()).stream().filter(r -> r != null).toList());
      Collections.reverse(newestFirst);
      if (rule.suffices(newestFirst)) {
        assertThat(fold(rule, history, from)).isEqualTo(everything);
      }
    }
  }

  @Property
  void withoutInventoriesExactlyTheLastExchangesAreRemembered(
      @ForAll("histories") List<Recollection> history,
      @ForAll @IntRange(min = 1, max = 6) int window) {
    List<Recollection> kept = history.stream().filter(r -> r != null).toList();

    Memory memory = fold(new NamingMemory(window, false), history, 0);

    assertThat(memory.recollections())
        .isEqualTo(kept.subList(Math.max(0, kept.size() - window), kept.size()));
    assertThat(memory.last()).isEqualTo(history.size() - 1L);
  }

  @Property
  void withInventoriesTheLastExchangesAreAtTheEndOfMemory(
      @ForAll("histories") List<Recollection> history,
      @ForAll @IntRange(min = 1, max = 6) int window) {
    List<Recollection> kept = history.stream().filter(r -> r != null).toList();
    int recent = Math.min(window, kept.size());

    List<Recollection> memory = fold(new NamingMemory(window, true), history, 0).recollections();

    assertThat(memory.subList(memory.size() - recent, memory.size()))
        .isEqualTo(kept.subList(kept.size() - recent, kept.size()));
  }

  @Property
  void nothingOlderThanTheLastExchangesIsRememberedAsAnExchange(
      @ForAll("histories") List<Recollection> history,
      @ForAll @IntRange(min = 1, max = 6) int window) {
    Memory memory = fold(new NamingMemory(window, true), history, 0);

    assertThat(memory.recollections().stream().filter(Exchange.class::isInstance).count())
        .isLessThanOrEqualTo(window);
  }

  @Property
  void theInventoryOfWhatIsRememberedIsTheInventoryOfTheWholeHistory(
      @ForAll("histories") List<Recollection> history,
      @ForAll @IntRange(min = 1, max = 6) int window,
      @ForAll boolean storeInvented) {
    List<String> whole = new ArrayList<>();
    for (Recollection recollection : history) {
      if (recollection != null) {
        Inventory.learn(whole, (Exchange) recollection, storeInvented);
      }
    }

    Memory memory = fold(new NamingMemory(window, true), history, 0);

    assertThat(set(Inventory.of(memory, storeInvented))).isEqualTo(set(whole));
    assertThat(Inventory.of(memory, storeInvented)).doesNotHaveDuplicates();
  }

  @Property
  void memoryWithInventoriesIsBoundedByTheWordsThereAre(
      @ForAll("histories") List<Recollection> history,
      @ForAll @IntRange(min = 1, max = 6) int window) {
    int words = 4;

    Memory memory = fold(new NamingMemory(window, true), history, 0);

    assertThat(memory.size()).isLessThanOrEqualTo(window + words + 1);
  }

  private static Memory fold(NamingMemory rule, List<Recollection> history, int from) {
    Memory memory = Memory.EMPTY;
    for (int i = from; i < history.size(); i++) {
      memory = rule.remember(memory, i, history.get(i));
    }
    return memory;
  }

  private static Set<String> set(List<String> words) {
    return new TreeSet<>(words);
  }
}
