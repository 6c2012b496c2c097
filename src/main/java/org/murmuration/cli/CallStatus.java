package org.murmuration.cli;

import java.util.Locale;
import java.util.function.Supplier;
import org.murmuration.mind.llm.BatchCalls;
import org.murmuration.mind.llm.Gateway;
import org.murmuration.mind.llm.Tally;

/** Calls, tokens and cost of a batch so far, in a few words for the progress line. */
record CallStatus(BatchCalls calls) implements Supplier<String> {

  @Override
  public String get() {
    Tally spent = calls.budget().spent();
    Gateway.Status status = calls.status();
    StringBuilder words = new StringBuilder();
    words.append(
        String.format(Locale.ROOT, "%,d calls, %,d tokens", spent.calls(), spent.tokens()));
    if (spent.micros() > 0) {
      words.append(", ").append(spent.cost(currency()));
    }
    words.append(
        String.format(
            Locale.ROOT, ", %d under way, %d waiting", status.underWay(), status.queued()));
    if (!status.down().isEmpty()) {
      words.append(", PAUSED: ").append(status.down());
    }
    return words.toString();
  }

  private String currency() {
    return calls.budget().limits().currency();
  }
}
