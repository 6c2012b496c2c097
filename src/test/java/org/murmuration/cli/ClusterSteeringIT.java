package org.murmuration.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.cli.MurmurationProcess.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.cli.MurmurationProcess.Ended;

/** A run on a cluster is watched and steered through any of its nodes. */
class ClusterSteeringIT {

  private static final Map<String, String> TOKEN = Map.of("MURMURATION_TOKEN", "correct-horse");

  @TempDir private Path folder;

  @Test
  void aRunOnAClusterIsSteeredThroughAnotherNodeAndFetchedWithItsLogs() throws IOException {
    NodeOfCluster first =
        NodeOfCluster.of(folder).with("MURMURATION_TOKEN", "correct-horse").start().untilUp();
    NodeOfCluster second =
        NodeOfCluster.of(folder)
            .with("MURMURATION_TOKEN", "correct-horse")
            .joining(first)
            .start()
            .untilUp();
    try {
      shell(
          "run",
          Scenarios.large(folder),
          "-o",
          "out",
          "--set",
          "stop.max-rounds=1000000",
          "--detach",
          "--cluster",
          first.control());
      long batch = number(folder.resolve("out"));
      ControlOfRun control = new ControlOfRun(second.control(), batch, 0, "correct-horse");
      control.until(state -> state.path("rounds").intValue() > 1);

      assertThat(shell("pause", "out", "--by", "ann").code()).isZero();
      control.until(
          state ->
              state.path("state").textValue().equals("paused")
                  && state.path("inFlight").intValue() == 0);
      JsonNode reached =
          control.tell(
              "interventions",
              "{\"by\":\"bo\",\"intervention\":{\"adversary\":{\"committed\":{\"name\":\"M\"}},"
                  + "\"count\":50}}");
      assertThat(reached.path("agents")).hasSize(50);
      Ended told = shell("interview", second.control() + "/" + batch + "/0", 3);
      assertThat(told.code()).as(told.err()).isZero();
      assertThat(shell("proceed", "out").code()).isZero();
      assertThat(shell("stop", "out").code()).isZero();
      control.until(state -> state.path("state").textValue().equals("ended"));
      assertThat(control.get("/entries/0").path("raw").path("index").intValue()).isZero();

      Ended fetched = shell("cluster", "attach", "out");

      assertThat(fetched.code()).as(fetched.err()).isEqualTo(130);
      List<String> audit = Files.readAllLines(folder.resolve("out/audit.jsonl"));
      assertThat(audit).hasSize(6);
      assertThat(audit.get(1)).contains("\"by\":\"ann\"", "\"what\":\"pause\"");
      assertThat(Files.readAllLines(folder.resolve("out/run-000/interviews.jsonl"))).hasSize(1);
      Ended replayed = MurmurationProcess.run(folder, "replay", "out");
      assertThat(replayed.code()).as(replayed.err() + replayed.out()).isZero();
    } finally {
      second.kill();
      first.kill();
    }
  }

  private static long number(Path batch) {
    return Submission.of(Batch.open(batch).folder()).flatMap(Submission::batch).orElseThrow();
  }

  private Ended shell(Object... arguments) {
    return MurmurationProcess.start(folder, TOKEN, command(arguments)).end();
  }
}
