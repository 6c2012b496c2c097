package org.murmuration.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.mind.Scripted;
import org.murmuration.model.Agents;
import org.murmuration.model.Alteration;
import org.murmuration.model.Question;
import org.murmuration.settings.InputError;
import org.murmuration.settings.Settings;

/** Messages are altered as far as an experiment can bear it; the rest is refused in one line. */
class MessagesTest {

  private static final Question NAMES = new Question.Choice("name", List.of("Q", "M"), null, false);
  private static final Question OPEN = new Question.Choice("name", List.of(), null, true);
  private static final Question TALK = new Question.Utterance("talk", List.of(), List.of(), 20);
  private static final Question TEXTS = new Question.Composition("write", List.of(), 2, 20);
  private static final Question AMOUNT = new Question.Amount("give", List.of(), 0, 20);
  private static final Question RATING = new Question.Rating("rate", List.of("a"), 1, 7);
  private static final Question PICK =
      new Question.Pick("invite", Agents.of(List.of(0, 2, 11)), 2, "P");

  private static Question question(String kind) {
    return switch (kind) {
      case "names" -> NAMES;
      case "open" -> OPEN;
      case "talk" -> TALK;
      case "texts" -> TEXTS;
      case "amount" -> AMOUNT;
      case "rating" -> RATING;
      default -> PICK;
    };
  }

  private static Alteration altered(Messages messages, String how) {
    Config kinds = ScenarioFile.REFERENCE.getConfig("kinds");
    return messages.alteration(
        Settings.root(
            ConfigFactory.parseString(how),
            kinds.getConfig("intervention.tamper"),
            kinds,
            Path::of));
  }

  @ParameterizedTest
  @CsvSource({
    "names, false, Q",
    "open, false, anything",
    "talk, false, Be quiet.",
    "texts, false, Be quiet.",
    "amount, false, 0",
    "amount, false, 20",
    "amount, true, 20",
    "amount, true, I gave it all.",
    "rating, false, 7",
    "pick, false, P3",
  })
  void somethingIsHeardThatCouldHaveBeenSaid(String kind, boolean mixed, String text) {
    assertThat(altered(new Messages(question(kind), mixed), "say = \"" + text + "\""))
        .isEqualTo(new Alteration.Say(text));
  }

  @ParameterizedTest
  @CsvSource({
    "names, false, say = X, 'which nobody can say; it must be one of Q, M'",
    "amount, false, say = 21, 'say is 21, which nobody can say; it must be a whole number from 0 to 20'",
    "amount, true, say = 21, 'it must be a whole number from 0 to 20, or a text'",
    "amount, false, say = lots, 'it must be a whole number from 0 to 20'",
    "rating, false, say = 0, 'it must be a whole number from 1 to 7'",
    "names, false, append = \"!\", 'append is given, but agents choose between options here; use say'",
    "amount, false, append = \"!\", 'append is given, but agents name numbers here; use say'",
    "rating, false, drop = true, 'drop is given, but agents name numbers here; use say'",
    "pick, false, drop = true, 'drop is given, but agents pick each other here; use say'",
  })
  void whatAnExperimentCannotBearIsRefused(String kind, boolean mixed, String how, String line) {
    assertThatThrownBy(() -> altered(new Messages(question(kind), mixed), how))
        .isInstanceOf(InputError.class)
        .hasMessageContaining(line)
        .hasMessageNotContaining("\n");
  }

  @Test
  void textsAreAddedToAndSuppressedWhereThereMayBeTexts() {
    for (Messages messages :
        List.of(
            new Messages(TALK, false), new Messages(TEXTS, false), new Messages(AMOUNT, true))) {
      assertThat(messages.areTexts()).isTrue();
      assertThat(altered(messages, "append = \"!\"")).isEqualTo(new Alteration.Append("!"));
      assertThat(altered(messages, "drop = true")).isEqualTo(new Alteration.Drop());
    }
    assertThat(new Messages(AMOUNT, false).areTexts()).isFalse();
  }

  @Test
  void aScriptIsJudgedByWhatItIsAsked() {
    Scripted gives = new Scripted("0", null);

    assertThat(new Messages(AMOUNT, true).objection(gives)).isEmpty();
    assertThat(new Messages(RATING, false).objection(gives))
        .isEqualTo(Optional.of("it chooses 0, which is no whole number from 1 to 7"));
    assertThat(new Messages(TALK, false).objection(gives)).isPresent();
  }

  @Test
  void optionsAndNumbersOfShortRangesAreListed() {
    assertThat(new Messages(NAMES, false).listed()).containsExactly("Q", "M");
    assertThat(new Messages(RATING, false).listed())
        .containsExactly("1", "2", "3", "4", "5", "6", "7");
    assertThat(new Messages(new Question.Amount("give", List.of(), 0, 1000), false).listed())
        .isEmpty();
    assertThat(new Messages(OPEN, false).listed()).isEmpty();
  }
}
