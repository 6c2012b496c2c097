package org.murmuration.experiment.publicgoods;

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
class PublicGoodsBadInputTest {

  private static final String SMALL =
      """
      experiment = publicgoods
      population { size = 24, personas { default {}, outsider { mind = bad, count = 1 } } }
      minds { crowd { conditional-cooperator {} }, bad { free-rider {} } }
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "endowment = 0 | publicgoods.endowment is 0; it must be a whole number from 1 to 1000000",
        "multiplier = 0 | publicgoods.multiplier is 0; it must be a number from 0.001 to 1000",
        "multiplier = 1.2345 | publicgoods.multiplier is 1.2345; it must have at most 3 digits",
        "group = 1 | publicgoods.group is 1; it must be a whole number from 2 to 100",
        "group = 25 | publicgoods.group is 25, but population.size is 24; it must be at most that",
        "within = 6 | publicgoods.within is 6; it must be 0 or a multiple of group, which is 4",
        "talk = 11 | publicgoods.talk is 11; it must be a whole number from 0 to 10",
        "words = 4 | publicgoods.words is 4; it must be a whole number from 5 to 1000",
        "memory = -1 | publicgoods.memory is -1; it must be a whole number from 0 to 100",
        "reputation = some | publicgoods.reputation is some; it must be a whole number",
        "new-names = true | publicgoods.new-names is true, but nobody has a record; set reputation",
        "sanctions.punishment = 3 | publicgoods.sanctions.punishment is 3; it must be true or false",
        "sanctions.most = 0 | publicgoods.sanctions.most is 0; it must be a whole number from 1",
        "sanctions.reward-cost = -1 | publicgoods.sanctions.reward-cost is -1; it must be a whole",
        "malicious = [spy] | publicgoods.malicious names spy, but there is no such persona",
        "settling = -1 | publicgoods.settling is -1; it must be a whole number of 0 or more",
        "recovered = 2 | publicgoods.recovered is 2; it must be a number from 0.01 to 1",
        "resamples = 1 | publicgoods.resamples is 1; it must be a whole number from 100 to 100000",
        "form = ring | publicgoods.form is ring; it must be one of population, chain",
        "chain { chains = 2 } | publicgoods.chain is given, but form is population; set form = chain",
        "form = chain, group = 2 | publicgoods.group is given, but form is chain, which has none",
        "form = chain, chain.arms = [friends] | publicgoods.chain.arms names friends; it must name",
        "form = chain, chain.arms = [] | publicgoods.chain.arms has 0 entries; it needs at least 1",
        "form = chain, chain.chains = 0 | publicgoods.chain.chains is 0; it must be a whole number",
        "form = chain, chain.party.rounds = 0 | publicgoods.chain.party.rounds is 0, but arms have",
        "form = chain, chain.outsider = spy | publicgoods.chain needs an agent with the persona spy",
        "form = chain, chain.chains = 3 | takes 27 agents beside outsiders, but population.size leaves",
        "form = chain, chain.guest.activity = 2 | publicgoods.chain.guest.activity is 2; it must be",
        "gruop = 4 | unknown key publicgoods.gruop; did you mean group?",
        "prompts.rules = \"{{nobody}}\" | publicgoods.prompts.rules names the field nobody"
      })
  void aSettingThatCannotBe(String own, String message) throws IOException {
    refused("publicgoods { " + own + " }", message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "minds.crowd.conditional-cooperator.follows = 2 | follows is 2; it must be a number from 0",
        "minds.worse { repeat-offender.games = 2 } | games is 2; it must be a whole number from 1 to 1",
        "publicgoods.talk = 1, minds.more { fitted = claude } | asks for numbers, but the mind more cannot name one: a policy",
        "minds.more { best-response {} } | is a mind of another experiment; this one has contributor",
        "schedule { matching {} } | schedule is given, but who meets whom in publicgoods is part of",
        "measures = [success-rate] | measures names success-rate; it must name some of contributions",
        "interventions = [ { plant { others-gave = 101 }, count = 1 } ] | others-gave is 101; it must be",
        "interventions = [ { plant { name = Q }, count = 1 } ] | unknown key interventions[0].plant.name",
        "interventions = [ { leave = true, shares = [0, 2] } ] | shares holds 2; it must hold numbers",
        "interventions = [ { leave = true, shares = [0.1], count = 2 } ] | has both count and shares",
        "interventions = [ { convert = default, count = 1, onset = converged } ] | waits for converged"
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
