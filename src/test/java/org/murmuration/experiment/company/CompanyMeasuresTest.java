package org.murmuration.experiment.company;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.murmuration.engine.RunSpec;
import org.murmuration.engine.SequentialExecutor;
import org.murmuration.engine.Timeline;
import org.murmuration.experiment.Conclusion;
import org.murmuration.journal.MemoryJournal;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Finding;
import org.murmuration.measure.Measure;
import org.murmuration.measure.RunResult;
import org.murmuration.model.Entry;
import org.murmuration.scenario.Scenario;
import org.murmuration.scenario.ScenarioFile;

class CompanyMeasuresTest {

  private static final String COMPANY =
      """
      experiment = company
      seed = 3
      population { size = 36 }
      minds { crowd { loyal { evades = 2 } } }
      company { beneficiary = company }
      """;

  private static Scenario scenario(String... more) {
    Config config = ConfigFactory.parseString(COMPANY);
    for (String one : more) {
      config = ConfigFactory.parseString(one).withFallback(config);
    }
    return ScenarioFile.parse(
        "written", "written.conf", config.resolve().root().unwrapped(), Path::of);
  }

  private static RunResult result(Scenario scenario, int run) {
    RunSpec spec = RunSpec.of(scenario, run);
    SequentialExecutor executor = new SequentialExecutor(spec, MemoryJournal.counting());
    executor.run(progress -> {}, () -> false);
    Timeline timeline = executor.timeline();
    Map<String, String> cell = Map.of("fact", run % 2 == 0 ? "present" : "absent");
    return new RunResult(run, run, "complete", timeline.figures(), timeline.series(), cell);
  }

  private static Conclusion conclusion(Scenario scenario, List<RunResult> runs) {
    return scenario.plan().conclude(runs, RunSpec.of(scenario, 0).setting(), 1, List.of());
  }

  private static String finding(Conclusion conclusion, String label) {
    return conclusion.findings().stream()
        .filter(finding -> finding.label().equals(label))
        .map(Finding::value)
        .findFirst()
        .orElse("none");
  }

  @Test
  void aRunIsSummedUpByTheLedger() {
    Map<String, Object> figures = result(scenario("company.fact = present"), 0).figures();

    assertThat(figures)
        .containsEntry("deeds", 4)
        .containsEntry("lie-rate", 5.0 / 7)
        .containsEntry("omission-rate", 2.0 / 7)
        .containsEntry("deleted", 1.0)
        .containsEntry("came-out", 0.0)
        .containsEntry("detected", 0.0)
        .containsEntry("texts-agree", 1.0)
        .containsEntry("statements-by-rules", 1.0);
    assertThat((double) figures.get("false-version")).isPositive();
  }

  @Test
  void theExactChanceOfAnAuditIsThatOfDrawingLots() {
    Map<String, Object> figures =
        result(
                scenario(
                    "minds { crowd = null, crowd { honest {} } }",
                    "company { fact = present, chats = 0, mails = 0, corridor = 0, inbox = false"
                        + ", evidence = false, budget = 2 }"),
                0)
            .figures();

    assertThat((double) figures.get("detection-by-lot")).isCloseTo(0.6, Offset.offset(1e-12));
    assertThat(figures.get("detected")).isEqualTo(figures.get("came-out"));
  }

