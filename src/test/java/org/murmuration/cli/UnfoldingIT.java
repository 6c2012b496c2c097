package org.murmuration.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.cli.MurmurationProcess.size;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Experiments whose schedules unfold, in two processes, killed in the middle and gone on with: the
 * record is that of a plain loop that nothing happened to.
 */
class UnfoldingIT {

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cocktail-party.conf         | population.size=200 let.rounds=14 measures=[ratios,circles] cocktailparty.graphs=5
          sentences.conf              | population.size=240 sentences.embedding.most=60
          public-goods-malicious.conf | population.size=1000 publicgoods.reputation=3
          chain-letter.conf           | population.size=2500
          identity-rollback.conf      | population.size=2000
          company-1000.conf           | population.size=900
          """)
  void killedInTheMiddleTheRecordIsThatOfAPlainLoop(String name, String settings) {
    Path scenario = Path.of("scenarios", name).toAbsolutePath();
    List<Object> given = new ArrayList<>(List.of("--runs", 1));
    for (String setting : settings.split(" ")) {
      given.addAll(List.of("--set", setting));
    }
    Undisturbed undisturbed = Undisturbed.run(folder, scenario, given.toArray());
    long whole = size(undisturbed.journal(0));
    Path out = folder.resolve("out");
    Path journal = Undisturbed.run(out, 0).resolve("encounters.jsonl");
    List<Object> run = new ArrayList<>(List.of("run", "-q", scenario, "-o", out, "--nodes", 2));
    run.addAll(given);
    run.addAll(List.of("--set", "engine.executor=actors"));

    MurmurationProcess process = MurmurationProcess.start(folder, run.toArray());
    process.until("a third", () -> size(journal) > whole / 3);
    process.kill();
    assertThat(size(journal)).isLessThan(whole);
    MurmurationProcess.Ended ended =
        MurmurationProcess.run(folder, "resume", "-q", out, "--nodes", 2);

    assertThat(ended.code()).as(ended.err()).isZero();
    undisturbed.assertSameAs(out, 1);
  }
}
