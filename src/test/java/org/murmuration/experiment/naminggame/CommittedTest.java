package org.murmuration.experiment.naminggame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.experiment.naminggame.Given.agreedOn;
import static org.murmuration.experiment.naminggame.Given.hearing;
import static org.murmuration.experiment.naminggame.Given.memory;
import static org.murmuration.experiment.naminggame.Given.said;
import static org.murmuration.experiment.naminggame.Given.speaking;

import org.junit.jupiter.api.Test;
import org.murmuration.model.Memory;

class CommittedTest {

  private final Committed mind = new Committed("Q");

  @Test
  void aCommittedAgentSaysItsNameWhateverItRemembers() {
    assertThat(mind.decide(speaking(Memory.EMPTY, 0))).isEqualTo(said("Q"));
    assertThat(mind.decide(speaking(memory(agreedOn("M"), agreedOn("M")), 1))).isEqualTo(said("Q"));
  }

  @Test
  void aCommittedAgentRecognisesNoOtherName() {
    Memory memory = memory(agreedOn("M"));

    assertThat(mind.decide(hearing("Q", memory, 0))).isEqualTo(said("yes"));
    assertThat(mind.decide(hearing("M", memory, 0))).isEqualTo(said("no"));
  }
}
