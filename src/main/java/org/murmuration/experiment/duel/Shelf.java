package org.murmuration.experiment.duel;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Texts that stand beside the code as JSON, each file with a version. */
final class Shelf {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Shelf() {}

  static <T> T read(String file, Class<T> type) {
    try (InputStream in = Shelf.class.getResourceAsStream(file)) {
      return JSON.readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
