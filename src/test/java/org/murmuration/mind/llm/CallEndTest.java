package org.murmuration.mind.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.journal.Fenced;
import org.murmuration.journal.JournalException;
import org.murmuration.mind.BudgetSpent;
import org.murmuration.mind.llm.dialect.Completion;
import org.murmuration.settings.InputError;

/** What a call ended like becomes the same again. */
class CallEndTest {

  static Stream<CallOutcome> outcomes() {
    return Stream.of(
        new CallOutcome.Answered(
            new Completion("Q", Completion.Finish.LENGTH, "m", null, null, List.of())),
        new CallOutcome.Refused(),
        new CallOutcome.GivenUp());
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void anOutcomeStaysTheSame(CallOutcome outcome) {
    assertThat(CallEnd.of(outcome).outcome()).isEqualTo(outcome);
  }

  static Stream<RuntimeException> failures() {
    return Stream.of(
        new BudgetSpent("spent"),
        new CallFailure("no key"),
        new Divergence("another request"),
        new InputError("no such file"),
        new JournalException("no room"),
        new Fenced("another writer"),
        new IllegalStateException("a mistake"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureStaysOfItsKindWithItsWords(RuntimeException failure) {
    for (Throwable thrown : List.of(failure, new CompletionException(failure))) {
      assertThatThrownBy(() -> CallEnd.of(thrown).outcome())
          .isExactlyInstanceOf(failure.getClass())
          .hasMessage(failure.getMessage());
    }
  }

  @Test
  void aFailureWithoutWordsIsCalledByItsName() {
    assertThatThrownBy(() -> CallEnd.of(new NullPointerException()).outcome())
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("NullPointerException");
  }
}
