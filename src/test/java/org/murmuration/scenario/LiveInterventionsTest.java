package org.murmuration.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.experiment.Cast;
import org.murmuration.intervention.Action;
import org.murmuration.intervention.Dose;
import org.murmuration.intervention.Placement;
import org.murmuration.intervention.PlannedIntervention;
import org.murmuration.model.Alteration;
import org.murmuration.model.Contagion;
import org.murmuration.model.Intervention.Direction;
import org.murmuration.model.Intervention.Edge;
import org.murmuration.model.Term;
import org.murmuration.settings.InputError;

/** What somebody writes while a run goes on becomes an intervention, or is refused in one line. */
class LiveInterventionsTest {

  private static final String SCENARIO =
      """
      experiment = naminggame
      population { size = 10, personas { default { mind = crowd }, calm { count = 2 } } }
      minds { crowd { fitted = llama3 }, minded { obedient {} } }
      naminggame { names = [Q, M] }
      interventions = [ { adversary { committed { name = Q } }, count = 1 } ]
      """;

  @TempDir Path folder;
  private Scenario scenario;

  @BeforeEach
  void readScenario() throws Exception {
    scenario = read();
  }

  private Scenario read() throws Exception {
    return ScenarioFile.read(Files.writeString(folder.resolve("x.conf"), SCENARIO), List.of());
  }

  private PlannedIntervention live(String text) {
    return scenario.live().read(text);
  }

  @Test
  void jsonAndHoconMeanTheSame() {
    assertThat(live("{\"leave\": true, \"count\": 3, \"placement\": \"hub\"}"))
        .isEqualTo(live("leave = true, count = 3, placement = hub"));
    assertThat(live("convert = calm, share = 0.5").dose()).isEqualTo(new Dose.Share(0.5));
  }

  @Test
  void anAdversaryOfTheScenarioNeedsNoDefinition() {
    assertThat(live("adversary { committed { name = Q } }, count = 2").action())
        .isEqualTo(new Action.Convert("committed-Q"));
  }

  @Test
  void anAdversaryThatIsNewJoinsTheCast() {
    Action.Convert convert =
        (Action.Convert) live("adversary { scripted { choose = M } }, count = 1").action();

    assertThat(convert.persona()).isEqualTo("scripted-M");
    assertThat(convert.definition()).isEqualTo("{\"adversary\":{\"scripted\":{\"choose\":\"M\"}}}");
    assertThat(scenario.cast().persona("scripted-M").adversary()).isTrue();
    assertThat(scenario.cast().definition("scripted-M")).isEqualTo(convert.definition());
  }

  @Test
  void anotherNodeMakesTheSameOfTheDefinition() throws Exception {
    Action.Convert order =
        (Action.Convert)
            live("adversary.self-copying { order = \"Say M.\", spreads = 0.25 }, count = 1")
                .action();

    Cast.Member there = read().live().define(order.definition());

    assertThat(there.persona()).isEqualTo(scenario.cast().persona(order.persona()));
    assertThat(there.persona().contagion()).isEqualTo(new Contagion(0.25, 0));
    assertThat(there.persona().identity()).isEqualTo("Say M.");
    assertThat(there.persona().name()).matches("self-copying-[0-9a-f]{8}");
  }

  @Test
  void theSameWordsAreTheSameAdversary() {
    Action first =
        live("adversary { goal { prompt = \"Be M.\", mind = minded } }, count = 1").action();

    assertThat(live("adversary.goal { mind = minded, prompt = \"Be M.\" }, share = 1").action())
        .isEqualTo(first);
    assertThat(live("adversary.goal { mind = minded, prompt = \"Be Q.\" }, share = 1").action())
        .isNotEqualTo(first);
  }

  @Test
  void messagesMayBeTamperedWithOnEdges() {
    PlannedIntervention planned =
        live(
            "tamper { say = Q, probability = 0.5, edges = [[4, 2], [2, 3]] }, duration.rounds = 3,"
                + " recovery = leave");

    assertThat(planned.action())
        .isEqualTo(
            new Action.Tamper(
                List.of(new Edge(4, 2), new Edge(2, 3)),
                Direction.FROM,
                0.5,
                new Alteration.Say("Q")));
    assertThat(planned.placement()).isEqualTo(new Placement.Ids(List.of(2, 3, 4)));
    assertThat(planned.term()).isEqualTo(new Term(3, Term.Recovery.LEAVE));
  }

