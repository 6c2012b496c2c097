package org.murmuration.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.experiment.Cast;
import org.murmuration.experiment.IdentityTexts;
import org.murmuration.experiment.Step;
import org.murmuration.mind.Situation;
import org.murmuration.mind.prompt.Message;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Memory;
import org.murmuration.model.Persona;
import org.murmuration.model.RandomStream;
import org.murmuration.model.Seat;
import org.murmuration.settings.InputError;

/** The identity of a persona, as a text of one's own or as a level, in any experiment. */
class PersonaIdentityTest {

  private static Scenario scenario(String experiment, String identity) {
    String text =
        """
        experiment = %s
        population { size = 4, personas { default { identity %s }, other { count = 1 } } }
        minds { crowd { scripted { choose = %s, say = "Well." } } }
        naminggame.first-choices = 0
        """
            .formatted(experiment, identity, experiment.equals("naminggame") ? "Q" : "0");
    return ScenarioFile.parse(
        "x", "x.conf", ConfigFactory.parseString(text).root().unwrapped(), Path::of);
  }

  private static Persona persona(Scenario scenario) {
    return scenario.cast().persona("default");
  }

  @ParameterizedTest
  @CsvSource({"naminggame, 2", "duel, 2", "publicgoods, 4", "identity, 2"})
  void thePromptOfAnyExperimentHoldsTheTextOfTheLevel(String experiment, int participants) {
    Scenario scenario = scenario(experiment, "{ level = copies }");
    List<Seat> seats =
        List.of(0, 1, 2, 3).stream()
            .limit(participants)
            .map(agent -> new Seat(agent, "default", Memory.NOTHING))
            .toList();
    EncounterSpec spec = new EncounterSpec(0, seats, scenario.plan().occasion());
    Step.Query query =
        ((Step.Ask) scenario.plan().protocol().next(spec, List.of())).queries().get(0);
    Situation situation =
        new Situation(
            spec,
            query.seat(),
            0,
            persona(scenario),
            Memory.EMPTY,
            query.question(),
            RandomStream.of(1, RandomStream.Purpose.ANSWER, 0, 0, 0));

    String shown =
        scenario
            .plan()
            .prompts()
            .render(situation, scenario.plan().prompts().options(situation), "")
            .messages()
            .stream()
            .map(Message::text)
            .collect(Collectors.joining("\n"));

    assertThat(shown).containsOnlyOnce(IdentityTexts.of(1).text("copies"));
  }

  @Test
  void aLevelStandsForItsTextAndIsKnown() {
    Persona persona = persona(scenario("naminggame", "{ level = weights, version = 1 }"));

    assertThat(persona.level()).isEqualTo("weights");
    assertThat(persona.identity()).isEqualTo(IdentityTexts.of(1).text("weights"));
  }

  @Test
  void aTextOfOnesOwnHasNoLevel() {
    Persona persona = persona(scenario("naminggame", "= \"You like short names.\""));

    assertThat(persona.level()).isNull();
    assertThat(persona.identity()).isEqualTo("You like short names.");
  }

  @Test
  void theLevelStaysWhenAnotherMindAnswers() {
    Cast cast = scenario("naminggame", "{ level = lineage }").cast();

    assertThat(cast.persona("default" + Cast.WITH_MIND + "crowd").level()).isEqualTo("lineage");
  }

  @Test
  void theVersionIsWrittenDownWhereItWasLeftOut() {
    assertThat(scenario("naminggame", "{ level = lineage }").resolved().toString())
        .contains("identity={level=lineage, version=1}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ level = weight } | population.personas.default.identity.level is weight; it must be one of",
        "{ level = weight } | did you mean weights?",
        "{ version = 1 } | population.personas.default.identity.level is missing",
        "{ level = weights, version = 2 } | identity.version is 2; it must be a whole number from 1 to 1",
        "{ level = weights, text = x } | unknown key population.personas.default.identity.text",
        "= [weights] | population.personas.default.identity is a list; it must be a text"
      })
  void anIdentityThatCannotBe(String identity, String message) {
    assertThatThrownBy(() -> scenario("naminggame", identity))
        .isInstanceOf(InputError.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }
}
