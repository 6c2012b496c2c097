package org.murmuration.experiment.sentences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.experiment.sentences.SentenceRule.Fault;

class SentenceRuleTest {

  private static final SentenceRule RULE = new SentenceRule(40);

  @ParameterizedTest
  @CsvSource({
    "lamp, Two LAMPS burned",
    "lamp, the lamp's light",
    "lamp, a lamp-lit room",
    "berry, full of berries",
    "carry, she carried it",
    "bake, baking is fun",
    "bake, the baker",
    "rope, roped in",
    "stop, they stopped",
    "fog, foggy mornings fogged the glass",
    "leaf/leaves, falling leaves",
    "ice, icy",
    "quiet, quietly",
    "o'clock, at ten o’clock"
  })
  void anInflectedWordIsPresent(String word, String text) {
    assertThat(SentenceRule.missing(text, set(word))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "lamp, lampoon",
    "rope, Europe",
    "ice, rice and mice",
    "leaf, leaves",
    "key, monkey",
    "goat, a scapegoat"
  })
  void anotherWordThatHoldsItIsNot(String word, String text) {
    assertThat(SentenceRule.missing(text, set(word))).containsExactly(word);
  }

  @Test
  void theFirstThingThatIsWrongIsNamed() {
    List<String> texts =
        List.of(
            "A cat by the window.",
            "a CAT, by the window!",
            "Only a cat.",
            "A cat by the window " + String.join(" ", Collections.nCopies(36, "so")),
            "A cat by the window " + String.join(" ", Collections.nCopies(35, "so")));

    assertThat(RULE.faults(texts, set("cat", "window")))
        .containsExactly(null, Fault.REPEATED, Fault.WORD_MISSING, Fault.TOO_LONG, null);
  }

  @Test
  void anEmptyTextLacksAllWords() {
    assertThat(RULE.faults(List.of(""), set("cat"))).containsExactly(Fault.WORD_MISSING);
  }

  @Test
  void everyFrameMakesAValidSentenceOfEveryShippedSet() {
    for (WordSet set : WordSet.Shipped.load().sets()) {
      assertThat(set.words()).hasSize(7);
      List<String> texts =
          Frames.load().frames().stream().map(frame -> frame.with(set.bare())).toList();

      assertThat(RULE.faults(texts, set)).as(set.id()).containsOnlyNulls();
      for (int i = 0; i < texts.size(); i++) {
        assertThat(Frames.load().in(texts.get(i))).isEqualTo(i);
      }
    }
  }

  private static WordSet set(String... words) {
    return new WordSet("test", List.of(words));
  }
}
