package org.murmuration.mind;

/**
 * A mind cannot answer because the budget is spent. The run ends where it is and can go on with a
 * higher one; the question was not answered and counts as not asked.
 */
public final class BudgetSpent extends RuntimeException {

  /** Nothing is wrong, so there is no stack trace to look at. */
  public BudgetSpent(String message) {
    super(message, null, false, false);
  }
}
