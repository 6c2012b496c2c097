package org.murmuration.experiment.chainletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.scenario.Scenario;
import org.murmuration.scenario.ScenarioFile;
import org.murmuration.settings.InputError;

class ChainLetterBadInputTest {

  private static final String SMALL =
      """
      experiment = chainletter
      minds { crowd { postman {} } }
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "chainletter { letter { framing = plea } } | chainletter.letter.framing is plea; it must be one of claim, authority, order",
        "chainletter { direction = sideways } | chainletter.direction is sideways; it must be one of both, one-way",
        "chainletter { turns = 0 } | chainletter.turns is 0; it must be a whole number from 1 to 20",
        "chainletter { words = 4 } | chainletter.words is 4; it must be a whole number from 5 to 400",
        "chainletter { memory { size = 21 } } | chainletter.memory.size is 21; it must be a whole number from 1 to 20",
        "chainletter { memory { keep-from = 0 } } | chainletter.memory.keep-from is 0; it must be a whole number from 1 to 10",
        "chainletter { memory { lifetime = 0 } } | chainletter.memory.lifetime is 0; it must be a whole number from 1 to 1000",
        "chainletter { defence = wall } | chainletter.defence is wall; it must be one of none, tag, mark, both, quarantine",
        "chainletter { filter { catches = 2 } } | chainletter.filter.catches is 2; it must be a number from 0 to 1",
        "chainletter { filter { draw = -1 } } | chainletter.filter.draw is -1",
        "chainletter { variants { near = 0 } } | chainletter.variants.near is 0",
        "chainletter { variants { related = 1.5 } } | chainletter.variants.related is 1.5",
        "chainletter { variants { most = 0 } } | chainletter.variants.most is 0",
        "chainletter { converged { share = 0 } } | chainletter.converged.share is 0",
        "chainletter { resamples = 5 } | chainletter.resamples is 5",
        "chainletter { prompts { rules = \"{{nobody}}\" } } | names the field nobody",
        "chainletter { letters = 1 } | unknown key chainletter.letters",
        "minds { crowd { postman { passes-on = 1.1 } } } | minds.crowd.postman.passes-on is 1.1; it must be a number from 0 to 1",
        "minds { crowd { postman { forgets = -1 } } } | minds.crowd.postman.forgets is -1",
        "minds { crowd { postman { rewords = x } } } | minds.crowd.postman.rewords is x",
        "minds { crowd { postman { takes-tagged = 2 } } } | minds.crowd.postman.takes-tagged is 2",
        "minds { crowd { postman { takes-marked = 2 } } } | minds.crowd.postman.takes-marked is 2",
        "minds { other { sender { framing = plea } } } | minds.other.sender.framing is plea",
        "minds { other { sender { letter = \" \" } } } | minds.other.sender.letter has 0 characters; a letter has from 1 to 2000",
        "chainletter { turns = 1 }, minds { other { scripted { choose = A } } } | but the mind other cannot hold one",
        "interventions = [ { plant { line = \"\" }, count = 1 } ] | plant.line has 0 characters",
        "measures = [carriers] | measures"
      })
  void whatCannotBeIsRefusedInALine(String more, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("wrong.conf"), SMALL + more + "\n");

    assertThatThrownBy(() -> ScenarioFile.read(file, List.of()))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("wrong.conf")
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void aLetterThatNobodyCanKeepIsRefused() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("wrong.conf"),
            SMALL + "chainletter { letter { text = \"" + "a".repeat(2001) + "\" } }\n");

    assertThatThrownBy(() -> ScenarioFile.read(file, List.of()))
        .hasMessageContaining("wrong.conf:3: chainletter.letter.text has 2001 characters");
  }

  @Test
  void aLetterMayBeTheUsersOwn() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("own.conf"),
            SMALL
                + "chainletter { letter { text = \"Whistle twice at noon.\" } }\n"
                + "interventions = [ { plant {}, count = 1, placement = hub }\n"
                + "  { adversary { sender {} }, count = 1, placement = leaf } ]\n");

    Scenario scenario = ScenarioFile.read(file, List.of());

    assertThat(scenario.interventions()).hasSize(2);
    assertThat(scenario.cast().minds().values()).contains(new Sender("Whistle twice at noon."));
  }
}
