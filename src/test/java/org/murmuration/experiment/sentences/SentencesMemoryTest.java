package org.murmuration.experiment.sentences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.murmuration.conversation.PartySettings;
import org.murmuration.conversation.PastChat;
import org.murmuration.conversation.Tokenizer;
import org.murmuration.conversation.TranscriptMemory;
import org.murmuration.model.Memory;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;
import org.murmuration.model.Recollection;

class SentencesMemoryTest {

  private static final SentencesMemory RULE =
      new SentencesMemory(
          new TranscriptMemory(new PartySettings.Budget(40, Tokenizer.ESTIMATED, false, 10)));

  @Property(tries = 200)
  void anySufficientSuffixGivesTheMemoryOfAll(@ForAll long seed) {
    RandomStream random = RandomStream.of(seed, Purpose.STATISTICS, 0, 0, 0);
    List<Recollection> all = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      all.add(
          random.nextInt(3) == 0
              ? new Brainstorm(i, 1, List.of(new Brainstorm.Line(true, "idea " + i)))
              : new PastChat(i, 2, "L3", false, List.of(), 5 + random.nextInt(15)));
    }
    Memory expected = remember(all);

    for (int from = all.size() - 1; from >= 0; from--) {
      List<Recollection> suffix = all.subList(from, all.size());
      List<Recollection> newestFirst = new ArrayList<>(suffix);
      Collections.reverse(newestFirst);
      if (RULE.suffices(newestFirst)) {
        assertThat(remember(suffix).recollections()).isEqualTo(expected.recollections());
      }
    }
  }

  @Property(tries = 20)
  void theBrainstormHadLastStandsLast(@ForAll boolean planted) {
    List<Recollection> all = new ArrayList<>();
    all.add(new Brainstorm(0, 1, List.of()));
    all.add(new Brainstorm(1, 1, List.of()));
    if (planted) {
      all.add(new PastChat(-1, -1, "X", false, List.of(), 5));
    }

    List<Recollection> kept = remember(all).recollections();

    assertThat(kept.get(kept.size() - 1)).isEqualTo(all.get(1));
    assertThat(kept).doesNotContain(all.get(0)).hasSize(planted ? 2 : 1);
  }

  private static Memory remember(List<Recollection> all) {
    Memory memory = Memory.EMPTY;
    for (Recollection one : all) {
      memory = RULE.remember(memory, memory.last() + 1, one);
    }
    return memory;
  }
}
