package org.murmuration.mind.policy.analysis;

import java.util.List;
import org.murmuration.mind.policy.Policy;
import org.murmuration.mind.policy.PolicyTable;
import org.murmuration.model.Exchange;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;

/** Policies whose populations can be worked out by hand, and others to check rules against. */
final class Policies {

  static final List<String> TWO = List.of("Q", "M");

  private Policies() {}

  /** Repeats its last success; after a failure, or with empty memory, says the first name by q. */
  static Policy afterFailure(double q) {
    return (memory, options) -> {
      boolean agreed = !memory.isEmpty() && memory.get(memory.size() - 1).agreed();
      double first = agreed ? says(memory.get(memory.size() - 1), options.get(0)) : q;
      return new double[] {first, 1 - first};
    };
  }

  /** Says the other name than its last success by {@code noise}; after a failure either. */
  static Policy forgetful(double noise) {
    return (memory, options) -> {
      boolean agreed = !memory.isEmpty() && memory.get(memory.size() - 1).agreed();
      double first =
          agreed
              ? noise + (1 - 2 * noise) * says(memory.get(memory.size() - 1), options.get(0))
              : 0.5;
      return new double[] {first, 1 - first};
    };
  }

  /** Says what was said most in its memory, by either side; the fair coin where there is a tie. */
  static Policy majority() {
    return (memory, options) -> {
      int lead = 0;
      for (Exchange exchange : memory) {
        lead += exchange.own().equals(options.get(0)) ? 1 : -1;
        lead += exchange.partner().equals(options.get(0)) ? 1 : -1;
      }
      double first = lead > 0 ? 1 : lead < 0 ? 0 : 0.5;
      return new double[] {first, 1 - first};
    };
  }

  /** Chances drawn anew for each memory state; the names agreed on for certain are said again. */
  static Policy drawn(long seed, boolean keepsConsensus) {
    return (memory, options) -> {
      boolean agreed =
          !memory.isEmpty()
              && memory.stream().allMatch(e -> e.agreed() && e.own().equals(memory.get(0).own()));
      RandomStream random =
          RandomStream.of(seed, Purpose.PROBE, memory.hashCode() & 0xFFFFFFFFL, 0, 0);
      double[] chances = new double[options.size()];
      double sum = 0;
      for (int i = 0; i < chances.length; i++) {
        chances[i] =
            agreed && keepsConsensus ? says(memory.get(0), options.get(i)) : random.nextDouble();
        sum += chances[i];
      }
      for (int i = 0; i < chances.length; i++) {
        chances[i] /= sum;
      }
      return chances;
    };
  }

  static Responses responses(Policy policy, List<String> names, int memory) {
    return Responses.of(policy, new StateSpace(names, memory));
  }

  /** A shipped table, as it was estimated: two names, a memory of five. */
  static Responses shipped(String model) {
    return responses(PolicyTable.shipped(model), TWO, 5);
  }

  private static double says(Exchange exchange, String name) {
    return exchange.own().equals(name) ? 1 : 0;
  }
}
