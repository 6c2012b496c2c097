package org.murmuration.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.cli.MurmurationProcess.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.cli.MurmurationProcess.Ended;
import org.murmuration.server.PretendCluster;
import org.murmuration.server.Served;

/** Ctrl-C while a batch is followed that a cluster carries out. */
class ClusterInterruptIT {

  private static final int RECORDED = 1000;

  @TempDir private Path folder;

  private final PretendCluster cluster = new PretendCluster();
  private Served served;
  private Path scenario;
  private Path recorded;

  @BeforeEach
  void aClusterThatHasRecordedTheBeginningOfARun() throws Exception {
    scenario = Scenarios.large(folder);
    Undisturbed undisturbed = Undisturbed.run(folder, scenario);
    recorded = Files.createDirectories(folder.resolve("recorded/run-000"));
    List<String> lines = Files.readAllLines(undisturbed.journal(0));
    Files.write(recorded.resolve("encounters.jsonl"), lines.subList(0, RECORDED));
    cluster.records(recorded.getParent(), List.of(PretendCluster.run(0, null, RECORDED)));
    cluster.version = MurmurationProcess.run(folder, "--version").out().split(" ")[1];
    served = Served.of(cluster, "", Map.of("MURMURATION_TOKEN", "abc123"));
  }

  @AfterEach
  void close() {
    served.close();
  }

  @Test
  void theRunsAreStoppedThereAndWhatIsRecordedIsFetched() throws Exception {
    MurmurationProcess process = start("run", "-q", scenario, "-o", "out");
    process.until("it is under way", () -> cluster.asked.contains("submit x"));
    process.interrupt();
    Ended stopped = process.end();

    assertThat(stopped.code()).isEqualTo(130);
    assertThat(stopped.out()).isEmpty();
    assertThat(stopped.errors())
        .containsExactly(
            "murmuration: stopping the runs of batch 1 on the cluster",
            "murmuration: stopped; what is recorded stays. To go on:",
            "  murmuration resume out");
    assertThat(cluster.asked).contains("stop 1");
    assertThat(folder.resolve("out/run-000/encounters.jsonl"))
        .hasSameBinaryContentAs(recorded.resolve("encounters.jsonl"));
    assertThat(Files.readString(folder.resolve("out/batch.json"))).doesNotContain("abc123");
  }

  @Test
  void whoOnlyLooksOnLeavesTheRunsGoing() throws Exception {
    assertThat(start("run", "-q", scenario, "-o", "out", "--detach").end())
        .isEqualTo(new Ended(0, "", ""));

    MurmurationProcess process = start("cluster", "attach", "out");
    process.until("it shows progress", () -> process.errors().contains("round 3"));
    process.interrupt();

    assertThat(process.end().code()).isEqualTo(130);
    assertThat(cluster.asked).containsExactly("submit x");
  }

  private MurmurationProcess start(Object... arguments) throws Exception {
    List<String> line = new ArrayList<>(InterruptIT.withDefaultSignals());
    line.addAll(command(arguments));
    line.add("--cluster");
    line.add(served.address());
    return MurmurationProcess.start(folder, Map.of("MURMURATION_TOKEN", "abc123"), line);
  }
}