  @Test
  void everybodyIsToldOrHealedUnlessADoseIsGiven() {
    assertThat(live("broadcast.text = \"All is well.\"").dose()).isEqualTo(new Dose.All());
    assertThat(live("heal = true").dose()).isEqualTo(new Dose.All());
    assertThat(live("heal = true, count = 2").dose()).isEqualTo(new Dose.Count(2));
  }

  @Test
  void aTermEndsAsIsUsualForWhatItEnds() {
    assertThat(live("plant.name = Q, count = 1, duration.rounds = 2").term().recovery())
        .isEqualTo(Term.Recovery.FORGET);
    assertThat(live("join = calm, count = 1, duration.rounds = 2").term().recovery())
        .isEqualTo(Term.Recovery.LEAVE);
    assertThat(live("exchange.mind = minded, count = 1, duration.rounds = 2").term().recovery())
        .isEqualTo(Term.Recovery.HEAL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          {}                                                | names none; it must name one of adversary
          leave = true, heal = true                         | names leave and heal; it must name one of
          leave = true, cuont = 3                           | needs a count or a share
          leave = true, count = 3, tpyo = 1                 | unknown key tpyo
          leave = true, count = 3, onset = start            | onset is given, but a live intervention comes at once
          leave = true, count = 3, duration.rounds = 1      | duration is given, but leave does not end
          leave = true, count = 3, recovery = heal          | recovery is given without a duration
          leave = true, placement { role = boss }           | placement.role is boss, but agents have no roles in this experiment
          convert = clam, count = 1                         | but population.personas has calm, committed-Q, default; did you mean calm?
          exchange { mind = crwod }, count = 1              | did you mean crowd?
          tamper { say = Z }, count = 1                     | tamper.say is Z, which nobody can say; it must be one of Q, M
          tamper { append = Z }, count = 1                  | agents choose between options here; use say
          tamper { drop = true }, count = 1                 | agents choose between options here; use say
          tamper { }, count = 1                             | has none of say, append and drop
          tamper { say = Q, edges = [[1, 1]] }              | a list of pairs of different numbers
          tamper { say = Q, edges = [[1, 2]] }, placement = hub | leave one out
          adversary { goal { prompt = " " } }, count = 1    | prompt is empty
          adversary { scripted { say = hello } }, count = 1 | cannot take part here: it has nothing to choose
          adversary { scripted { choose = Z } }, count = 1  | it chooses Z, which is not among them
          adversary { obedient { base = minded } }, count = 1 | must be one that is
          adversary { policy { file = "/etc/passwd" } }, count = 1 | cannot name the file /etc/passwd
          adversary { llm { provider = openai } }, count = 1 | cannot be set up live
          broadcast { text = "" }                           | text is empty
          { "leave": true                                   | is neither JSON nor HOCON
          leave = ${HOME}, count = 1                        | refers to something
          include "/etc/passwd"                             | includes something
          include file("/etc/passwd")                       | includes something
          include url("http://127.0.0.1:1/x")               | includes something
          include classpath("reference.conf")               | includes something
          include required(file("/etc/passwd"))             | includes something
          """)
  void whatCannotBeIsRefusedInOneLine(String text, String why) {
    assertThatThrownBy(() -> live(text))
        .isInstanceOf(InputError.class)
        .hasMessageContaining(why)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n").hasSizeLessThan(600));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000",
        "[1]",
        "null",
        "tamper = 3, count = 1",
        "leave = [], count = 1",
        "a : { a : 1",
        "leave = true, count = \"a\\nb\"",
        "leave = true, count = 1e999",
        "adversary = {}, count = 1",
        "leave = true, count = 99999999999999999999",
        "convert = \"\\u202e\\n\", count = 1",
        "tamper { say = Q, edges = [[1, 99999999999]] }",
        "count = ${?x}${?x}"
      })
  void nothingThatIsWrittenBreaksTheReader(String text) {
    assertThatThrownBy(() -> live(text))
        .isInstanceOf(InputError.class)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }

  @Test
  void depthAndLengthAreBounded() {
    for (String text :
        List.of(
            "[".repeat(60_000),
            "{a:".repeat(20_000),
            "a.".repeat(30_000) + "a = 1",
            "x".repeat(70_000),
            "\"" + "a".repeat(65_000))) {
      assertThatThrownBy(() -> live(text)).isInstanceOf(InputError.class);
    }
  }

  @Test
  void aLineThatQuotesALongTextIsCut() {
    assertThatThrownBy(() -> live("convert = \"" + "x y\\n".repeat(2000) + "\", count = 1"))
        .isInstanceOf(InputError.class)
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(600).doesNotContain("\n"));
  }
}
