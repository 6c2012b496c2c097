package org.murmuration.measure.text;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.mind.llm.CallFailure;
import org.murmuration.mind.llm.EmbeddingEndpoint;

/** A provider's embeddings, brought to length 1. Blank texts are not sent. */
record ProviderEmbedder(EmbeddingEndpoint endpoint, String model) implements Embedder {

  @Override
  public List<float[]> embed(List<String> texts) {
    try {
      List<String> sent = texts.stream().filter(text -> !text.isBlank()).toList();
      List<float[]> made = endpoint.embed(sent);
      int dimensions = made.isEmpty() ? 1 : made.get(0).length;
      List<float[]> all = new ArrayList<>(texts.size());
      int next = 0;
      for (String text : texts) {
        all.add(text.isBlank() ? new float[dimensions] : unit(made.get(next++)));
      }
      return all;
    } catch (CallFailure e) {
      throw new EmbeddingException(e.getMessage(), e);
    }
  }

  private static float[] unit(float[] vector) {
    double squares = 0;
    for (float one : vector) {
      squares += (double) one * one;
    }
    double length = Math.sqrt(squares);
    float[] unit = new float[vector.length];
    for (int i = 0; i < unit.length && length > 0; i++) {
      unit[i] = (float) (vector[i] / length);
    }
    return unit;
  }
}
