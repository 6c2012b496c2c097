package org.murmuration.mind.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.murmuration.mind.prompt.Message;

class TokensTest {

  @Test
  void openAiModelsAreCountedWithTheirOwnVocabulary() {
    for (String model : List.of("gpt-4o-mini", "gpt-4.1", "o3-mini", "openai/gpt-5", "gpt-4")) {
      assertThat(Tokens.of(model).isExact()).as(model).isTrue();
    }
    assertThat(Tokens.of("gpt-4").count("hello world")).isEqualTo(2);
    assertThat(Tokens.of("gpt-4").count("Привет, мир"))
        .isGreaterThan(Tokens.of("gpt-4o").count("Привет, мир"));
  }

  @Test
  void othersAreEstimatedAndSaySo() {
    for (String model : List.of("claude-opus-4-1", "llama3", "olmo", "o")) {
      assertThat(Tokens.of(model).isExact()).as(model).isFalse();
    }
    assertThat(Tokens.of("llama3").count("hello world")).isEqualTo(2);
  }

  @Test
  void messagesHaveSomeTokensMoreThanTheirTexts() {
    List<Message> messages = List.of(new Message(Message.Role.USER, "hello world"));

    assertThat(Tokens.of("gpt-4o").count(messages)).isEqualTo(9);
    assertThat(Tokens.estimate(messages)).isEqualTo(10);
  }

  @Test
  void marksOfTheVocabularyAreOrdinaryText() {
    assertThat(Tokens.of("gpt-4o").count("<|endoftext|>")).isGreaterThan(1);
  }

  @Test
  void anEstimateNeedsNoVocabulary() {
    assertThat(Tokens.estimate("")).isZero();
    assertThat(Tokens.estimate("abcde")).isEqualTo(2);
    assertThat(Tokens.estimate("你好😀")).isEqualTo(3);
  }
}
