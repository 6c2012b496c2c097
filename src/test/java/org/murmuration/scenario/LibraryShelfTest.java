package org.murmuration.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.intervention.Library;
import org.murmuration.intervention.Library.Kind;
import org.murmuration.intervention.Library.Parameter;
import org.murmuration.intervention.PlannedIntervention;

/** What the library offers is what the reader of interventions takes. */
class LibraryShelfTest {

  private static final String NAMING =
      """
      experiment = naminggame
      population.size = 10
      minds { crowd { fitted = llama3 }, other { obedient {} } }
      naminggame.names = [Q, M]
      """;

  private static final String OPEN =
      """
      experiment = naminggame
      population.size = 10
      minds.crowd.naming-game {}
      naminggame { open-vocabulary = true, interaction = speaker-hearer }
      """;

  private static final String DUEL =
      """
      experiment = duel
      population.size = 10
      minds.crowd.scripted {}
      duel.memory = 2
      """;

  private static final String GOODS =
      """
      experiment = publicgoods
      population.size = 12
      minds.crowd.contributor {}
      publicgoods { endowment = 20, group = 4, memory = 3 }
      """;

  private static final String PARTY =
      """
      experiment = cocktailparty
      population.size = 6
      minds.crowd.sociable {}
      """;

  private static final String LETTER =
      """
      experiment = chainletter
      population.size = 6
      minds.crowd.postman {}
      """;

  static Stream<String> scenarios() {
    return Stream.of(NAMING, OPEN, DUEL, GOODS, PARTY, LETTER);
  }

  private static LiveInterventions live(String text) {
    Map<String, Object> values = ConfigFactory.parseString(text).root().unwrapped();
    return ScenarioFile.parse("x", "x", values, Path::of).live();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void anInterventionOfEachKindIsReadWithItsUsualValues(String scenario) {
    LiveInterventions live = live(scenario);
    for (Kind kind : live.library().kinds()) {
      PlannedIntervention planned = live.read(request(kind, false));

      assertThat(planned.action()).as(kind.path()).isNotNull();
      assertThat(live.read(request(kind, true))).as(kind.path()).isEqualTo(planned);
    }
  }

  /** An intervention of a kind; usual values are written out or left out. */
  private static String request(Kind kind, boolean writtenOut) {
    Map<String, Object> body = new LinkedHashMap<>();
    Object value = body;
    for (Parameter parameter : kind.parameters()) {
      if (parameter.key().isEmpty()) {
        value = value(parameter);
      } else if (writtenOut || parameter.usual().isEmpty()) {
        body.put(parameter.key(), value(parameter));
      }
    }
    Map<String, Object> all = new LinkedHashMap<>();
    Object nested = value;
    List<String> path = new ArrayList<>(List.of(kind.path().split("\\.")));
    while (path.size() > 1) {
      nested = Map.of(path.remove(path.size() - 1), nested);
    }
    all.put(path.get(0), nested);
    all.put("count", 1);
    return ConfigValueFactory.fromMap(all).render(ConfigRenderOptions.concise());
  }

  private static Object value(Parameter parameter) {
    if (parameter.kind().equals("pairs")) {
      return ConfigFactory.parseString("v = " + parameter.usual()).getAnyRef("v");
    }
    if (!parameter.usual().isEmpty()) {
      return parameter.usual();
    }
    return parameter.choices().isEmpty() ? "word" : parameter.choices().get(0);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void everyActionIsOffered(String scenario) {
    Library library = live(scenario).library();

    assertThat(library.kinds().stream().map(kind -> kind.path().split("\\.")[0]))
        .containsAll(InterventionReader.ACTIONS);
    assertThat(library.kinds().stream().map(Kind::path)).doesNotHaveDuplicates();
    assertThat(library.recovery()).containsExactly("heal", "forget", "leave");
    assertThat(library.minds()).contains("crowd");
    assertThat(library.personas()).contains("default");
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void everythingIsSaidInWords(String scenario) {
    for (Kind kind : live(scenario).library().kinds()) {
      assertThat(kind.title()).as(kind.path()).matches("\\p{Lu}.*");
      assertThat(kind.text()).as(kind.path()).matches("\\p{Lu}.*[.…]|true: .*\\.|In a .*\\.");
      for (Parameter parameter : kind.parameters()) {
        assertThat(parameter.kind())
            .isIn("text", "long-text", "number", "share", "choice", "pairs");
        assertThat(parameter.choices().isEmpty())
            .as(kind.path() + " " + parameter.key())
            .isEqualTo(!parameter.kind().equals("choice"));
        assertThat(parameter.key().isEmpty() || !parameter.text().isEmpty()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void theSixMechanismsDoHarm(String scenario) {
    assertThat(live(scenario).library().kinds())
        .filteredOn(Kind::adverse)
        .extracting(Kind::path)
        .contains(
            "adversary.scripted",
            "adversary.goal",
            "adversary.self-copying",
            "plant",
            "tamper",
            "exchange");
  }
}
