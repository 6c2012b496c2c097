package org.murmuration.mind.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.murmuration.model.Exchange;

/**
 * A map from memory states to answer probabilities. A pure function: the same memory and options
 * give the same numbers, to the last bit, on every machine.
 */
public interface Policy {

  /**
   * The probability of each option; they add up to 1.
   *
   * @param memory what is remembered, oldest first; payoffs are implied by agreement
   * @param options what may be chosen, at least one, without duplicates
   * @return one probability per option, in the order of the options
   * @throws org.murmuration.settings.InputError if the policy has no answer here
   */
  double[] probabilities(List<Exchange> memory, List<String> options);

  /** Why this policy cannot choose between these options whatever the memory, if it cannot. */
  default Optional<String> objection(List<String> options) {
    return Optional.empty();
  }

  /** The only options this policy knows, if it is limited to some. */
  default Optional<List<String>> vocabulary() {
    return Optional.empty();
  }

  /** The published model this policy was estimated from, if there is one. */
  default Optional<String> model() {
    return Optional.empty();
  }

  /** The policy that gives every option the same probability. */
  static Policy uniform() {
    return (memory, options) -> {
      double[] probabilities = new double[options.size()];
      Arrays.fill(probabilities, 1.0 / options.size());
      return probabilities;
    };
  }
}
