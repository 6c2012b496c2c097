package org.murmuration.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What other keys may be set to. */
class ValuesTest {

  @Test
  void areTextsNumbersAndListsWithTheirPlaces() {
    Settings settings = Texts.settings("words = [A, 0.5,\n true, [B, C], []]");

    List<Settings.Value> values = settings.values("words", 2);

    assertThat(values)
        .extracting(Settings.Value::text)
        .containsExactly("A", "0.5", "true", "B+C", "[]");
    assertThat(values)
        .extracting(Settings.Value::value)
        .containsExactly("A", 0.5, true, List.of("B", "C"), List.of());
    assertThat(values.get(1).place()).isEqualTo("x.conf:1");
    assertThat(values.get(2).place()).isEqualTo("x.conf:2");
    assertThat(settings.resolved().get("words"))
        .isEqualTo(List.of("A", 0.5, true, List.of("B", "C"), List.of()));
  }

  @Test
  void areRefusedIfTheyAreObjectsTwiceOrTooFew() {
    refused("words = A", "x.conf:1: words is A; it must be a list, such as [A, B]");
    refused("words = [A, { b = 1 }]", "x.conf:1: words holds an object; it must hold texts, or");
    refused("words = [A, [[B]]]", "x.conf:1: words holds a list; it must hold texts, or lists");
    refused("words = [A, 1, \"1\"]", "x.conf:1: words names 1 twice; each may stand once");
    refused("words = [A]", "x.conf:1: words has 1 entry; it needs at least 2");
  }

  @Test
  void namesAreInAlphabeticalOrder() {
    Settings settings = Texts.settings("things { z = 1, a = [2], m = null }");

    assertThat(settings.names("things")).containsExactly("a", "z");
    assertThat(settings.child("things").isList("a")).isTrue();
    assertThat(settings.child("things").isList("z")).isFalse();
    assertThat(settings.child("things").isList("q")).isFalse();
  }

  private static void refused(String text, String message) {
    assertThatThrownBy(() -> Texts.settings(text).values("words", 2))
        .isInstanceOf(InputError.class)
        .hasMessageContaining(message);
  }
}
