package org.murmuration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.murmuration.cluster.Control.RunStatus;
import org.murmuration.server.PretendCluster;

/** A batch that a single node has carried out, for a pretended cluster to have recorded. */
record Carried(Path folder) {

  private static final List<String> WRITTEN =
      List.of("encounters.jsonl", "measures.csv", "summary.json");

  /** Carries a scenario out in sequence. */
  static Carried out(Path folder, Object... scenarioAndOptions) {
    List<Object> line = new ArrayList<>(List.of("run", "-q", "-o", folder));
    line.addAll(List.of(scenarioAndOptions));
    line.addAll(List.of("--set", "engine.executor=sequential"));
    Console said = Console.murmuration(line.toArray());
    assertThat(said.errors().stream().filter(text -> text.contains("Exception"))).isEmpty();
    return new Carried(folder);
  }

  /** Where its runs stand. */
  List<RunStatus> runs() {
    try (Stream<Path> folders = Files.list(folder)) {
      return folders
          .filter(run -> run.getFileName().toString().startsWith("run-"))
          .sorted()
          .map(Carried::status)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RunStatus status(Path run) {
    JsonNode manifest = LlmScenario.json(run.resolve("run.json"));
    return PretendCluster.run(
        manifest.path("run").intValue(),
        manifest.path("end-reason").textValue(),
        manifest.path("entries").longValue());
  }

  /** Fails unless another batch is the same: journals, series, figures, and what calls left. */
  void assertSameAs(Path batch) {
    for (RunStatus run : runs()) {
      for (String file : WRITTEN) {
        assertSame(batch, "run-%03d/%s".formatted(run.run(), file));
      }
      for (String file : List.of("calls.jsonl", "calls-by-agent.csv")) {
        assertSame(batch, "run-%03d/%s".formatted(run.run(), file));
      }
    }
    for (String file : List.of("summary.json", "calls.jsonl", "policies.json")) {
      assertSame(batch, file);
    }
    for (String table : names("glob:**/policy-*.csv")) {
      assertSame(batch, table);
    }
    assertThat(batch.resolve("report.html")).isNotEmptyFile();
    assertThat(batch).isDirectoryNotContaining("glob:**.partial");
  }

  private List<String> names(String glob) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileSystem().getPathMatcher(glob).matches(file))
          .map(file -> file.getFileName().toString())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertSame(Path batch, String file) {
    if (Files.exists(folder.resolve(file))) {
      assertThat(batch.resolve(file)).as(file).hasSameBinaryContentAs(folder.resolve(file));
    } else {
      assertThat(batch.resolve(file)).as(file).doesNotExist();
    }
  }
}
