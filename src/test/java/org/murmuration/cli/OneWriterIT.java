package org.murmuration.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.cli.MurmurationProcess.size;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.cli.MurmurationProcess.Ended;

/** Only one process works on a run directory; others are refused and disturb nothing. */
class OneWriterIT {

  @TempDir Path folder;

  @Test
  void aSecondProcessIsRefusedInOneLine() {
    Path scenario = Scenarios.large(folder);
    Undisturbed undisturbed = Undisturbed.run(folder, scenario, "--runs", 2);
    Path out = folder.resolve("out");
    Path journal = Undisturbed.run(out, 0).resolve("encounters.jsonl");

    MurmurationProcess first =
        MurmurationProcess.start(
            folder,
            "run",
            "-q",
            scenario,
            "-o",
            out,
            "--runs",
            2,
            "--set",
            "engine.runs-at-once=1");
    first.until("it is under way", () -> size(journal) > 100_000);
    assertRefused(MurmurationProcess.run(folder, "resume", "-q", out));

    assertThat(first.end().code()).isZero();
    undisturbed.assertSameAs(out, 2);
  }

  @Test
  void theProcessThatGoesOnWithARunHasItToItselfAsWell() {
    Path scenario = Scenarios.large(folder);
    Undisturbed undisturbed = Undisturbed.run(folder, scenario);
    Path out = folder.resolve("out");
    Path journal = Undisturbed.run(out, 0).resolve("encounters.jsonl");
    MurmurationProcess killed = MurmurationProcess.start(folder, "run", "-q", scenario, "-o", out);
    killed.until("it is under way", () -> size(journal) > 100_000);
    killed.kill();
    long before = size(journal);

    MurmurationProcess first = MurmurationProcess.start(folder, "resume", "-q", out);
    first.until("it goes on", () -> size(journal) > before + 100_000);
    assertRefused(MurmurationProcess.run(folder, "resume", "-q", out));

    assertThat(first.end().code()).isZero();
    undisturbed.assertSameAs(out, 1);
  }

  private static void assertRefused(Ended second) {
    assertThat(second.code()).isEqualTo(1);
    assertThat(second.errors())
        .containsExactly(
            "murmuration: out is being written by another process; wait for it to end, or stop it");
  }
}
