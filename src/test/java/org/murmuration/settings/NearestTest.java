package org.murmuration.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

  private static final List<String> KEYS = List.of("size", "personas", "identity", "share");

  @Test
  void suggestsWhatWasMistyped() {
    assertThat(Nearest.to("sise", KEYS)).contains("size");
    assertThat(Nearest.to("persona", KEYS)).contains("personas");
    assertThat(Nearest.to("idnetity", KEYS)).contains("identity");
    assertThat(Nearest.suggestion("shar", KEYS)).isEqualTo("; did you mean share?");
  }

  @Test
  void suggestsNothingForSomethingElse() {
    assertThat(Nearest.to("temperature", KEYS)).isEmpty();
    assertThat(Nearest.suggestion("temperature", KEYS)).isEmpty();
    assertThat(Nearest.to("size", List.of())).isEmpty();
  }

  @Test
  void noLetterIsLikeAnother() {
    assertThat(Nearest.to("Z", List.of("Q", "M"))).isEmpty();
    assertThat(Nearest.to("ab", List.of("xy", "b"))).isEmpty();
  }

  @Test
  void ofTwoAsNearTheFirstInTheAlphabetIsSuggested() {
    assertThat(Nearest.to("llama4", List.of("llama3", "llama2"))).contains("llama2");
  }
}
