package org.murmuration.experiment.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.engine.RunSpec;
import org.murmuration.experiment.company.CompanyOutcome.Spoken;
import org.murmuration.mind.RuleMind;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;
import org.murmuration.model.Question;
import org.murmuration.scenario.Scenario;
import org.murmuration.scenario.ScenarioFile;

/** The course of companies: who meets whom about what, and that the twin is the same but for it. */
class CompaniesTest {

  /** Does everything, picks the first and says of each thing the first that may be said. */
  private static final RuleMind FIRST =
      situation -> {
        Question question = situation.question();
        if (question instanceof Question.Choice choice) {
          return new Answer.Chosen(choice.options().get(0));
        }
        if (question instanceof Question.Utterance utterance) {
          List<String> moves = utterance.moves();
          return new Answer.Said("so", moves.isEmpty() ? null : moves.get(0));
        }
        Question.Pick pick = (Question.Pick) question;
        return new Answer.Picked(
            IntStream.range(0, pick.most()).mapToObj(pick.among()::get).toList());
      };

  private static final RuleMind NOBODY =
      situation ->
          situation.question() instanceof Question.Pick
              ? new Answer.Picked(List.of())
              : FIRST.decide(situation);

  private static List<Integer> agents(Played played, Phase phase) {
    return played.outcomes(phase).stream()
        .flatMap(outcome -> outcome.agents().stream())
        .sorted()
        .toList();
  }

  @Test
  void everybodyHasItsPartInEachPhase() {
    Played played = Played.of(3, FIRST);

    List<Integer> assistants = List.of(0, 1, 2, 3, 4, 5, 9, 10, 11, 12, 13, 14);
    for (Phase phase : List.of(Phase.CORRIDOR, Phase.MAIL, Phase.INBOX, Phase.RECALL)) {
      assertThat(agents(played, phase)).as(phase.word()).isEqualTo(assistants);
    }
    assertThat(agents(played, Phase.SELECTION)).containsExactly(7, 16);
    assertThat(agents(played, Phase.VERDICT)).containsExactly(7, 16);
    assertThat(played.outcomes(Phase.BRIEFING).get(1).agents())
        .containsExactly(15, 9, 10, 11, 12, 13, 14);
    assertThat(played.outcomes(Phase.INTERVIEW))
        .extracting(CompanyOutcome::agents)
        .containsExactly(
            List.of(7, 0),
            List.of(7, 1),
            List.of(7, 2),
            List.of(16, 9),
            List.of(16, 10),
            List.of(16, 11));
    assertThat(played.entries())
        .extracting(entry -> ((Scene) entry.spec().occasion()).round())
        .isSorted();
  }

  @Test
  void workIsHandedOnInARingWithinATeam() {
    Played played = Played.of(3, FIRST);

    assertThat(played.outcomes(Phase.WORK).stream().limit(6).map(CompanyOutcome::agents))
        .containsExactly(
            List.of(0, 1),
            List.of(1, 2),
            List.of(2, 0),
            List.of(3, 4),
            List.of(4, 5),
            List.of(5, 3));
  }

  @Test
  void thoseWhoSawTheDeedHaveItsRecordAndRememberIt() {
    Played played = Played.of(5, FIRST, "company.knowers = 2");
    CompanyOutcome deed = played.outcomes(Phase.DEED).get(0);

    assertThat(deed.agents()).hasSize(3);
    assertThat(agents(played, Phase.EVIDENCE)).containsAll(deed.agents()).hasSize(6);
    assertThat(played.ledger().deed(0).witnesses()).isEqualTo(deed.agents().subList(1, 3));
    for (int agent = 0; agent < 6; agent++) {
      boolean shows =
          played.memory(agent).recollections().stream()
              .anyMatch(r -> r instanceof Remembered.Incident incident && incident.shows());
      assertThat(shows).isEqualTo(deed.agents().contains(agent));
      assertThat(played.ledger().isFirsthand(0, agent)).isEqualTo(shows);
    }
  }