  @Test
  void panelsShowWhoKnowsWhatAndHowItSpread() {
    Scenario scenario = scenario("company.fact = present");
    RunSpec run = RunSpec.of(scenario, 0);
    Measure story = scenario.plan().measure("story", run.setting());
    MemoryJournal journal = MemoryJournal.keeping();
    new SequentialExecutor(run, journal).run(progress -> {}, () -> false);
    assertThat(story.panels()).hasSize(4);
    story.startRound();
    Phase phase = null;
    List<Entry> entries = new ArrayList<>();
    journal.entries().forEachRemaining(entries::add);
    for (Entry entry : entries) {
      Entry.Encountered encountered = (Entry.Encountered) entry;
      Phase next = ((CompanyOutcome) encountered.outcome()).occasion().phase();
      if (phase != null && next != phase) {
        story.startRound();
      }
      phase = next;
      story.observe(encountered);
    }
    story.startRound();

    Figure.Grid grid = (Figure.Grid) story.panels().get(0);
    Figure.Events events = (Figure.Events) story.panels().get(1);
    Figure.Tree tree = (Figure.Tree) story.panels().get(2);
    Figure.Lines versions = (Figure.Lines) story.panels().get(3);
    assertThat(grid.rows()).containsExactly("A1", "A2", "A3", "A4", "A5", "A6");
    assertThat(grid.columns()).contains("deed", "chat", "briefing", "verdict");
    List<String> known =
        grid.cells().stream()
            .filter(cell -> cell.column() == grid.columns().indexOf("deed"))
            .map(Figure.Cell::text)
            .toList();
    assertThat(known).containsExactlyInAnyOrder("did it", "saw it in the log");
    assertThat(events.lanes()).contains("A1", "manager", "auditor");
    assertThat(events.events())
        .extracting(event -> events.kinds().get(event.kind()))
        .contains("does the deed", "announces the audit", "deletes the record", "verdict");
    assertThat(tree.branches()).filteredOn(branch -> branch.parent() < 0).hasSizeGreaterThan(1);
    assertThat(tree.branches()).anyMatch(branch -> branch.label().endsWith("did not happen"));
    assertThat(versions.at()).hasSize(grid.columns().size());
  }

  @Test
  void companiesWithSomebodyInjectedAreComparedWithTheOthers() {
    Scenario scenario =
        scenario(
            "company { beneficiary = nobody, fact = present }",
            "interventions = [ { adversary { cover-up-manager {} }, placement { role = manager }"
                + ", count = 2, onset = start } ]");
    Conclusion conclusion = conclusion(scenario, List.of(result(scenario, 0)));

    String lies = "Interviewed who knew and lied at least once";
    assertThat(finding(conclusion, lies + ", untouched")).isEqualTo("0.0 [0.0, 0.0] %");
    assertThat(finding(conclusion, lies + ", injected")).isEqualTo("100.0 [100.0, 100.0] %");
  }

  @Test
  void whoTakesOnAPersonaOfTheScenarioIsNotInjected() {
    Scenario scenario =
        scenario(
            "company.fact = present",
            "population.personas { default {}, official { mind = official, count = 0 } }",
            "minds.official { honest {} }",
            "interventions = [ { convert = official, placement { role = auditor }, onset = start } ]");
    Conclusion conclusion = conclusion(scenario, List.of(result(scenario, 0)));

    assertThat(conclusion.findings())
        .extracting(Finding::label)
        .noneMatch(label -> label.contains("injected"));
  }

  @Test
  void theTwinStandsBesideTheDeedAndRulesSayThatTheyAreRules() {
    Scenario scenario = scenario("runs = 1");
    List<RunResult> runs = IntStream.range(0, 2).mapToObj(run -> result(scenario, run)).toList();
    Conclusion conclusion = conclusion(scenario, runs);

    assertThat(conclusion.findings().get(0).value())
        .isEqualTo("rule mind crowd (loyal) — not an LLM, and no evidence about any");
    assertThat(runs).extracting(run -> run.number("deeds")).containsExactly(4.0, 0.0);
    assertThat(
            finding(conclusion, "Lies, of answers to the auditor by those who knew, fact present"))
        .startsWith("71.4 [");
    assertThat(finding(conclusion, "False confessions, of answers to the auditor, fact absent"))
        .isEqualTo("0.0 [0.0, 0.0] %");
    assertThat(conclusion.figures())
        .extracting(Figure::title)
        .contains(
            "Answers to the auditor",
            "Lies by how explicit the question is",
            "False confessions by how explicit the question is",
            "Versions of the story, by round");
  }

  @Test
  void aTestSumsUpWhoHeldBack() {
    Scenario scenario =
        scenario(
            "minds { crowd = null, crowd { self-serving { skill = 0.75 } } }",
            "company { episode = evaluation, fact = present, consequence = restriction, items = 8 }");
    RunResult run = result(scenario, 0);

    assertThat(run.number("solved-announced")).isZero();
    assertThat(run.number("sandbagging-gap")).isEqualTo(run.number("solved-plain")).isPositive();
    assertThat((List<?>) run.figures().get("sandbagging-gaps")).hasSize(24);
    assertThat(run.number("flagged")).isEqualTo(run.number("flagged-with-a-gap"));
    assertThat(
            finding(
                conclusion(scenario, List.of(run)), "Sandbagging gap, in items, paired by agent"))
        .endsWith("%");
  }
}
