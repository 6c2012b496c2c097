package org.murmuration.experiment.sentences;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.settings.InputError;

/** Every mistake is one line that names file, line and key, and says what would be right. */
class SentencesBadInputTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sentences.arms = [alone]|names alone; it must name some of individual, context",
        "sentences.arms = []|sentences.arms has 0 entries; it needs at least 1",
        "sentences.word-sets = [\"a b a\"]|has a twice in a set; each may stand once",
        "sentences.word-sets = [\"a 7\"]|holds 7; it must hold words",
        "sentences.word-sets = [\" \"]|has a set of 0 words; it must be 1 to 20",
        "sentences.texts = 0|sentences.texts is 0; it must be a whole number from 1 to 50",
        "sentences.limit = 0|sentences.limit is 0",
        "sentences.max-turns = 0|sentences.max-turns is 0",
        "sentences.words = 1|sentences.words is 1",
        "sentences.context = -1|sentences.context is -1",
        "sentences.arms = [context]|sentences.context is 0, which is as much as guests",
        "sentences.party.rounds = x|sentences.party.rounds is x",
        "sentences.judge = nobody|judge names nobody, but there is no such persona",
        "sentences.coherent = 6|sentences.coherent is 6; it must be a whole number from 1 to 5",
        "sentences.resamples = 1|sentences.resamples is 1",
        "sentences.embedding.by = locally|embedding.by is locally; it must be one of endpoint, local",
        "sentences.embedding.most = -1|sentences.embedding.most is -1",
        "sentences.embedding.shown = 1001|sentences.embedding.shown is 1001",
        "sentences.embedding.by { endpoint { base-url = here } }|it must be a URL such as",
        "sentences.embedding.by { endpoint { base-url = \"http://u:p@h/v1\" } }|come from the environment alone",
        "sentences.embedding.by { endpoint { batch = 0 } }|batch is 0",
        "sentences.embedding.by { endpoint { key = abc } }|unknown key",
        "sentences.chain = 3|unknown key sentences.chain",
        "population.size = 5|has nobody for",
        "minds.crowd.composer.repertoire = 0|repertoire is 0",
        "minds.crowd.composer.slips = 2|slips is 2",
        "minds.crowd.composer.keeps = 2|keeps is 2",
        "minds.crowd.composer.turns = 0|turns is 0",
        "schedule { matching {} }|schedule is given, but who meets whom in sentences",
        "sentences.prompts.question = \"{{nothing}}\"|nothing",
        "measures = [relay]|relay",
      })
  void aMistakeInSentences(String override, String message) {
    assertThatThrownBy(() -> Played.scenario(Played.SENTENCES, override))
        .isInstanceOf(InputError.class)
        .hasMessageContaining(message)
        .hasMessageMatching("[^\\n]*");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "relay.length = 1|relay.length is 1; it must be a whole number from 2",
        "relay.length = 41|relay.length is 41, but population.size is 40",
        "relay.texts = 0|relay.texts is 0",
        "relay.limit = 0|relay.limit is 0",
        "relay.word-sets = [\"a a\"]|has a twice",
        "relay.arms = [individual]|unknown key relay.arms",
        "relay.resamples = 1|relay.resamples is 1",
        "interventions = [{ plant { name = x }, count = 1 }]|plant.line is missing",
      })
  void aMistakeInARelay(String override, String message) {
    assertThatThrownBy(() -> Played.scenario(Played.RELAY, override))
        .isInstanceOf(InputError.class)
        .hasMessageContaining(message)
        .hasMessageMatching("[^\\n]*");
  }
}