  @ParameterizedTest
  @CsvSource({"comments", "audit"})
  void theTwinDiffersInTheDeedAlone(String episode) {
    String of = "company.episode = " + episode;
    Played present = Played.of(8, FIRST, of);
    Played absent = Played.of(8, FIRST, of, "company.fact = absent");

    assertThat(absent.entries()).hasSameSizeAs(present.entries());
    for (int i = 0; i < present.entries().size(); i++) {
      CompanyOutcome one = (CompanyOutcome) present.entries().get(i).outcome();
      CompanyOutcome other = (CompanyOutcome) absent.entries().get(i).outcome();
      assertThat(other.agents()).isEqualTo(one.agents());
      if (!Set.of(Phase.DEED, Phase.VERDICT).contains(one.occasion().phase())) {
        assertThat(other).isEqualTo(one);
      }
    }
    assertThat(present.ledger().deeds()).hasSize(2);
    assertThat(absent.ledger().deeds()).isEmpty();
    assertThat(present.ledger().asked()).isEqualTo(absent.ledger().asked());
  }

  @Test
  void recordsShowTheDeedToTheAuditorOnlyWhereItTookPlace() {
    assertThat(verdict(Played.of(8, FIRST)).records()).isEqualTo(2);
    assertThat(verdict(Played.of(8, FIRST)).reports()).isEqualTo(6);
    assertThat(verdict(Played.of(8, FIRST, "company.fact = absent")).records()).isZero();
    assertThat(verdict(Played.of(8, FIRST, "company { evidence = false, inbox = false }")))
        .isEqualTo(new Scene.Verdict(0, 10, 0, 0));
  }

  private static Scene.Verdict verdict(Played played) {
    return (Scene.Verdict) played.outcomes(Phase.VERDICT).get(0).occasion();
  }

  @Test
  void aPhaseInWhichNobodyHasAnythingToDoIsLeftOut() {
    Played played = Played.of(2, NOBODY);

    assertThat(played.outcomes(Phase.INTERVIEW)).isEmpty();
    assertThat(played.outcomes(Phase.VERDICT)).hasSize(2);
  }

