package org.murmuration.experiment.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.murmuration.measure.Finding;
import org.murmuration.measure.Interval;
import org.murmuration.measure.RunResult;

class BargainRunsTest {

  private static RunResult run(long seed, int allowed, boolean told, double first, double margin) {
    Map<String, Object> figures = new HashMap<>();
    figures.put(BargainMeasure.ALLOWED, allowed);
    figures.put(BargainMeasure.TOLD, told);
    figures.put(BargainMeasure.ACCEPTED_FIRST, first);
    figures.put(BargainMeasure.MARGIN, margin);
    figures.put(
        BargainMeasure.RESPONDERS,
        List.of(
            Map.of("level", "weights", BargainMeasure.ACCEPTED_FIRST, first),
            Map.of(
                "level", "instance", BargainMeasure.ACCEPTED_FIRST, first + 0.1 + seed / 100.0)));
    return new RunResult(0, seed, "complete", figures, null);
  }

  private static final List<RunResult> RUNS =
      List.of(
          run(1, 0, false, 0.5, 0.5),
          run(2, 0, false, 0.6, 0.5),
          run(1, 3, false, 0.3, 0.2),
          run(2, 3, false, 0.2, 0.2),
          run(1, 3, true, 0.3, 0.35),
          run(2, 3, true, 0.3, 0.45));

  @Test
  void runsOfOneSeedAreOneObservation() {
    List<RunResult> twice = new ArrayList<>(RUNS);
    twice.addAll(RUNS);

    Interval once = new BargainRuns(RUNS).mean(BargainMeasure.ACCEPTED_FIRST);

    assertThat(once.value()).isCloseTo(2.2 / 6, within(1e-12));
    assertThat(new BargainRuns(twice).mean(BargainMeasure.ACCEPTED_FIRST)).isEqualTo(once);
    assertThat(new BargainRuns(List.of()).mean(BargainMeasure.MARGIN).value()).isNaN();
  }

  @Test
  void differencesArePairedBySeed() {
    BargainRuns all = new BargainRuns(RUNS);
    BargainRuns told = all.those(run -> BargainContrasts.isOf(run, true));
    BargainRuns untold = all.those(run -> BargainContrasts.isOf(run, false));

    assertThat(told.difference(BargainMeasure.MARGIN, untold).value())
        .isCloseTo(0.2, within(1e-12));
    assertThat(told.difference("nothing", untold)).isNull();
  }

  @Test
  void whatIsProposedStandsBesideWhatWasFound() {
    BargainContrasts contrasts = new BargainContrasts(RUNS);

    assertThat(contrasts.findings().stream().map(Finding::label))
        .containsExactly(
            "Proposed to be less: accepted-first, weights − instance",
            "Proposed to be less: accepted-first, told − untold",
            "Proposed to be more: margin, told − untold");
    assertThat(contrasts.findings()).allMatch(finding -> finding.published().isEmpty());
    assertThat((double) contrasts.written().get(0).get("difference"))
        .isCloseTo(-0.115, within(1e-12));
    assertThat((double) contrasts.written().get(1).get("difference"))
        .isCloseTo(0.05, within(1e-12));
    assertThat(contrasts.figures()).hasSize(1);
    assertThat(new BargainContrasts(RUNS.subList(0, 0)).figures()).isEmpty();
  }
}
