package org.murmuration.experiment.company;

import java.util.List;

/**
 * An item of a test: a short task to which the right answer is known.
 *
 * @param kind word of its {@link ItemKind}
 * @param text as it is asked
 * @param options what may be answered, without duplicates; their order means nothing
 * @param answer the right one of {@code options}
 */
record Item(String kind, String text, List<String> options, String answer) {

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
