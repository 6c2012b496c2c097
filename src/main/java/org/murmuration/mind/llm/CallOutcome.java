package org.murmuration.mind.llm;

import org.murmuration.mind.llm.dialect.Completion;

/** What became of a call in the end. */
public sealed interface CallOutcome {

  /** The model answered, in whatever form. */
  record Answered(Completion completion) implements CallOutcome {}

  /** A filter of the provider refused. */
  record Refused() implements CallOutcome {}

  /** It failed as often as a call may. */
  record GivenUp() implements CallOutcome {}
}
