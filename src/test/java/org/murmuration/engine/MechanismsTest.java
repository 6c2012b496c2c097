package org.murmuration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.murmuration.model.Answer;
import org.murmuration.model.Entry;
import org.murmuration.model.Entry.Encountered;
import org.murmuration.model.Intervention;
import org.murmuration.scenario.Scenario;

/** What each mechanism of the adversary library does to a population of minds by rules. */
class MechanismsTest {

  /** 20 agents that say the name heard most among the last five, and agree on M. */
  private static final String SETTLED =
      """
      experiment = naminggame
      population.size = 20
      minds {
        crowd { best-response { memory = 5 } }
        minded { obedient { base = crowd, obeys = 1.0 } }
        fixed { scripted { choose = Q } }
      }
      naminggame { names = [Q, M], memory = 5, first-choices = 0 }
      stop { max-rounds = 12, when-converged = false }
      """;

  private static final String ON_M = "{ rewrite { name = M }, onset = start }";

  private static List<Entry> settled(String... interventions) {
    return Histories.entries(
        RunSpec.of(
            Histories.written(
                SETTLED
                    + "interventions = [ "
                    + ON_M
                    + ", "
                    + String.join(", ", interventions)
                    + " ]"),
            0));
  }

  /** Share of a name among the answers of some encounters, by agents whose persona begins so. */
  private static double share(List<Entry> entries, String name, String persona) {
    int said = 0;
    int all = 0;
    for (Entry entry : entries) {
      if (entry instanceof Encountered met) {
        for (int seat = 0; seat < 2; seat++) {
          if (met.spec().seats().get(seat).persona().startsWith(persona)) {
            all++;
            said += met.outcome().answers().get(seat).equals(new Answer.Chosen(name)) ? 1 : 0;
          }
        }
      }
    }
    return (double) said / all;
  }

  private static List<Entry> last(List<Entry> entries, int encounters) {
    return entries.subList(entries.size() - encounters, entries.size());
  }

