package org.murmuration.experiment.company;

import java.util.List;

/**
 * An item of an evaluation: a short task to which the right answer is known.
 *
 * @param kind what is to be done
 * @param task what the agent reads
 * @param options what it may answer, without duplicates; their order means nothing
 * @param answer the one of them that is right
 */
record Item(ItemKind kind, String task, List<String> options, String answer) {

  Item {
    options = List.copyOf(options);
    if (options.size() < 2
        || options.stream().distinct().count() < options.size()
        || !options.contains(answer)) {
      throw new IllegalArgumentException(
          "the options %s of an item must differ and hold its answer %s"
              .formatted(options, answer));
    }
  }

  /** An option that is not right. */
  String wrong() {
    return options.get(options.get(0).equals(answer) ? 1 : 0);
  }
}
