package org.murmuration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The batch that nothing happened to, carried out by the sequential executor. */
record Undisturbed(Path folder) {

  static Undisturbed run(Path folder, Path scenario, Object... arguments) {
    List<Object> all = new ArrayList<>();
    all.addAll(
        List.of("run", "-q", scenario, "-o", "undisturbed", "--set", "engine.executor=sequential"));
    all.addAll(List.of(arguments));
    assertThat(MurmurationProcess.run(folder, all.toArray()))
        .isEqualTo(new MurmurationProcess.Ended(0, "", ""));
    return new Undisturbed(folder.resolve("undisturbed"));
  }

  Path journal(int run) {
    return run(folder, run).resolve("encounters.jsonl");
  }

  static Path run(Path batch, int run) {
    return batch.resolve("run-%03d".formatted(run));
  }

  /** Fails unless another batch has recorded the same, byte for byte. */
  void assertSameAs(Path batch, int runs) {
    for (int run = 0; run < runs; run++) {
      for (String file : new String[] {"encounters.jsonl", "measures.csv", "summary.json"}) {
        assertThat(run(batch, run).resolve(file))
            .as("%s of run %d", file, run)
            .hasSameBinaryContentAs(run(folder, run).resolve(file));
      }
    }
    assertThat(batch.resolve("summary.json"))
        .hasSameBinaryContentAs(folder.resolve("summary.json"));
    assertThat(batch.resolve("report.html")).isNotEmptyFile();
  }
}
