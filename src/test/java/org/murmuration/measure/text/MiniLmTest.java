package org.murmuration.measure.text;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.util.Utils;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class MiniLmTest {

  private static final List<String> TEXTS =
      List.of(
          "A cat sleeps on the warm mat.",
          "The kitten naps upon a rug.",
          "Interest rates rose by half a percent this quarter.",
          "word ".repeat(700),
          "Ünïcödé, 漢字 and 😀 in one line.",
          "x");

  private static final Embedder EMBEDDER = MiniLm.shared();

  @Test
  void textsThatMeanAlikeLieCloserThanOthers() {
    List<float[]> vectors = EMBEDDER.embed(TEXTS);

    double alike = Vectors.cosineDistance(vectors.get(0), vectors.get(1));
    double unlike = Vectors.cosineDistance(vectors.get(0), vectors.get(2));

    assertThat(alike).isLessThan(0.5);
    assertThat(unlike).isGreaterThan(0.8);
  }

  @Test
  void vectorsHaveTheLengthOne() {
    for (float[] vector : EMBEDDER.embed(TEXTS)) {
      double square = 0;
      for (float one : vector) {
        square += (double) one * one;
      }
      assertThat(vector).hasSize(384);
      assertThat(square).isBetween(1 - 1e-5, 1 + 1e-5);
    }
  }

  @Test
  void aTextHasTheSameBitsWhateverItIsEmbeddedWithAndByWhom() throws Exception {
    List<String> texts = new ArrayList<>(TEXTS);
    for (int i = 0; i < 20; i++) {
      texts.add("Sentence number " + i + " speaks of " + "many ".repeat(i) + "things.");
    }
    MiniLmModel model = MiniLmModel.load();
    List<float[]> alone = texts.stream().map(model::vector).toList();
    List<String> backwards = new ArrayList<>(texts);
    Collections.reverse(backwards);

    List<float[]> together = EMBEDDER.embed(texts);
    ExecutorService others = Executors.newFixedThreadPool(2);
    List<Future<List<float[]>>> fromElsewhere = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      fromElsewhere.add(others.submit(() -> backwards.stream().map(model::vector).toList()));
    }

    for (int i = 0; i < texts.size(); i++) {
      assertThat(together.get(i)).isEqualTo(alone.get(i));
      for (Future<List<float[]>> one : fromElsewhere) {
        assertThat(one.get().get(texts.size() - 1 - i)).isEqualTo(alone.get(i));
      }
    }
    others.shutdown();
  }

  @Test
  void aTextWithoutAWordIsAtDistanceOneFromEverything() {
    for (String empty : List.of("", " \n\t", "\u200b", "\u0007", "\ufffd")) {
      float[] vector = EMBEDDER.embed(empty);

      assertThat(vector).containsOnly(0f);
      assertThat(Vectors.cosineDistance(vector, EMBEDDER.embed("a word"))).isEqualTo(1);
    }
  }

  @Test
  void anythingMayBeEmbedded() {
    for (String odd : List.of("\ud800", "\ufffd", "\ue000", "\u0301", "[CLS] [SEP] [PAD]", "🙂")) {
      assertThat(EMBEDDER.embed(odd)).as(odd).hasSize(384).doesNotContain(Float.NaN);
    }
  }

  @Test
  void theTokenizerNeitherCallsHomeNorFetchesAnything() {
    assertThat(Utils.getEnvOrSystemProperty("OPT_OUT_TRACKING")).isEqualTo("true");
    assertThat(Utils.isOfflineMode()).isTrue();
  }
}
