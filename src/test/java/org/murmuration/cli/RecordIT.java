package org.murmuration.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.cli.MurmurationProcess.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.cli.MurmurationProcess.Ended;

/** What a batch leaves behind: everything needed to trace its numbers, and no secrets. */
class RecordIT {

  private static final String SECRET = "sk-sentinel-5ba11ad";

  @TempDir Path folder;

  @Test
  void aBatchHasAReportASummaryAndAFolderForEachRun() throws IOException {
    Path scenario = Scenarios.small(folder);
    Path out = folder.resolve("out");

    Ended said = MurmurationProcess.run(folder, "run", "-q", scenario, "-o", out, "--runs", 2);

    assertThat(said).isEqualTo(new Ended(0, "", ""));
    assertThat(visible(out))
        .containsExactly(
            "batch.json", "report.html", "run-000", "run-001", "scenario.conf", "summary.json");
    assertThat(visible(out.resolve("run-000")))
        .containsExactly("encounters.jsonl", "measures.csv", "run.json", "summary.json");
    assertThat(out.resolve("scenario.conf")).hasSameBinaryContentAs(scenario);
  }

  @Test
  void theManifestOfARunSaysWhatMadeIt() throws IOException {
    Path scenario = Scenarios.small(folder);
    Path out = folder.resolve("out");

    MurmurationProcess.run(
        folder, "run", "-q", scenario, "-o", out, "--set", "naminggame.memory=4");

    JsonNode run = json(out.resolve("run-000/run.json"));
    assertThat(run.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "format",
            "murmuration",
            "commit",
            "java",
            "scenario",
            "run",
            "seed",
            "executor",
            "nodes",
            "models",
            "start",
            "end",
            "end-reason",
            "resolved-scenario",
            "entries");
    assertThat(run.path("format").asInt()).isEqualTo(1);
    assertThat(run.path("murmuration").asText()).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(run.path("commit").asText()).matches("[0-9a-f]{12}(\\+changes)?");
    assertThat(run.path("java").asText()).isEqualTo(Runtime.version().toString());
    assertThat(run.path("scenario").asText()).isEqualTo("x");
    assertThat(run.path("executor").asText()).isEqualTo("actors");
    assertThat(run.path("nodes")).hasSize(1);
    assertThat(run.path("models")).hasSize(1);
    assertThat(run.path("models").path(0).asText()).isEqualTo("llama3");
    assertThat(Instant.parse(run.path("start").asText()))
        .isBeforeOrEqualTo(Instant.parse(run.path("end").asText()));
    assertThat(run.path("end-reason").asText()).isEqualTo("converged");
    assertThat(run.path("entries").asLong())
        .isEqualTo(Files.readAllLines(out.resolve("run-000/encounters.jsonl")).size());
    assertThat(run.at("/resolved-scenario/naminggame/memory").asInt()).isEqualTo(4);
    assertThat(run.at("/resolved-scenario/seed").asInt()).isEqualTo(11);
  }

  @Test
  void theManifestOfABatchSaysWhatWasWritten() throws IOException {
    Files.writeString(folder.resolve("edges.csv"), "0,1\n1,2\n2,3\n");
    Path scenario = Scenarios.small(folder);
    Files.writeString(
        scenario, Files.readString(scenario) + "schedule { network { file = \"edges.csv\" } }\n");
    Path out = folder.resolve("out");

    MurmurationProcess.run(folder, "run", "-q", scenario, "-o", out, "--runs", 1, "--seed", 5);

    JsonNode batch = json(out.resolve("batch.json"));
    assertThat(batch.path("overrides").toString()).isEqualTo("[\"seed=5\",\"runs=1\"]");
    assertThat(out.resolve(batch.at("/inputs/edges.csv").asText())).hasContent("0,1\n1,2\n2,3\n");
    assertThat(batch.at("/scenario/seed").asInt()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"actors", "sequential"})
  void aKeyInTheEnvironmentIsNowhereInIt(String executor) throws IOException {
    Path scenario = Scenarios.small(folder);
    Files.writeString(
        scenario, Files.readString(scenario) + "title = \"t\"${?OPENAI_API_KEY}\"t\"\n");
    Path out = folder.resolve("out");

    Ended said =
        MurmurationProcess.start(
                folder,
                Map.of("OPENAI_API_KEY", SECRET),
                command(
                    "run",
                    "--verbose",
                    scenario,
                    "-o",
                    out,
                    "--set",
                    "engine.executor=" + executor))
            .end();

    assertThat(said.code()).as(said.err()).isZero();
    assertThat(json(out.resolve("batch.json")).at("/scenario/title").asText()).isEqualTo("tt");
    assertNoSecret();
  }

  @Test
  void norIsItInWhatIsSaidAboutAFailure() throws IOException {
    Path scenario = Scenarios.small(folder);
    Files.writeString(folder.resolve("policy.csv"), "memory,Q,M\n,1,0\n");
    Files.writeString(
        scenario,
        Files.readString(scenario).replace("fitted = llama3", "policy { file = \"policy.csv\" }"));

    Ended said =
        MurmurationProcess.start(
                folder,
                Map.of("OPENAI_API_KEY", SECRET),
                command("run", "--verbose", scenario, "-o", folder.resolve("out")))
            .end();

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err()).contains("does not list the memory");
    assertNoSecret();
  }

  /** Everything that was written, what was said included, is in the folder. */
  private void assertNoSecret() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile))
          .hasSizeGreaterThan(5)
          .noneMatch(file -> text(file).contains(SECRET));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> visible(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  private static JsonNode json(Path file) throws IOException {
    return JsonMapper.builder().build().readTree(file.toFile());
  }
}
