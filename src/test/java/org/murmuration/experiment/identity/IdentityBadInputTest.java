package org.murmuration.experiment.identity;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.scenario.ScenarioFile;
import org.murmuration.settings.InputError;

/** What a user hears in one line who wrote something that cannot be used. */
class IdentityBadInputTest {

  private static final String SMALL =
      """
      experiment = identity
      population { size = 12 }
      minds { crowd { cooperator {} } }
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "form = chess | identity.form is chess; it must be one of dilemma, goods, bargaining",
        "rounds = 0 | identity.rounds is 0; it must be a whole number from 1 to 100000",
        "self-reports = 2 | identity.self-reports is 2; it must be true or false",
        "texts = 2 | identity.texts is 2; it must be a whole number from 1 to 1",
        "messages = some | identity.messages is some; it must be true or false",
        "words = 4 | identity.words is 4; it must be a whole number from 5 to 1000",
        "commitment = oath | identity.commitment is oath; it must be one of none, cheap-talk, contract",
        "commitment = cheap-talk, messages = false | is cheap-talk, but messages is false; a promise",
        "commitment = mediator | gives the persona mediator to nobody; give it a count",
        "mediator = \"\" | identity.mediator is empty; it must name a persona",
        "surveillance = all | identity.surveillance is all; it must be one of none, logged, human, ai",
        "memory = 101 | identity.memory is 101; it must be a whole number from 0 to 100",
        "rollback = yes | identity.rollback is yes; it must be one of none, untold, told",
        "rollbacks = 0 | identity.rollbacks is 0; it must be a whole number from 1 to 100",
        "filter = all | identity.filter is all; it must be one of none, tag, mark, both",
        "opening = 6 | identity.opening is 6; it must be a whole number from -1 to 5",
        "phrases = [\"!\"] | identity.phrases holds \"!\", which has no word; each needs one",
        "phrases = [a, a] | identity.phrases names a twice; each may stand once",
        "ngrams = 21 | identity.ngrams is 21; it must be a whole number from 0 to 20",
        "resamples = 1 | identity.resamples is 1; it must be a whole number from 100 to 100000",
        "dilemma.reward = 1 | has temptation 5, reward 1, punishment 1 and sucker 0; each must be more",
        "dilemma.temptation = 6 | has a reward of 3; twice that must be more than temptation and sucker",
        "goods.members = 1 | identity.goods.members is 1; it must be a whole number from 2 to 20",
        "goods.endowment = 0 | identity.goods.endowment is 0; it must be a whole number from 1 to 10000",
        "goods.pays = 25 | identity.goods.pays is 25, which pays 4 members no more than was given",
        "goods.pays = 100 | identity.goods.pays is 100; it must be a whole number from 1 to 99",
        "form = goods, goods.members = 13 | takes 13 members, but population.size leaves 12 beside",
        "surveilance = ai | unknown key identity.surveilance; did you mean surveillance?",
        "prompts.rules = \"{{nobody}}\" | identity.prompts.rules names the field nobody"
      })
  void aSettingThatCannotBe(String own, String message) throws IOException {
    refused("identity { " + own + " }", message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "minds.other { disposed { base = 2 } } | base is 2; it must be a number from 0 to 1",
        "minds.other { disposed { level.copies = 2 } } | level.copies is 2; it must be a number from -1",
        "minds.other { disposed { level.soul = 0 } } | unknown key minds.other.disposed.level.soul",
        "minds.other { disposed { surveillance.ai = x } } | surveillance.ai is x; it must be a number",
        "minds.other { disposed { commits = -1 } } | commits is -1; it must be a number from 0 to 1",
        "minds.other { imitator { first = 2 } } | first is 2; it must be a number from 0 to 1",
        "minds.other { imitator { heeds = -1 } } | heeds is -1; it must be a number from 0 to 1",
        "minds.other { partisan { a = 1 } } | unknown key minds.other.partisan.a",
        "minds.other { free-rider {} } | is a mind of another experiment; this one has disposed",
        "minds.other { fitted = claude } | asks for messages and ratings, but the mind other cannot",
        "schedule { matching {} } | schedule is given, but who meets whom in identity is part of",
        "measures = [contagion] | measures names contagion; it must name some of cooperation",
        "interventions = [ { plant { others-did = 1 }, count = 1 } ] | others-did is 1; it must be",
        "interventions = [ { plant {}, count = 1 } ] | others-did is missing"
      })
  void anythingElseThatCannotBe(String more, String message) throws IOException {
    refused(more, message);
  }

  private void refused(String more, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("wrong.conf"), SMALL + more + "\n");

    assertThatThrownBy(() -> ScenarioFile.read(file, List.of()))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("wrong.conf")
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }
}
