package org.murmuration.experiment.duel;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.model.RandomStream;

/** What rule minds say, by occasion, from {@code phrases.json}. */
final class Phrases {

  private final Map<String, List<String>> byOccasion = new HashMap<>();
  private int version;

  static Phrases load() {
    return Shelf.read("phrases.json", Phrases.class);
  }

  @JsonAnySetter
  void put(String occasion, Object value) {
    if (value instanceof List<?> phrases) {
      byOccasion.put(occasion, phrases.stream().map(Object::toString).toList());
    } else {
      version = ((Number) value).intValue();
    }
  }

  int version() {
    return version;
  }

  /** All phrases of an occasion. */
  List<String> of(String occasion) {
    return byOccasion.get(occasion);
  }

  /** One of them. */
  String draw(String occasion, RandomStream random) {
    List<String> phrases = byOccasion.get(occasion);
    return phrases.get(random.nextInt(phrases.size()));
  }
}
