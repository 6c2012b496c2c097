package org.murmuration.measure.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps what was paid for: each vector as a line of a file, {@code <hash of the text> <numbers in
 * base 64>}, so that a report made again asks the provider nothing. One file for each provider,
 * model and number of dimensions. A line that is torn is left out.
 */
final class RecordedEmbedder implements Embedder {

  private static final int FLOAT = 4;

  private final Embedder embedder;
  private final Path file;
  private final Map<String, float[]> vectors = new HashMap<>();

  /**
   * A record in a folder.
   *
   * @param known what vectors depend on beside the text
   */
  RecordedEmbedder(Embedder embedder, Path folder, String known) {
    this.embedder = embedder;
    this.file = folder.resolve(TextHash.hex(known).substring(0, 16) + ".vectors");
    if (Files.exists(file)) {
      try (var lines = Files.lines(file, StandardCharsets.US_ASCII)) {
        lines.forEach(this::read);
      } catch (IOException | UncheckedIOException e) {
        throw new EmbeddingException("cannot read " + file + ": " + e.getMessage(), e);
      }
    }
  }

  private void read(String line) {
    int space = line.indexOf(' ');
    if (space < 0 || !line.endsWith(".")) {
      return;
    }
    ByteBuffer bytes =
        ByteBuffer.wrap(Base64.getDecoder().decode(line.substring(space + 1, line.length() - 1)));
    float[] vector = new float[bytes.remaining() / FLOAT];
    bytes.asFloatBuffer().get(vector);
    vectors.put(line.substring(0, space), vector);
  }

  @Override
  public String model() {
    return embedder.model();
  }

  @Override
  public synchronized List<float[]> embed(List<String> texts) {
    Set<String> missing = new LinkedHashSet<>();
    for (String text : texts) {
      if (!vectors.containsKey(TextHash.hex(text))) {
        missing.add(text);
      }
    }
    if (!missing.isEmpty()) {
      List<String> asked = List.copyOf(missing);
      keep(asked, embedder.embed(asked));
    }
    List<float[]> all = new ArrayList<>(texts.size());
    texts.forEach(text -> all.add(vectors.get(TextHash.hex(text))));
    return all;
  }

  private void keep(List<String> texts, List<float[]> made) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < texts.size(); i++) {
      float[] vector = made.get(i);
      ByteBuffer bytes = ByteBuffer.allocate(FLOAT * vector.length);
      bytes.asFloatBuffer().put(vector);
      String hash = TextHash.hex(texts.get(i));
      vectors.put(hash, vector);
      lines
          .append(hash)
          .append(' ')
          .append(Base64.getEncoder().encodeToString(bytes.array()))
          .append(".\n");
    }
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(
          file,
          lines,
          StandardCharsets.US_ASCII,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new EmbeddingException("cannot write to " + file + ": " + e.getMessage(), e);
    }
  }
}
