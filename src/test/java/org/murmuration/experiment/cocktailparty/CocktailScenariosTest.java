package org.murmuration.experiment.cocktailparty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.scenario.Scenario;
import org.murmuration.scenario.ScenarioFile;
import org.murmuration.settings.InputError;

class CocktailScenariosTest {

  private static final String SMALL =
      """
      experiment = cocktailparty
      minds { crowd { sociable {} } }
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cocktailparty.rounds = 0 | :3: cocktailparty.rounds is 0; it must be 1 or more",
        "cocktailparty.rounds = many | :3: cocktailparty.rounds is many; it must be a whole number",
        "cocktailparty.announce = perhaps | announce is perhaps; it must be true or false",
        "cocktailparty.prefix = L2 | :3: cocktailparty.prefix is \"L2\"; it must be up to 20 letters",
        "cocktailparty.prefix = \"\" | prefix is \"\"; it must be up to 20 letters",
        "cocktailparty.max-turns = 0 | max-turns is 0; it must be a whole number from 1 to 1000",
        "cocktailparty.words = 0 | words is 0; it must be a whole number from 1",
        "cocktailparty.max-tokens = -1 | max-tokens is -1; it must be a whole number from 0",
        "cocktailparty.memory.tokens = -1 | memory.tokens is -1; it must be a whole number from 0",
        "cocktailparty.memory.tokenizer = llama3 | tokenizer is llama3, whose vocabulary is not known",
        "cocktailparty.memory.overflow = forget | overflow is forget; it must be",
        "cocktailparty.memory.summary-words = 0 | summary-words is 0; it must be a whole number",
        "cocktailparty.window = 0 | window is 0; it must be a whole number from 1",
        "cocktailparty.tight = -1 | tight is -1; it must be a whole number from 0",
        "cocktailparty.graphs = 0 | graphs is 0; it must be a whole number from 1",
        "cocktailparty.embedder = word2vec | embedder is word2vec; it must be",
        "cocktailparty.resamples = 9 | resamples is 9; it must be a whole number from 100",
        "cocktailparty.transcripts = 101 | transcripts is 101; it must be a whole number from 0 to 100",
        "cocktailparty.guests = 3 | :3: unknown key cocktailparty.guests",
        "cocktailparty.prompts.question = \"{{host}}\" | names the field host; it may name",
        "minds.crowd.sociable.activity = 2 | activity is 2; it must be a number from 0 to 1",
        "minds.crowd.sociable.accepts = -1 | accepts is -1; it must be a number from 0 to 1",
        "minds.crowd.sociable.attachment = much | attachment is much; it must be a number",
        "minds.crowd.sociable.turns = 0 | turns is 0; it must be a whole number from 1",
        "cocktailparty.rounds = 3, minds.mute.scripted.choose = L1 | the mind mute cannot hold a conversation",
        "schedule { matching {} } | :3: schedule is given, but who meets whom in cocktailparty",
        "measures = [circle] | names circle; it must name some of ratios, circles, contents, chats",
        "cocktailparty.memory.tokens = 0, interventions = [ { plant { line = x }, count = 1 } ] | plants a memory, but",
        "interventions = [ { plant { other = L2 }, count = 1 } ] | plant.line is missing",
        "interventions = [ { plant { line = x, result = won }, count = 1 } ] | unknown key",
        "interventions = [ { convert = default, count = 1, onset = converged } ] | waits for converged"
      })
  void whatCannotBeIsRefusedInALine(String more, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("wrong.conf"), SMALL + more + "\n");

    assertThatThrownBy(() -> ScenarioFile.read(file, List.of()))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("wrong.conf:")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "adversary = recluse, count = 2",
        "adversary { goal { prompt = \"Be alone.\" } }, count = 1",
        "plant { line = \"We met.\", other = L3 }, count = 1",
        "rewrite { line = \"We met.\", other = Corabin, times = 4 }",
        "tamper { append = \"Come tomorrow.\" }, count = 1",
        "join = default, count = 3"
      })
  void theLibraryOfAdversariesCanBeHadAtAParty(String what) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("party.conf"),
            SMALL + "interventions = [ { " + what + ", onset { round = 2 } } ]\n");

    Scenario scenario = ScenarioFile.read(file, List.of());

    assertThat(scenario.interventions()).hasSize(1);
  }
}
