package org.murmuration.engine;

import java.util.concurrent.CompletionException;
import org.murmuration.mind.BudgetSpent;

/** A run cannot go on. The message is one line for the user; what was recorded stays. */
public final class RunFailure extends RuntimeException {

  public RunFailure(String message) {
    this(message, null);
  }

  public RunFailure(String message, Throwable cause) {
    super(oneLine(message), cause);
  }

  /** What went wrong in an encounter. */
  static RunFailure in(long encounter, Throwable cause) {
    return new RunFailure("encounter " + encounter + ": " + reason(cause), cause);
  }

  /** What went wrong, in words for the user if there are any. */
  static String reason(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** Whether an answer did not come because the budget is spent, which is no failure. */
  static boolean isBudgetSpent(Throwable failure) {
    return failure instanceof BudgetSpent
        || failure instanceof CompletionException && failure.getCause() instanceof BudgetSpent;
  }

  private static String oneLine(String message) {
    return String.valueOf(message).strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
