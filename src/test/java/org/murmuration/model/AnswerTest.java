package org.murmuration.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerTest {

  @ParameterizedTest
  @EnumSource
  void aReasonIsFoundByItsWord(Answer.Reason reason) {
    assertThat(reason.word()).matches("[a-z]+(-[a-z]+)*");
    assertThat(Answer.Reason.ofWord(reason.word())).isEqualTo(reason);
  }

  @Test
  void anUnknownReasonIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Answer.Reason.ofWord("tired"));
  }

  @Test
  void aClosedChoiceNeedsAnOption() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Question.Choice("name", List.of(), null, false));
    assertThat(new Question.Choice("name", List.of(), null, true).options()).isEmpty();
  }

  @Test
  void agreementIsTheSameNameOnBothSides() {
    assertThat(new Exchange("Q", "Q", 100).agreed()).isTrue();
    assertThat(new Exchange("Q", "M", -50).agreed()).isFalse();
    assertThat(new Exchange(null, null, 0).agreed()).isFalse();
  }

  @Test
  void theSeatOfAnAgentIsItsPlaceAmongTheParticipants() {
    EncounterSpec spec =
        new EncounterSpec(0, List.of(new Seat(7, "default", -1), new Seat(2, "default", -1)));

    assertThat(spec.seatOf(2)).isEqualTo(1);
    assertThat(spec.seatOf(3)).isEqualTo(-1);
  }
}
