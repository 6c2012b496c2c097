package org.murmuration.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The shipped identity texts: comparable with each other, and about nobody that there is. */
class IdentityTextsTest {

  private static final List<IdentityTexts.Text> TEXTS =
      IdentityTexts.of(IdentityTexts.LATEST).texts();

  private static void assertWithinTenPercent(ToIntFunction<String> length) {
    IntSummaryStatistics lengths =
        TEXTS.stream().map(IdentityTexts.Text::text).mapToInt(length).summaryStatistics();

    assertThat(lengths.getMax()).isLessThanOrEqualTo((int) (1.1 * lengths.getMin()));
  }

  @Test
  void thereIsOneTextForEachLevel() {
    assertThat(IdentityTexts.of(1).levels())
        .containsExactly(
            "minimal",
            "instance",
            "weights",
            "copies",
            "lineage",
            "character",
            "situated",
            "humanity",
            "institution",
            "placebo");
    assertThat(TEXTS.stream().map(IdentityTexts.Text::text)).doesNotHaveDuplicates();
    assertThat(TEXTS.stream().map(IdentityTexts.Text::about)).doesNotHaveDuplicates();
  }

  @Test
  void textsAreAsLongAsEachOtherInWords() {
    assertWithinTenPercent(text -> text.split("\\s+").length);
  }

  @Test
  void textsAreAsLongAsEachOtherInCharacters() {
    assertWithinTenPercent(String::length);
  }

  @Test
  void noTextNamesACompanyOrAProduct() {
    Pattern names =
        Pattern.compile(
            "\\b(?:anthropic|claude|openai|chat ?gpt|gpt|google|deepmind|gemini|bard|meta|llama"
                + "|microsoft|copilot|bing|mistral|xai|grok|deepseek|qwen|alibaba|amazon|alexa"
                + "|apple|siri|nvidia|ibm|watson|cohere|perplexity|hugging ?face)\\b",
            Pattern.CASE_INSENSITIVE);
    for (IdentityTexts.Text text : TEXTS) {
      assertThat(text.text()).doesNotContainPattern(names);
      assertThat(text.about()).doesNotContainPattern(names);
      // Nothing but beginnings of sentences is written large, so no other name is there either.
      assertThat(text.text()).doesNotContainPattern("[^.?!:] [\"]?\\p{Lu}\\p{Ll}");
    }
  }

  @Test
  void thePlaceboSaysNothingOfWhatOneIs() {
    assertThat(IdentityTexts.of(1).text(IdentityTexts.PLACEBO))
        .doesNotContainPattern("\\b(?:instance|weights|cop(?:y|ies)|model|character|conversation)");
  }

  @Test
  void whatThereIsNotIsRefused() {
    assertThatThrownBy(() -> IdentityTexts.of(IdentityTexts.LATEST + 1))
        .hasMessage("there is no version 2 of identity texts");
    assertThatThrownBy(() -> IdentityTexts.of(1).text("soul"))
        .hasMessage("there is no identity level soul");
  }
}
