package org.murmuration.experiment.duel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {

  private final Texts texts = Texts.load();

  @Test
  void theSentencesOfTheArmsAreOfEqualLengthWithinTenPercent() {
    List<String> sentences =
        Stream.of(Arm.values())
            .filter(arm -> arm != Arm.NONE)
            .map(arm -> texts.of(arm, "Balabin", "Corabin", 0))
            .toList();
    double meanLength = sentences.stream().mapToInt(String::length).average().orElseThrow();
    double meanWords = sentences.stream().mapToInt(Prose::words).average().orElseThrow();

    assertThat(sentences).hasSize(6).doesNotHaveDuplicates();
    assertThat(sentences).allMatch(s -> Math.abs(s.length() / meanLength - 1) <= 0.1);
    assertThat(sentences).allMatch(s -> Math.abs(Prose.words(s) / meanWords - 1) <= 0.1);
    assertThat(texts.of(Arm.NONE, "A", "B", 0)).isEmpty();
  }

  @Test
  void onlyTheArmThatTellsNamesAnAi() {
    for (Arm arm : Arm.values()) {
      String sentence = texts.of(arm, "Balabin", "Corabin", 0);
      assertThat(sentence.matches(".*\\b(?:AI|assistant|program|model)\\b.*"))
          .as(arm.word())
          .isEqualTo(arm == Arm.TOLD);
      assertThat(sentence).doesNotContain("{").doesNotContain("}");
    }
  }

  @ParameterizedTest
  @EnumSource(Arm.class)
  void everyAgentHasANameOfItsOwn(Arm arm) {
    Set<String> names = new HashSet<>();

    IntStream.range(0, 5000).forEach(agent -> names.add(texts.name(agent, arm)));

    assertThat(names).hasSize(5000);
    assertThat(texts.name(9_999_999, arm)).endsWith("10000");
  }

  @Test
  void noNameIsThatOfAProductOrAFirstPersonPlural() {
    Set<String> products =
        Set.of(
            "claude", "gpt", "gemini", "llama", "siri", "alexa", "cortana", "mistral", "copilot");
    WeCoder coder = new WeCoder(CodingRule.load());

    IntStream.range(0, 1000)
        .mapToObj(agent -> texts.name(agent, Arm.NONE))
        .forEach(
            name -> {
              assertThat(products).doesNotContain(name.toLowerCase(Locale.ROOT));
              assertThat(coder.uses(name + " is here.")).isEmpty();
            });
  }

  @Test
  void bothSidesOfABlockShareTheGroupLabel() {
    String mine = texts.of(Arm.GROUP, "A", "B", 3);
    String yours = texts.of(Arm.GROUP, "B", "A", 3);

    assertThat(mine.replace("B", "A")).isEqualTo(yours.replace("B", "A"));
  }
}
