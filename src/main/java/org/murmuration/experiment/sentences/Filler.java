package org.murmuration.experiment.sentences;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToIntFunction;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;

/**
 * What the arm {@code context} reads: lines of talk between strangers about nothing that matters
 * here, from {@code filler.txt}, in an order of its own for each encounter.
 */
final class Filler {

  private static final List<String> LINES = load();
  private static final String[] SPEAKERS = {"A", "B"};

  private Filler() {}

  private static List<String> load() {
    try (InputStream in = Filler.class.getResourceAsStream("filler.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A text of about so many tokens; empty for 0.
   *
   * @param count how many tokens a text has
   */
  static String text(int tokens, long encounter, ToIntFunction<String> count) {
    RandomStream random = RandomStream.of(0, Purpose.MATERIAL, encounter, 1, 0);
    StringBuilder text = new StringBuilder();
    int used = 0;
    for (int line = 0; used < tokens; line++) {
      String next = SPEAKERS[line % 2] + ": " + LINES.get(random.nextInt(LINES.size()));
      text.append(text.isEmpty() ? "" : "\n").append(next);
      used += Math.max(1, count.applyAsInt(next));
    }
    return text.toString();
  }
}
