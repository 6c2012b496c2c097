package org.murmuration.experiment.naminggame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.experiment.naminggame.Given.heard;
import static org.murmuration.experiment.naminggame.Given.hearing;
import static org.murmuration.experiment.naminggame.Given.memory;
import static org.murmuration.experiment.naminggame.Given.said;
import static org.murmuration.experiment.naminggame.Given.speaking;
import static org.murmuration.experiment.naminggame.Given.spoken;

import org.apache.commons.statistics.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.murmuration.model.Memory;

class BestResponseTest {

  private final BestResponse mind = new BestResponse(3);

  @Test
  void theWordHeardMostOftenIsSaid() {
    Memory memory = memory(heard("Q"), heard("M"), heard("Q"));

    for (int draw = 0; draw < 20; draw++) {
      assertThat(mind.decide(speaking(memory, draw))).isEqualTo(said("Q"));
    }
  }

  @Test
  void wordsHeardLongerAgoDoNotCount() {
    Memory memory = memory(heard("Q"), heard("Q"), heard("Q"), heard("M"), heard("Q"), heard("M"));

    assertThat(mind.decide(speaking(memory, 0))).isEqualTo(said("M"));
  }

  @Test
  void wordsSaidDoNotCount() {
    Memory memory = memory(heard("M"), spoken("Q"), spoken("Q"), spoken("Q"), spoken("Q"));

    assertThat(mind.decide(speaking(memory, 0))).isEqualTo(said("M"));
  }

  @Test
  void tiesAreDrawn() {
    assertEvenlyDrawn(memory(heard("Q"), heard("M")));
  }

  @Test
  void whoHeardNothingDrawsFromThePool() {
    assertEvenlyDrawn(Memory.EMPTY);
  }

  private void assertEvenlyDrawn(Memory memory) {
    long[] counts = new long[2];
    for (int draw = 0; draw < 10_000; draw++) {
      counts[mind.decide(speaking(memory, draw)).equals(said("Q")) ? 0 : 1]++;
    }

    assertThat(ChiSquareTest.withDefaults().test(counts).getPValue()).isGreaterThan(0.001);
  }

  @Test
  void theWordItWouldSayIsTheOneItRecognises() {
    Memory memory = memory(heard("Q"), heard("Q"), heard("M"));

    assertThat(mind.decide(hearing("Q", memory, 0))).isEqualTo(said("yes"));
    assertThat(mind.decide(hearing("M", memory, 0))).isEqualTo(said("no"));
    assertThat(mind.decide(hearing("M", Memory.EMPTY, 0))).isEqualTo(said("no"));
  }
}
