package org.murmuration.mind.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.murmuration.mind.Situation;
import org.murmuration.mind.prompt.Message.Role;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Memory;
import org.murmuration.model.Persona;
import org.murmuration.model.Question;
import org.murmuration.model.RandomStream;
import org.murmuration.model.Seat;
import org.murmuration.settings.InputError;
import org.murmuration.settings.Settings;

class PromptsTest {

  private static final Question CHOICE =
      new Question.Choice("name", List.of("Q", "M", "X"), null, false);

  @Test
  void whatIsTheSameForAllComesFirstAndTheQuestionLast() {
    Prompts prompts =
        prompts("rules = \"Points: {{points}}.\", memory = \"You recall {{recalled}}.\"");

    assertThat(prompts.render(asked(CHOICE, 1), List.of("Q", "M", "X"), "Be brief.").messages())
        .containsExactly(
            new Message(Role.SYSTEM, "Points: 3.\n\nI am one.\n\nYou recall nothing."),
            new Message(Role.USER, "Which? Q M X\n\nBe brief."));
  }

  @Test
  void partsThatComeOutEmptyLeaveNoGap() {
    Prompts prompts = prompts("identity = \"{{#absent}}no{{/absent}}\"");

    assertThat(prompts.render(asked(CHOICE, 1), List.of("Q"), "").messages().get(0).text())
        .isEqualTo("Rules.");
  }

  @Test
  void textIsNeverEscapedNorTakenForATemplate() {
    Prompts prompts = prompts("");
    Persona sly = new Persona("sly", "mind", "<b>{{points}}</b> & \"more\"", false);
    Situation situation =
        Situation.outside(0, sly, Memory.EMPTY, CHOICE, RandomStream.of(1, PROBE, 0, 0, 0));

    assertThat(prompts.render(situation, List.of("Q"), "").messages().get(0).text())
        .isEqualTo("Rules.\n\n<b>{{points}}</b> & \"more\"");
  }

  @Test
  void indentationThatAllLinesShareIsNotPartOfATemplate() {
    Prompts prompts = prompts("rules = \"\"\"\n      First.\n        Second.\"\"\"");

    assertThat(prompts.render(asked(CHOICE, 1), List.of("Q"), "").messages().get(0).text())
        .startsWith("First.\n  Second.");
  }

  @Test
  void theOrderOfOptionsIsDrawnFromTheAnswersOwnStream() {
    Prompts prompts = prompts("");
    Set<List<String>> orders = new HashSet<>();
    for (int seed = 0; seed < 200; seed++) {
      List<String> order = prompts.options(asked(CHOICE, seed));
      assertThat(order).containsExactlyInAnyOrder("Q", "M", "X");
      assertThat(prompts.options(asked(CHOICE, seed))).isEqualTo(order);
      orders.add(order);
    }
    assertThat(orders).hasSize(6);
    assertThat(prompts("shuffle-options = false").options(asked(CHOICE, 5)))
        .containsExactly("Q", "M", "X");
  }

  @Test
  void inAConversationOwnWordsAreTheAssistantsAndRolesAlternate() {
    Question question =
        new Question.Utterance(
            "turn",
            List.of(
                new Question.Line(0, "mine", null),
                new Question.Line(1, "yours", null),
                new Question.Line(1, "yours too", null)),
            List.of("go"),
            20);

    assertThat(prompts("").render(asked(question, 1), List.of("go"), "").messages())
        .extracting(Message::role)
        .containsExactly(Role.SYSTEM, Role.USER, Role.ASSISTANT, Role.USER);
    assertThat(prompts("").render(asked(question, 1), List.of("go"), "").messages().get(3).text())
        .isEqualTo("yours\n\nyours too\n\nWhich? go");
  }

  @Test
  void aFieldThereIsNotIsAnErrorWithAPlaceAndASuggestion() {
    refuses(
        "rules = \"{{pionts}}\"", "x.conf:1: rules names the field pionts; it may name absent,");
    refuses("rules = \"{{pionts}}\"", "did you mean points?");
    refuses("memory = \"{{#list}}{{other}}{{/list}}\"", "names the field other");
  }

  @Test
  void aFieldOfASectionOutsideOfItIsAnError() {
    refuses("memory = \"{{item}}\"", "memory uses the field item on line 1 outside of its section");
  }

  @Test
  void whatIsNoTemplateIsAnError() {
    refuses("question = \"{{#list}} never closed\"", "question is not a Mustache template");
    refuses("question = \"{{> other}}\"", "it includes other, which it cannot");
  }

  @Test
  void whatAnAgentWasToldStandsInItsPrompt() {
    Prompts prompts = prompts("memory = \"\"\"{{#told}}\nTold: {{text}}\n{{/told}}\"\"\"");
    Situation asked = asked(CHOICE, 1);
    Situation told =
        new Situation(
            asked.spec(),
            asked.seat(),
            asked.turn(),
            asked.persona(),
            asked.memory().told(3, "All is well.").told(4, "<b>{{x}}</b>"),
            asked.question(),
            asked.random());

    assertThat(prompts.render(asked, List.of("Q"), "").messages().get(0).text())
        .doesNotContain("Told");
    assertThat(prompts.render(told, List.of("Q"), "").messages().get(0).text())
        .contains("Told: All is well.\nTold: <b>{{x}}</b>");
  }

  private static final RandomStream.Purpose PROBE = RandomStream.Purpose.PROBE;

  private static void refuses(String text, String message) {
    assertThatExceptionOfType(InputError.class)
        .isThrownBy(() -> prompts(text))
        .withMessageContaining(message);
  }

  private static Situation asked(Question question, long seed) {
    EncounterSpec spec =
        new EncounterSpec(4, List.of(new Seat(7, "one", -1), new Seat(9, "one", -1)));
    return new Situation(
        spec,
        0,
        0,
        new Persona("one", "mind", "I am one.", false),
        Memory.EMPTY,
        question,
        RandomStream.of(seed, RandomStream.Purpose.ANSWER, 4, 7, 0));
  }

  private static Prompts prompts(String text) {
    String defaults =
        """
        rules = "Rules.", identity = "{{identity}}", memory = ""
        question = "Which? {{#options}}{{option}} {{/options}}", shuffle-options = true
        """;
    return Prompts.read(
        Settings.root(
            ConfigFactory.parseString(
                text, ConfigParseOptions.defaults().setOriginDescription("x.conf")),
            ConfigFactory.parseString(defaults),
            ConfigFactory.empty(),
            Path::of),
        new Fields());
  }

  private static final class Fields implements PromptFields {

    @Override
    public Map<String, Object> fixed() {
      return Map.of("points", 3);
    }

    @Override
    public Map<String, Object> of(Situation situation, List<String> options) {
      return Map.of("recalled", "nothing", "absent", false, "list", List.of());
    }

    @Override
    public Map<String, Object> example() {
      return Map.of("recalled", "this", "absent", true, "list", List.of(Map.of("item", "that")));
    }
  }
}
