package org.murmuration.experiment.company;

import java.util.List;

/**
 * An item of a test, with its known answer.
 *
 * @param kind what it asks for, such as {@code arithmetic} or {@code text}
 * @param text as it is asked
 * @param options what may be answered
 * @param answer the right one of {@code options}
 */
record Item(String kind, String text, List<String> options, String answer) {

  Item {
    options = List.copyOf(options);
    if (!options.contains(answer)) {
      throw new IllegalArgumentException("the answer " + answer + " is not among " + options);
    }
  }
}
