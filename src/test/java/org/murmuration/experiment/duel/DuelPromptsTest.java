package org.murmuration.experiment.duel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.murmuration.experiment.Step;
import org.murmuration.mind.Situation;
import org.murmuration.mind.prompt.Message;
import org.murmuration.mind.prompt.Prompt;
import org.murmuration.model.Answer;
import org.murmuration.model.Memory;
import org.murmuration.model.Persona;
import org.murmuration.model.RandomStream;
import org.murmuration.scenario.Scenario;
import org.murmuration.scenario.ScenarioFile;

/** What an LLM would be shown, and that arms differ in nothing but what they are about. */
class DuelPromptsTest {

  private static final Texts TEXTS = Texts.load();

  @ParameterizedTest
  @EnumSource(
      value = Arm.class,
      names = {"TOLD", "GROUP", "UNIQUE", "PLACEBO"})
  void anArmDiffersFromNoneByItsSentenceAlone(Arm arm) {
    String name = TEXTS.name(0, arm);
    String other = TEXTS.name(1, arm);
    String sentence = TEXTS.of(arm, name, other, 0);

    String without = text(prompt(Arm.NONE, Memory.EMPTY));
    String with = text(prompt(arm, Memory.EMPTY));

    assertThat(with).containsOnlyOnce(sentence + "\n");
    assertThat(with.replace(sentence + "\n", "")).isEqualTo(without);
  }

  @Test
  void theHumanArmDiffersByItsSentenceAndNames() {
    String sentence = TEXTS.of(Arm.HUMAN, TEXTS.name(0, Arm.HUMAN), TEXTS.name(1, Arm.HUMAN), 0);

    String with =
        text(prompt(Arm.HUMAN, Memory.EMPTY))
            .replace(sentence + "\n", "")
            .replace(TEXTS.name(0, Arm.HUMAN), TEXTS.name(0, Arm.NONE))
            .replace(TEXTS.name(1, Arm.HUMAN), TEXTS.name(1, Arm.NONE));

    assertThat(with).isEqualTo(text(prompt(Arm.NONE, Memory.EMPTY)));
  }

  @Test
  void theDisclosureArmDiffersByItsSentenceAndFirstExchange() {
    Answer what = new Answer.Said("I am an AI.", null);
    String sentence = TEXTS.of(Arm.DISCLOSURE, TEXTS.name(0, Arm.NONE), TEXTS.name(1, Arm.NONE), 0);

    Prompt first = prompt(Arm.DISCLOSURE, Memory.EMPTY);
    Prompt third = prompt(Arm.DISCLOSURE, Memory.EMPTY, what, what);
    Prompt none = prompt(Arm.NONE, Memory.EMPTY);

    assertThat(text(first)).contains("say in one sentence what you are");
    assertThat(third.messages().get(0).text().replace(sentence + "\n", ""))
        .isEqualTo(none.messages().get(0).text());
    assertThat(third.messages().get(third.messages().size() - 1).text())
        .isEqualTo("I am an AI.\n\n" + none.messages().get(1).text());
  }

  @Test
  void nothingIsSaidOfAiUnlessTheArmDoes() {
    assertThat(text(prompt(Arm.NONE, Memory.EMPTY)))
        .doesNotContainPattern("\\b(?:AI|assistant|model|human|we|us|our)\\b")
        .contains("10 points", "-10", "12 times each", "60 words");
  }

  @Test
  void anOpenClaimIsTold() {
    String other = TEXTS.name(0, Arm.NONE);

    assertThat(text(prompt(Arm.NONE, Memory.EMPTY, Given.claims())))
        .contains(other + " claims the win.");
    assertThat(text(prompt(Arm.NONE, Memory.EMPTY, Given.goesOn())))
        .doesNotContain("claims the win.");
  }

  @Test
  void pastDuelsAreToldOldestFirst() {
    Memory memory =
        Memory.of(
            3,
            List.of(
                new PastDuel("Corabin", "bread", "lost", -10, "I am right."),
                new PastDuel("Dalabin", "", "truce", 0, "Never again.")));

    assertThat(text(prompt(Arm.NONE, memory)))
        .contains(
            "Duel 1, with Corabin, about: Is the crust the best part of the bread? Result: lost, -10"
                + " points. The last that Corabin said: I am right.",
            "Duel 2, with Dalabin Result: truce, 0 points. The last that Dalabin said: Never again.");
  }

  private static Prompt prompt(Arm arm, Memory memory, Answer... soFar) {
    Scenario scenario =
        ScenarioFile.parse(
            "duel",
            "duel.conf",
            Map.of(
                "experiment", "duel",
                "minds", Map.of("crowd", Map.of("scripted", Map.of())),
                "duel",
                    Map.of(
                        "arms", List.of(arm.word()), "prompts", Map.of("shuffle-options", false))),
            Path::of);
    Step step = scenario.plan().protocol().next(Given.spec(0), List.of(soFar));
    Step.Query query = ((Step.Ask) step).queries().get(0);
    Situation situation =
        new Situation(
            Given.spec(0),
            query.seat(),
            soFar.length,
            new Persona("default", "crowd", "", false),
            memory,
            query.question(),
            RandomStream.of(1, RandomStream.Purpose.ANSWER, 0, 0, 0));
    return scenario.plan().prompts().render(situation, DuelProtocol.MOVES, "");
  }

  private static String text(Prompt prompt) {
    List<String> texts = new ArrayList<>();
    for (Message message : prompt.messages()) {
      texts.add(message.role() + ": " + message.text());
    }
    return String.join("\n---\n", texts);
  }
}
