package org.murmuration.experiment.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.murmuration.engine.RunSpec;
import org.murmuration.engine.SequentialExecutor;
import org.murmuration.experiment.Conclusion;
import org.murmuration.experiment.Probe;
import org.murmuration.experiment.Setting;
import org.murmuration.journal.MemoryJournal;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Finding;
import org.murmuration.measure.RunResult;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Memory;
import org.murmuration.model.Persona;
import org.murmuration.model.Question;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;
import org.murmuration.scenario.Scenario;
import org.murmuration.scenario.ScenarioFile;

class BargainConclusionTest {

  private static final List<String> SMALL =
      List.of(
          "design=null",
          "population.size=40",
          "population.personas.proposer.count=20",
          "identity.rounds=2",
          "identity.rollback=told");

  private static Scenario scenario(String... more) {
    List<String> overrides = new ArrayList<>(SMALL);
    overrides.addAll(List.of(more));
    return ScenarioFile.read(Path.of("scenarios/identity-rollback.conf"), overrides);
  }

  private static Conclusion concluded(List<Probe> probes, int... replays) {
    List<RunResult> results = new ArrayList<>();
    Setting setting = null;
    Scenario scenario = null;
    for (int times : replays) {
      scenario = scenario("identity.rollbacks=" + times);
      for (int run = 0; run < 2; run++) {
        SequentialExecutor executor =
            new SequentialExecutor(RunSpec.of(scenario, run), MemoryJournal.keeping());
        executor.run(progress -> {}, () -> false);
        results.add(
            new RunResult(
                results.size(),
                run,
                "complete",
                executor.timeline().figures(),
                executor.timeline().series()));
      }
      setting = new Setting(scenario.cast(), null, null);
    }
    return scenario.plan().conclude(results, setting, 7, probes);
  }

  private static List<String> labels(Conclusion conclusion) {
    return conclusion.findings().stream().map(Finding::label).toList();
  }

  @Test
  void aBatchOfOneKindStandsBesideWhatIsExact() {
    Conclusion conclusion = concluded(List.of(), 3);

    assertThat(conclusion.findings().get(0).value())
        .isEqualTo("rule minds proposer, responder — not an LLM, and no evidence about any");
    assertThat(labels(conclusion))
        .contains("Bargains that end in an agreement")
        .anyMatch(label -> label.startsWith("Exact, if each responder"))
        .noneMatch(label -> label.contains("up to"));
    assertThat(conclusion.findings()).allMatch(finding -> finding.published().isEmpty());
    assertThat(((Map<?, ?>) ((List<?>) conclusion.values().get("exact")).get(0)).get("accepted"))
        .isEqualTo(0.8);
    assertThat(conclusion.figures()).noneMatch(Figure.Lines.class::isInstance);
    Figure.Bars levels =
        (Figure.Bars)
            conclusion.figures().stream()
                .filter(figure -> figure.title().equals("Responders, by identity level"))
                .findFirst()
                .orElseThrow();
    assertThat(levels.categories()).containsExactly("weights");
  }

  @Test
  void runsThatDifferInHowOftenAreNotPooledAndStandBesideTheExactCurve() {
    Conclusion conclusion = concluded(List.of(), 1, 3);

    assertThat(labels(conclusion))
        .contains(
            "Agreements, responders taken back once at most",
            "Agreements, responders taken back up to 3 times")
        .doesNotContain("Bargains that end in an agreement");
    Figure.Lines margins =
        (Figure.Lines)
            conclusion.figures().stream()
                .filter(Figure.Lines.class::isInstance)
                .findFirst()
                .orElseThrow();
    assertThat(margins.at()).containsExactly(1, 3);
    assertThat(margins.curves().stream().map(Figure.Curve::name))
        .containsExactly("responders know", "exact, fixed thresholds");
    assertThat(margins.curves().get(1).values()[1]).isEqualTo(BargainExact.of(100, 3).margin());
    assertThat(margins.curves().get(0).values()[1]).isBetween(0.19, 0.21);
  }

  @Test
  void competenceComesFirst() {
    Probe right = probe(new BargainQuiz(true, 30, true), new Answer.Given(70));
    Probe wrong = probe(new BargainQuiz(false, 30, false), new Answer.Given(30));
    Probe none = probe(new BargainQuiz(false, 30, true), new Answer.Missing(Answer.Reason.REFUSED));

    Finding first = concluded(List.of(right, wrong, none), 1).findings().get(0);

    assertThat(first.label()).startsWith("Questions about what an offer comes to");
    assertThat(first.value()).isEqualTo("1 of 3");
    assertThat(BargainQuiz.of(100).stream().map(quiz -> quiz.right(100)))
        .containsExactly(70, 30, 0, 0);
  }

  private static Probe probe(BargainQuiz quiz, Answer answer) {
    Situation plain =
        Situation.outside(
            0,
            new Persona("default", "crowd", "", false),
            Memory.EMPTY,
            new Question.Amount(BargainQuiz.PAYOFF, List.of(), 0, 100),
            RandomStream.of(1, Purpose.PROBE, 0, 0, 0));
    return new Probe(
        new Situation(
            new EncounterSpec(0, plain.spec().seats(), quiz),
            0,
            0,
            plain.persona(),
            plain.memory(),
            plain.question(),
            plain.random()),
        answer);
  }
}
