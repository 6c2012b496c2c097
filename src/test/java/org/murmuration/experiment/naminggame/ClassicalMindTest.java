package org.murmuration.experiment.naminggame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.experiment.naminggame.Given.agreedOn;
import static org.murmuration.experiment.naminggame.Given.heard;
import static org.murmuration.experiment.naminggame.Given.hearing;
import static org.murmuration.experiment.naminggame.Given.memory;
import static org.murmuration.experiment.naminggame.Given.said;
import static org.murmuration.experiment.naminggame.Given.speaking;
import static org.murmuration.experiment.naminggame.Given.spoken;

import java.util.List;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.murmuration.model.Answer;
import org.murmuration.model.Exchange;
import org.murmuration.model.Memory;
import org.murmuration.model.Question;

class ClassicalMindTest {

  private final ClassicalMind mind = new ClassicalMind(true);

  @Test
  void anAgreementLeavesOnlyTheWordAgreedOn() {
    assertThat(Inventory.of(memory(heard("Q"), heard("M"), agreedOn("Q")), true))
        .containsExactly("Q");
  }

  @Test
  void aFailureAddsTheWordHeardOnce() {
    assertThat(Inventory.of(memory(heard("Q"), heard("M"), heard("Q")), true))
        .containsExactly("Q", "M");
  }

  @Test
  void anInventedWordIsKeptOnlyWhereInventorsStore() {
    assertThat(Inventory.of(memory(spoken("Q")), true)).containsExactly("Q");
    assertThat(Inventory.of(memory(spoken("Q")), false)).isEmpty();
    assertThat(Inventory.of(memory(new Exchange("Q", "M", -50)), true)).containsExactly("Q", "M");
    assertThat(Inventory.of(memory(new Exchange("Q", "M", -50)), false)).containsExactly("M");
  }

  @Test
  void wordsOfTheInventoryAreUtteredEquallyOften() {
    Memory memory = memory(heard("Q"), heard("M"));
    long[] counts = new long[2];
    for (int draw = 0; draw < 10_000; draw++) {
      counts[mind.decide(speaking(memory, draw)).equals(said("Q")) ? 0 : 1]++;
    }

    assertThat(ChiSquareTest.withDefaults().test(counts).getPValue()).isGreaterThan(0.001);
  }

  @Test
  void aSingleWordIsUtteredAlways() {
    Memory memory = memory(agreedOn("M"));

    for (int draw = 0; draw < 20; draw++) {
      assertThat(mind.decide(speaking(memory, draw))).isEqualTo(said("M"));
    }
  }

  @Test
  void withoutAWordOneOfThePoolIsUttered() {
    long[] counts = new long[2];
    for (int draw = 0; draw < 10_000; draw++) {
      counts[mind.decide(speaking(Memory.EMPTY, draw)).equals(said("Q")) ? 0 : 1]++;
    }

    assertThat(ChiSquareTest.withDefaults().test(counts).getPValue()).isGreaterThan(0.001);
  }

  @Test
  void withoutAWordOneIsCoinedWhereTheVocabularyIsOpen() {
    Question open = new Question.Choice("name", List.of(), null, true);

    Answer coined = mind.decide(Given.asked(open, Memory.EMPTY, 17));

    assertThat(coined).isEqualTo(said("w3-17"));
    assertThat(mind.decide(Given.asked(open, memory(spoken("w3-17")), 18))).isEqualTo(coined);
  }

  @Test
  void aWordIsRecognisedIfItIsInTheInventory() {
    Memory memory = memory(heard("Q"));

    assertThat(mind.decide(hearing("Q", memory, 0))).isEqualTo(said("yes"));
    assertThat(mind.decide(hearing("M", memory, 0))).isEqualTo(said("no"));
    assertThat(mind.decide(hearing("Q", Memory.EMPTY, 0))).isEqualTo(said("no"));
  }
}
