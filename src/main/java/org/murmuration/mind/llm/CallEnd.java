package org.murmuration.mind.llm;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.murmuration.journal.Fenced;
import org.murmuration.journal.JournalException;
import org.murmuration.mind.BudgetSpent;
import org.murmuration.mind.llm.dialect.Completion;
import org.murmuration.settings.InputError;

/**
 * How a call came to its end, in a form that can be sent to another node. There it becomes the same
 * outcome, or a failure of the same kind with the same words.
 *
 * @param kind what happened
 * @param completion what the model answered; null unless it did
 * @param problem what went wrong, in one line; null if nothing did
 */
public record CallEnd(Kind kind, Completion completion, String problem) {

  private static final int ROOM = 1024;
  private static final int PER_CHANCE = 64;

  /** What can happen to a call. */
  public enum Kind {
    ANSWERED,
    REFUSED,
    GIVEN_UP,
    BUDGET_SPENT,
    CALL_FAILURE,
    DIVERGENCE,
    INPUT_ERROR,
    JOURNAL_FAILURE,
    FENCED,
    OTHER_FAILURE
  }

  /** The end of a call that has an outcome. */
  public static CallEnd of(CallOutcome outcome) {
    if (outcome instanceof CallOutcome.Answered answered) {
      return new CallEnd(Kind.ANSWERED, answered.completion(), null);
    }
    boolean refused = outcome instanceof CallOutcome.Refused;
    return new CallEnd(refused ? Kind.REFUSED : Kind.GIVEN_UP, null, null);
  }

  /** The end of a call that failed. */
  public static CallEnd of(Throwable failure) {
    Throwable cause = cause(failure);
    Kind kind =
        cause instanceof BudgetSpent
            ? Kind.BUDGET_SPENT
            : cause instanceof CallFailure
                ? Kind.CALL_FAILURE
                : cause instanceof Divergence
                    ? Kind.DIVERGENCE
                    : cause instanceof InputError
                        ? Kind.INPUT_ERROR
                        : cause instanceof JournalException
                            ? Kind.JOURNAL_FAILURE
                            : cause instanceof Fenced ? Kind.FENCED : Kind.OTHER_FAILURE;
    String words = cause.getMessage();
    return new CallEnd(kind, null, words == null ? cause.getClass().getSimpleName() : words);
  }

  /** What made a stage fail. */
  public static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  /**
   * The outcome.
   *
   * @throws RuntimeException the failure, if it failed
   */
  public CallOutcome outcome() {
    return switch (kind) {
      case ANSWERED -> new CallOutcome.Answered(completion);
      case REFUSED -> new CallOutcome.Refused();
      case GIVEN_UP -> new CallOutcome.GivenUp();
      case BUDGET_SPENT -> throw new BudgetSpent(problem);
      case CALL_FAILURE -> throw new CallFailure(problem);
      case DIVERGENCE -> throw new Divergence(problem);
      case INPUT_ERROR -> throw new InputError(problem);
      case JOURNAL_FAILURE -> throw new JournalException(problem);
      case FENCED -> throw new Fenced(problem);
      case OTHER_FAILURE -> throw new IllegalStateException(problem);
    };
  }

  /** How many bytes it takes on its way, at most. */
  public long size() {
    if (completion == null) {
      return ROOM + length(problem);
    }
    long size = ROOM + length(completion.text()) + length(completion.model());
    size += length(completion.fingerprint());
    for (List<Completion.Chance> place : completion.chances()) {
      for (Completion.Chance chance : place) {
        size += PER_CHANCE + length(chance.token());
      }
    }
    return size;
  }

  private static long length(String text) {
    return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
  }
}
