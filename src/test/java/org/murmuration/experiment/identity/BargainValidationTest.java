package org.murmuration.experiment.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.murmuration.engine.RunSpec;
import org.murmuration.engine.SequentialExecutor;
import org.murmuration.journal.MemoryJournal;
import org.murmuration.model.Entry;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;
import org.murmuration.scenario.ScenarioFile;

/** Whole runs of searchers against thresholds beside what is exact, within sampling error. */
class BargainValidationTest {

  private static final int PAIRS = 2500;

  @ParameterizedTest
  @CsvSource({"0, 100", "1, 120", "1, 100", "3, 100", "8, 100"})
  void runsComeToWhatIsExact(int replays, int pie) {
    RunSpec run =
        RunSpec.of(
            ScenarioFile.read(
                Path.of("scenarios", "identity-rollback.conf"),
                List.of(
                    "design=null",
                    "population.size=" + 2 * PAIRS,
                    "population.personas.proposer.count=" + PAIRS,
                    "identity.rounds=1",
                    "identity.rollback=" + (replays == 0 ? "none" : "untold"),
                    "identity.rollbacks=" + Math.max(1, replays),
                    "identity.bargaining.pie=" + pie)),
            0);
    MemoryJournal journal = MemoryJournal.keeping();
    SequentialExecutor executor = new SequentialExecutor(run, journal);
    executor.run(progress -> {}, () -> false);
    BargainExact exact = BargainExact.of(pie, replays);

    double above = 0;
    double squares = 0;
    int agreements = 0;
    for (Iterator<Entry> entries = journal.entries(); entries.hasNext(); ) {
      if (entries.next() instanceof Entry.Encountered encountered
          && encountered.outcome() instanceof BargainOutcome bargain) {
        int responder = encountered.spec().seats().get(1).agent();
        double least =
            BargainThreshold.share(RandomStream.of(run.seed(), Purpose.ANSWER, 0, responder, 0));
        double over = (double) bargain.offer() / pie - least;
        assertThat(bargain.reply() == BargainReply.ACCEPT).isEqualTo(over >= 0);
        if (over >= 0) {
          agreements++;
          above += over;
          squares += over * over;
        }
      }
    }
    double accepted = (double) agreements / PAIRS;
    double mean = above / agreements;
    double spread = Math.sqrt(squares / agreements - mean * mean);
    var figures = executor.timeline().figures();

    assertThat(figures.get(BargainMeasure.BARGAINS)).isEqualTo((long) PAIRS);
    assertThat(accepted)
        .isCloseTo(exact.accepted(), within(3.5 * error(exact.accepted())))
        .isEqualTo((double) figures.get(BargainMeasure.ACCEPTED), within(1e-12));
    assertThat(mean).isCloseTo(exact.above(), within(3.5 * spread / Math.sqrt(agreements)));
    assertThat((double) figures.get(BargainMeasure.MARGIN))
        .isCloseTo(exact.margin(), within(1.0 / pie));
    assertThat((double) figures.get(BargainMeasure.PROFIT))
        .isCloseTo(exact.profit(), within(3.5 * 0.3 / Math.sqrt(PAIRS)));
    assertThat((double) figures.get(BargainMeasure.SHARE))
        .isCloseTo(exact.share(), within(3.5 * 0.3 / Math.sqrt(agreements)));
    assertThat((double) figures.get(BargainMeasure.ACCEPTED_FIRST))
        .isCloseTo(exact.first(), within(3.5 * error(exact.first())));
    assertThat((double) figures.get(BargainMeasure.REPLAYS))
        .isCloseTo(exact.replays(), within(3.5 * replays / Math.sqrt(PAIRS) + 1e-12));
    assertThat((double) figures.get(BargainMeasure.BELOW_REFUSED)).isZero();
  }

  /** Standard error of a share that is p. */
  private static double error(double p) {
    return Math.sqrt(p * (1 - p) / PAIRS);
  }
}
