package org.murmuration.conversation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.murmuration.model.RandomStream;

/** What rule minds say at a party: set phrases, from {@code small-talk.txt}, one a line. */
final class SmallTalk {

  private static final List<String> PHRASES = load();

  private SmallTalk() {}

  private static List<String> load() {
    try (InputStream file = SmallTalk.class.getResourceAsStream("small-talk.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of them. */
  static String draw(RandomStream random) {
    return PHRASES.get(random.nextInt(PHRASES.size()));
  }
}
