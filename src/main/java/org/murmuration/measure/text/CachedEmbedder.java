package org.murmuration.measure.text;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Embeds a text once: keeps vectors by the first 128 bits of the text's SHA-256. When more than
 * {@code most} are kept, those that were not used for longest go.
 */
public final class CachedEmbedder implements Embedder {

  private final Embedder embedder;
  private final Map<Key, float[]> vectors;

  private record Key(long first, long second) {

    static Key of(String text) {
      ByteBuffer bytes = ByteBuffer.wrap(TextHash.of(text));
      return new Key(bytes.getLong(), bytes.getLong());
    }
  }

  /**
   * A cache in memory.
   *
   * @param most how many vectors to keep; one of 384 dimensions takes 1.6 kB
   */
  public CachedEmbedder(Embedder embedder, int most) {
    this.embedder = embedder;
    this.vectors =
        new LinkedHashMap<>(64, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, float[]> eldest) {
            return size() > most;
          }
        };
  }

  @Override
  public String model() {
    return embedder.model();
  }

  /**
   * Embeds what is not kept in one go, outside of the lock: others may embed the same meanwhile.
   */
  @Override
  public List<float[]> embed(List<String> texts) {
    List<Key> keys = texts.stream().map(Key::of).toList();
    Map<Key, float[]> found = new LinkedHashMap<>();
    Map<Key, String> missing = new LinkedHashMap<>();
    synchronized (vectors) {
      for (int i = 0; i < keys.size(); i++) {
        float[] vector = vectors.get(keys.get(i));
        if (vector == null) {
          missing.put(keys.get(i), texts.get(i));
        } else {
          found.put(keys.get(i), vector);
        }
      }
    }
    if (!missing.isEmpty()) {
      List<float[]> made = embedder.embed(List.copyOf(missing.values()));
      int next = 0;
      synchronized (vectors) {
        for (Key key : missing.keySet()) {
          float[] vector = made.get(next++);
          vectors.put(key, vector);
          found.put(key, vector);
        }
      }
    }
    List<float[]> all = new ArrayList<>(keys.size());
    keys.forEach(key -> all.add(found.get(key)));
    return all;
  }
}
