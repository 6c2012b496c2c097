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

/** What a user hears in one line who wrote something about bargains that cannot be used. */
class BargainBadInputTest {

  private static final String SMALL =
      """
      experiment = identity
      population { size = 24 }
      minds { crowd { threshold {} } }
      identity { form = bargaining }
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "identity.bargaining.pie = 1 | identity.bargaining.pie is 1; it must be a whole number from 2",
        "identity.bargaining.pie = half | identity.bargaining.pie is half; it must be a whole number",
        "identity.bargaining.proposers = [seller] | proposers names seller, but there is no such persona",
        "identity.bargaining.proposers = [default] | proposers names all personas that anybody has",
        "identity.bargaining.share = 1 | unknown key identity.bargaining.share",
        "identity.bargaining.prompts.question = \"{{offers}}\" | prompts.question names the field offers",
        "identity.rollback = maybe | identity.rollback is maybe; it must be one of none, untold, told",
        "identity.rollbacks = 0 | identity.rollbacks is 0; it must be a whole number from 1 to 100",
        "identity.commitment = contract | identity.commitment is contract, but form is bargaining, which has no commitments",
        "identity.filter = tag | identity.filter is tag, but form is bargaining, which has no messages to filter",
        "minds.crowd { threshold { least = 1 } } | unknown key minds.crowd.threshold.least",
        "minds.more { cooperator {} } | cooperator is a mind of another experiment; this one has threshold, searcher",
        "minds.more { policy { model = llama3 } } | but the mind more cannot bargain",
        "measures = [cooperation] | measures names cooperation; it must name some of bargains, reports",
        "identity.self-reports = false, measures = [reports] | measures names reports; it must name some of bargains",
        "interventions = [ { plant { offer = 101, reply = accept }, count = 1 } ] | offer is 101; it must be",
        "interventions = [ { plant { offer = 10, reply = none }, count = 1 } ] | reply is none; it must be one of accept, refuse",
        "identity.memory = 0, interventions = [ { plant { offer = 10, reply = accept }, count = 1 } ] | plants a memory, but identity.memory is 0",
        "schedule { matching {} } | schedule is given, but who meets whom in identity is part of"
      })
  void aSettingThatCannotBe(String more, String message) throws IOException {
    Path file =
        Files.writeString(folder.resolve("wrong.conf"), SMALL + more.replace(", ", "\n") + "\n");

    assertThatThrownBy(() -> ScenarioFile.read(file, List.of()))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("wrong.conf")
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }
}
