package org.murmuration.experiment.cocktailparty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.murmuration.measure.text.Embedder;
import org.murmuration.measure.text.EmbeddingException;

class ContentMeasureTest {

  /** Texts lie in the direction of their first letter. */
  private static final Embedder LETTERS =
      new Embedder() {
        @Override
        public String model() {
          return "letters";
        }

        @Override
        public List<float[]> embed(List<String> texts) {
          return texts.stream()
              .map(t -> t.startsWith("A") ? new float[] {1, 0} : new float[] {0, 1})
              .toList();
        }
      };

  private static ContentMeasure measure(Embedder embedder) {
    return new ContentMeasure(Given.settings("window = 2", "tight = 2"), () -> embedder);
  }

  @Test
  void tightPairsAreAsFarFromTheMeanAsWhatTheyTalkAbout() {
    ContentMeasure measure = measure(LETTERS);
    for (int round = 0; round < 3; round++) {
      measure.observe(Given.chat(round, 0, 1, "B."));
      for (int agent = 2; agent < 5; agent++) {
        measure.observe(Given.chat(round, agent, 5 + (agent + round) % 5, "A."));
      }
      measure.startRound();
    }

    Map<String, Object> figures = measure.figures();

    // The mean of six A and two B is at an angle whose cosines are 3 and 1 over the root of 10.
    assertThat((Double) figures.get(ContentMeasure.TIGHT))
        .isCloseTo(1 - 1 / Math.sqrt(10), within(1e-6));
    assertThat((Double) figures.get(ContentMeasure.LOOSE))
        .isCloseTo(1 - 3 / Math.sqrt(10), within(1e-6));
    assertThat((List<?>) figures.get(ContentMeasure.TIGHT + ContentMeasure.BY_WINDOW)).hasSize(2);
    assertThat(figures).containsEntry(ContentMeasure.MODEL, "letters");
  }

  @Test
  void anEmbedderThatDoesNotRunCostsTheMeasureAndNotTheRun() {
    ContentMeasure measure =
        new ContentMeasure(
            Given.settings(),
            () -> {
              throw new EmbeddingException("its libraries are missing", null);
            });
    measure.observe(Given.chat(0, 0, 1, "A."));

    assertThat(measure.figures())
        .isEqualTo(Map.of(ContentMeasure.FAILED, "its libraries are missing"));
  }

  @Test
  void aPartyWithoutAChatNeedsNoEmbedder() {
    ContentMeasure measure = measure(null);
    measure.startRound();

    assertThat(measure.figures()).isEmpty();
  }
}