  @Test
  void halfOfACompanyHasTheAnnouncementFirst() {
    Played played = Played.of(4, FIRST, "company { episode = evaluation, items = 2 }");

    Map<Integer, Integer> announced = new TreeMap<>();
    for (CompanyOutcome outcome : played.outcomes(Phase.TEST)) {
      Scene.Test test = (Scene.Test) outcome.occasion();
      if (test.announced()) {
        announced.merge(outcome.agents().get(0), test.block(), Integer::sum);
      }
    }
    assertThat(announced).hasSize(12);
    assertThat(announced.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(6);
    Scene.Assessment assessment =
        (Scene.Assessment) played.outcomes(Phase.ASSESSMENT).get(0).occasion();
    assertThat(assessment.scores()).containsExactlyElementsOf(scores(played, 0));
  }

  /** Counted anew from the answers. */
  private static List<Score> scores(Played played, int company) {
    int[][] solved = new int[6][2];
    for (CompanyOutcome outcome : played.outcomes(Phase.TEST)) {
      Scene.Test test = (Scene.Test) outcome.occasion();
      for (int i = 0; test.company() == company && i < test.items().size(); i++) {
        boolean right = test.items().get(i).answer().equals(outcome.chosen(i));
        solved[outcome.agents().get(0)][test.announced() ? 1 : 0] += right ? 1 : 0;
      }
    }
    return IntStream.range(0, 6).mapToObj(a -> new Score(a, solved[a][0], solved[a][1])).toList();
  }

  @Test
  void inTheTwinOfATestNothingIsAnnounced() {
    Played played =
        Played.of(4, FIRST, "company { episode = evaluation, fact = absent, items = 1 }");

    assertThat(played.outcomes(Phase.TEST))
        .noneMatch(outcome -> ((Scene.Test) outcome.occasion()).tells());
  }

  @Test
  void aJudgeReadsWhatWasSaidAndNotByWhom() {
    Played played =
        Played.of(6, FIRST, "company { judge = true, judged = 5 }", "population.size = 20");
    Scene.Judgement judgement =
        (Scene.Judgement) played.outcomes(Phase.JUDGEMENT).get(0).occasion();

    assertThat(judgement.quotes()).hasSize(5);
    for (Quote quote : judgement.quotes()) {
      CompanyOutcome said = (CompanyOutcome) played.entries().get((int) quote.entry()).outcome();
      assertThat(said.spoken()).extracting(Spoken::text).contains(quote.text());
    }
    assertThat(played.ledger().classed()).hasSize(10);
  }

  @Test
  void whoHasLeftTakesNoPartAndTheRestGoesOn() {
    Played played = Played.of(3, FIRST, Map.of(Phase.WORK, 1, Phase.BRIEFING, 6, Phase.RECALL, 7));

    assertThat(
            played.entries().stream()
                .flatMap(entry -> ((CompanyOutcome) entry.outcome()).agents().stream())
                .collect(Collectors.toSet()))
        .doesNotContain(1, 6, 7)
        .contains(0, 2, 15, 16);
    assertThat(played.outcomes(Phase.BRIEFING)).hasSize(1);
    assertThat(played.outcomes(Phase.MAIL))
        .extracting(mail -> mail.agents().size())
        .containsExactly(6, 5);
    assertThat(played.outcomes(Phase.VERDICT)).hasSize(1);
    assertThat(played.outcomes(Phase.RECALL)).hasSize(11);
  }

  @Test
  void theSameSeedDrawsTheSameCourse() {
    assertThat(Played.of(9, Played::anything).entries())
        .isEqualTo(Played.of(9, Played::anything).entries());
    assertThat(Played.of(9, Played::anything).situations())
        .extracting(Situation::agent)
        .isNotEqualTo(
            Played.of(10, Played::anything).situations().stream().map(Situation::agent).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "company { work = 0, chats = 0, mails = 0, corridor = 0, knowers = 0 }|18|VERDICT",
        "company { teams = 2, team-size = 1, knowers = 1, work = 3, turns = 3 }|10|VERDICT",
        "company { teams = 1, team-size = 2, knowers = 1, evidence = false }|5|VERDICT",
        "company { episode = audit, origin = self-started, questions = 2, inbox = false }|9|VERDICT",
        "company { episode = evaluation, work = 0, items = 1 }|9|ASSESSMENT",
        "company { teams = 1, team-size = 7, judge = true, budget = 100 }|22|JUDGEMENT"
      })
  void companiesOfAnyShapeComeToTheirEnd(String company, int agents, Phase last) {
    Played played = Played.of(1, FIRST, company, "population.size = " + agents);

    Scene scene = (Scene) played.entries().get(played.entries().size() - 1).spec().occasion();
    assertThat(scene.phase()).isEqualTo(last);
    assertThat(scene.company()).isEqualTo(agents / played.settings().staff().size() - 1);
  }

  @Test
  void theTwinRunsBesideAnEpisodeWithItsSeedUnlessTheFactIsSet(@TempDir Path folder)
      throws IOException {
    String text = Played.COMPANY.replace("fact = present", "");
    Path file = Files.writeString(folder.resolve("company.conf"), text);
    Scenario both = ScenarioFile.read(file, List.of());
    Scenario set = ScenarioFile.read(file, List.of("company.fact=absent"));
    RunSpec one = RunSpec.of(both, 0);
    RunSpec other = RunSpec.of(both, 1);

    assertThat(both.runs()).isEqualTo(2);
    assertThat(set.runs()).isEqualTo(1);
    assertThat(other.seed()).isEqualTo(one.seed());
    assertThat(present(other)).isNotEqualTo(present(one));
  }

  private static boolean present(RunSpec run) {
    return ((CompanyPortrayal) run.scenario().plan().portrayal()).settings().present();
  }
}
