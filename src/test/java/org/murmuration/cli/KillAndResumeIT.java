package org.murmuration.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.cli.MurmurationProcess.size;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run may be killed at any moment, any number of times: its record comes out the same. */
class KillAndResumeIT {

  private static final int KILLS_WHILE_WRITING = 20;
  private static final int KILLS_AT_ANY_MOMENT = 5;
  private static final int LONGEST_WAIT_IN_POLLS = 2000;

  @TempDir Path folder;

  @Test
  void theRecordOfARunThatWasKilledAgainAndAgainIsThatOfAnUndisturbedOne() {
    Path scenario = Scenarios.large(folder);
    Undisturbed undisturbed = Undisturbed.run(folder, scenario);
    long whole = size(undisturbed.journal(0));
    Path out = folder.resolve("out");
    Path journal = Undisturbed.run(out, 0).resolve("encounters.jsonl");
    long seed = System.nanoTime();
    Random random = new Random(seed);

    MurmurationProcess process = MurmurationProcess.start(folder, "run", "-q", scenario, "-o", out);
    for (int kill = 0; kill < KILLS_WHILE_WRITING; kill++) {
      long target = size(journal) + 1 + random.nextLong(whole / KILLS_WHILE_WRITING);
      process.until("kill " + kill + ", seed " + seed, () -> size(journal) >= target);
      process.kill();
      process = MurmurationProcess.start(folder, "resume", "-q", out);
    }
    for (int kill = 0; kill < KILLS_AT_ANY_MOMENT; kill++) {
      MurmurationProcess starting = process;
      AtomicLong polls = new AtomicLong(random.nextInt(LONGEST_WAIT_IN_POLLS));
      starting.until(
          "early kill " + kill + ", seed " + seed,
          () -> polls.decrementAndGet() <= 0 || size(journal) > whole * 9 / 10);
      starting.kill();
      process = MurmurationProcess.start(folder, "resume", "-q", out);
    }
    MurmurationProcess.Ended last = process.end();

    assertThat(last.code()).as("seed %d: %s", seed, last.err()).isZero();
    undisturbed.assertSameAs(out, 1);
  }

  @Test
  void aBatchOfSeveralRunsAtOnceSurvivesItToo() {
    Path scenario = Scenarios.large(folder);
    Undisturbed undisturbed = Undisturbed.run(folder, scenario, "--runs", 3);
    Path out = folder.resolve("out");
    Path later = Undisturbed.run(out, 1).resolve("encounters.jsonl");

    MurmurationProcess process =
        MurmurationProcess.start(
            folder,
            "run",
            "-q",
            scenario,
            "-o",
            out,
            "--runs",
            3,
            "--set",
            "engine.runs-at-once=2");
    for (int kill = 1; kill <= 3; kill++) {
      long target = kill * size(undisturbed.journal(1)) / 5;
      process.until("two runs are under way", () -> size(later) >= target);
      process.kill();
      process = MurmurationProcess.start(folder, "resume", "-q", out);
    }
    MurmurationProcess.Ended last = process.end();

    assertThat(last.code()).as(last.err()).isZero();
    undisturbed.assertSameAs(out, 3);
  }
}
