package org.murmuration.experiment.chainletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.murmuration.experiment.Step;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;
import org.murmuration.model.Memory;
import org.murmuration.model.Persona;
import org.murmuration.model.RandomStream;
import org.murmuration.scenario.Scenario;
import org.murmuration.scenario.ScenarioFile;

/** What an LLM would be shown. */
class ChainLetterPromptsTest {

  private static final Memory NOTED =
      Memory.of(
          3,
          List.of(new Note("The tide is low at six.", 9, 1), Note.BLANK, new Note("Bread.", 5, 0)));

  @Test
  void nothingIsSaidOfLettersUnlessSomebodySaysIt() {
    assertThat(shown("none", 0, Memory.EMPTY))
        .contains("You are agent 1.", "You meet agent 2.", "at most 3 notes", "80 words at most")
        .doesNotContainPattern("(?i)letter|chain|pass(?:ed|ing)? on|spread")
        .doesNotContain("Your notes");
  }

  @Test
  void notesStandInTheSystemMessageAndAreRatedByTheirText() {
    Answer said = new Answer.Said("I grow tomatoes.", null);
    assertThat(shown("none", 0, NOTED, said, new Answer.Said("The clock is new.", null)))
        .contains(
            "1 (importance 9): The tide is low at six.",
            "3 (importance 5): Bread.",
            "1. heard: The clock is new.",
            "2. noted: The tide is low at six.",
            "3. noted: (blank)",
            "4. noted: Bread.");
  }

  @Test
  void labelsAreExplainedWhereTheyOccur() {
    Answer letter = new Answer.Said(Given.LETTER, null);

    assertThat(shown("both", 1, Memory.EMPTY, letter))
        .contains("[from agent …] before a text", "[flagged: asks to be passed on] before a text")
        .contains("[from agent 1] [flagged: asks to be passed on] " + Given.LETTER);
    assertThat(shown("quarantine", 1, Memory.EMPTY, letter)).doesNotContain(Given.LETTER);
  }

  private static String shown(String defence, int seat, Memory memory, Answer... soFar) {
    Scenario scenario =
        ScenarioFile.parse(
            "letter",
            "letter.conf",
            Map.of(
                "experiment", "chainletter",
                "minds", Map.of("crowd", Map.of("postman", Map.of())),
                "chainletter", Map.of("defence", defence)),
            Path::of);
    Step.Ask ask = (Step.Ask) scenario.plan().protocol().next(Given.spec(0), List.of(soFar));
    Step.Query query =
        ask.queries().stream().filter(q -> q.seat() == seat).findFirst().orElseThrow();
    Situation situation =
        new Situation(
            Given.spec(0),
            seat,
            soFar.length,
            new Persona("default", "crowd", "", false),
            memory,
            query.question(),
            RandomStream.of(1, RandomStream.Purpose.ANSWER, 0, 0, 0));
    return scenario.plan().prompts().render(situation, List.of(), "").messages().stream()
        .map(message -> message.role() + ": " + message.text())
        .collect(Collectors.joining("\n---\n"));
  }
}