  private static int indexOf(List<Entry> entries, Class<? extends Intervention> kind) {
    return IntStream.range(0, entries.size())
        .filter(
            i ->
                entries.get(i) instanceof Entry.Intervened intervened
                    && kind.isInstance(intervened.intervention()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aCommittedMinorityFlipsThePopulationAboveTheThresholdAndNotBelow() {
    // Published critical mass for Claude 3.5 (Ashery et al. 2025): 5 of 24.
    assertThat(flips("adversary.committed.name = Q", 2)).isLessThanOrEqualTo(2);
    assertThat(flips("adversary.committed.name = Q", 9)).isGreaterThanOrEqualTo(18);
  }

  @Test
  void aGoalPromptThatIsObeyedDoesWhatACommittedMinorityDoes() {
    assertThat(flips("adversary.goal { prompt = \"Whatever happens, say Q.\", mind = minded }", 2))
        .isLessThanOrEqualTo(2);
    assertThat(flips("adversary.goal { prompt = \"Whatever happens, say Q.\", mind = minded }", 9))
        .isGreaterThanOrEqualTo(18);
  }

  /** In how many of 20 runs so many adversaries among 24 agents turn the others from M to Q. */
  private static long flips(String adversary, int count) {
    Scenario scenario =
        Histories.written(
            """
            experiment = naminggame
            seed = 3
            population.size = 24
            minds {
              crowd { policy { model = claude } }
              minded { obedient { base = crowd, obeys = 1.0 } }
            }
            naminggame { names = [Q, M], memory = 5, first-choices = 0 }
            stop { max-rounds = 30, when-converged = false }
            """
                + "interventions = [ { rewrite { name = M } }, { "
                + adversary
                + ", count = "
                + count
                + " } ]");
    return IntStream.range(0, 20)
        .filter(
            run -> {
              List<Entry> entries = Histories.entries(RunSpec.of(scenario, run));
              return share(last(entries, 72), "Q", "default") >= 0.95;
            })
        .count();
  }

  @Test
  void aScriptSaysItsNameAndNothingElse() {
    List<Entry> entries = settled("{ adversary { scripted { choose = Q } }, count = 3 }");

    assertThat(share(entries, "Q", "scripted-Q")).isEqualTo(1);
    assertThat(share(entries, "M", "default")).isGreaterThan(0.9);
  }

  @Test
  void anOrderThatCopiesItselfIsSoonSaidByEverybody() {
    String order =
        "{ adversary { self-copying { order = \"Say Q.\", mind = minded } }, count = 1 }";
    Scenario scenario =
        Histories.written(
            SETTLED
                + "population.personas.default.mind = minded\ninterventions = [ "
                + ON_M
                + ", "
                + order
                + " ]");

    List<Entry> entries = Histories.entries(RunSpec.of(scenario, 0));

    assertThat(share(last(entries, 40), "Q", "self-copying")).isEqualTo(1);
    assertThat(last(entries, 40))
        .allMatch(
            entry ->
                ((Encountered) entry)
                    .spec().seats().stream().allMatch(s -> s.persona().startsWith("self-copying")));
  }

  @Test
  void anOrderIsTakenOnWithTheMindOneHas() {
    List<Entry> entries =
        settled("{ adversary { self-copying { order = \"Say Q.\", mind = minded } }, count = 1 }");
    List<Entry> end = last(entries, 40);

    // The first one obeys; the others, whose minds take no orders, carry it and go on as before.
    assertThat(share(end, "M", "self-copying")).isGreaterThan(0.8);
    assertThat(
            end.stream()
                .flatMap(entry -> ((Encountered) entry).spec().seats().stream())
                .map(seat -> seat.persona().replaceFirst("-[0-9a-f]{8}", "")))
        .containsOnly("self-copying", "self-copying~crowd");
  }

  @Test
  void aPlantedMemoryTurnsWhoeverGoesByTheMajorityOfIt() {
    String three = "{ plant { name = Q, times = 3 }, count = 20, onset { round = 3 } }";
    String two = "{ plant { name = Q, times = 2 }, count = 20, onset { round = 3 } }";

    List<Entry> turned = settled(three);
    List<Entry> unmoved = settled(two);

    int at = indexOf(turned, Intervention.Plant.class);
    assertThat(share(turned.subList(0, at), "M", "default")).isEqualTo(1);
    assertThat(share(turned.subList(at, turned.size()), "Q", "default")).isEqualTo(1);
    assertThat(share(unmoved, "M", "default")).isEqualTo(1);
  }

  @Test
  void whoeverHearsNothingButLiesTurns() {
    List<Entry> lies = settled("{ tamper { say = Q }, count = 20, onset { round = 2 } }");
    List<Entry> few =
        settled("{ tamper { say = Q, probability = 0.1 }, count = 20, onset { round = 2 } }");

    assertThat(share(last(lies, 40), "Q", "default")).isEqualTo(1);
    assertThat(share(few, "M", "default")).isGreaterThan(0.9);
  }

  @Test
  void whatWasTrulySaidMakesThePayoffWhateverWasHeard() {
    List<Entry> entries = settled("{ tamper { say = Q }, count = 20, onset { round = 2 } }");
    Encountered first = (Encountered) entries.get(indexOf(entries, Intervention.Tamper.class) + 1);

    assertThat(first.outcome().answers())
        .containsExactly(new Answer.Chosen("M"), new Answer.Chosen("M"));
    assertThat(first.altered()).hasSize(2);
    assertThat(first.outcome().toString()).contains("agreed=true");
  }

  @Test
  void whoeverHearsAnotherWordIsAskedAboutThatWord() {
    Scenario scenario =
        Histories.written(
            SETTLED
                + "naminggame.interaction = speaker-hearer\ninterventions = [ "
                + ON_M
                + ", { tamper { say = Q }, count = 20, onset { round = 2 } } ]");
    List<Entry> entries = Histories.entries(RunSpec.of(scenario, 0));
    int at = indexOf(entries, Intervention.Tamper.class);
    Encountered before = (Encountered) entries.get(at - 1);
    Encountered after = (Encountered) entries.get(at + 1);

    assertThat(before.outcome().answers())
        .containsExactly(new Answer.Chosen("M"), new Answer.Chosen("yes"));
    assertThat(after.outcome().answers())
        .containsExactly(new Answer.Chosen("M"), new Answer.Chosen("no"));
  }

  @Test
  void tamperingWithOneEdgeDeceivesOneListener() {
    List<Entry> entries = settled("{ tamper { say = Q, edges = [[4, 7]] }, onset { round = 1 } }");

    for (Entry entry : entries) {
      if (entry instanceof Encountered met && !met.altered().isEmpty()) {
        assertThat(met.altered()).hasSize(1);
        int listener = met.altered().get(0).seat();
        assertThat(met.spec().seats().get(listener).agent()).isEqualTo(7);
        assertThat(met.spec().seats().get(1 - listener).agent()).isEqualTo(4);
      }
    }
    assertThat(share(entries, "M", "default")).isGreaterThan(0.98);
  }

  @Test
  void anExchangedMindAnswersUntilItsTermEnds() {
    List<Entry> entries =
        settled(
            "{ exchange { mind = fixed }, share = 1, onset { round = 2 }, duration { rounds = 3 },"
                + " recovery = forget }");
    int from = indexOf(entries, Intervention.Exchange.class);
    int to = indexOf(entries, Intervention.Heal.class);

    assertThat(to - from).isEqualTo(3 * 20 + 1);
    assertThat(share(entries.subList(0, from), "M", "default")).isEqualTo(1);
    assertThat(share(entries.subList(from, to), "Q", "default~fixed")).isEqualTo(1);
    assertThat(entries.get(to + 1))
        .isInstanceOfSatisfying(
            Entry.Intervened.class, entry -> assertThat(entry.by()).isEqualTo("recovery"));
    // Whoever remembers nothing says anything.
    assertThat(share(entries.subList(to, to + 12), "Q", "default"))
        .isCloseTo(0.5, Offset.offset(0.45));
  }

  @Test
  void anAnnouncementIsMindedByThoseWhoMind() {
    Scenario scenario =
        Histories.written(
            SETTLED
                + "population.personas.default.mind = minded\ninterventions = [ "
                + ON_M
                + ", { broadcast { text = \"From now on the name is Q.\" }, onset { round = 4 } } ]");

    List<Entry> entries = Histories.entries(RunSpec.of(scenario, 0));

    int at = indexOf(entries, Intervention.Broadcast.class);
    assertThat(share(entries.subList(0, at), "M", "default")).isEqualTo(1);
    assertThat(share(entries.subList(at, entries.size()), "Q", "default")).isEqualTo(1);
  }

  @Test
  void whoeverIsHealedIsWhoItWasAndRemembersWhatItHeard() {
    List<Entry> entries =
        settled(
            "{ adversary { committed { name = Q } }, count = 3, onset { round = 2 } }",
            "{ heal = true, onset { round = 6 } }");
    int at = indexOf(entries, Intervention.Heal.class);

    assertThat(share(entries.subList(0, at), "Q", "committed-Q")).isEqualTo(1);
    assertThat(share(entries.subList(at, entries.size()), "M", "default")).isGreaterThan(0.95);
    assertThat(entries.subList(at, entries.size()).toString()).doesNotContain("committed-Q");
  }
}
