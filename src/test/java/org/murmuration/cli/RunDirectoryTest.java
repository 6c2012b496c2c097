package org.murmuration.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.murmuration.cli.Console.murmuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user hears about run directories that are unfinished, damaged or none at all. */
class RunDirectoryTest {

  private static final String SCENARIO =
      """
      experiment = naminggame
      runs = 2
      population { size = 10 }
      minds { crowd { fitted = llama3 } }
      naminggame { names = [Q, M], first-choices = 10 }
      engine { executor = sequential }
      stop { max-rounds = 30, when-converged = false }
      """;

  @TempDir Path folder;

  private Path scenario;
  private Path out;

  @BeforeEach
  void aBatchThatEnded() throws IOException {
    scenario = Files.writeString(folder.resolve("x.conf"), SCENARIO);
    out = folder.resolve("out");
    Console said = murmuration("run", "-q", scenario, "-o", out);
    assertThat(said).isEqualTo(new Console(0, "", ""));
  }

  @Test
  void aFolderThatIsNoRunDirectory() {
    refused(
        folder + ": is no run directory; it must be a folder that `murmuration run` has written",
        "resume",
        folder);
    refused(
        folder + ": is no run directory; it must be a folder that `murmuration run` has written",
        "report",
        folder);
  }

  @Test
  void aFolderThatIsNotThere() {
    Path missing = folder.resolve("missing");

    refused(
        missing + ": is no run directory; it must be a folder that `murmuration run` has written",
        "resume",
        missing);
  }

  @Test
  void aRunDirectoryOfAnotherFormat() throws IOException {
    Path manifest = out.resolve("batch.json");
    Files.writeString(
        manifest, Files.readString(manifest).replace("\"format\" : 1", "\"format\" : 2"));

    for (String command : new String[] {"resume", "report"}) {
      refused(
          manifest
              + ": has format 2, but this version of Murmuration reads format 1; use the version"
              + " named in it",
          command,
          out);
    }
  }

  @Test
  void aManifestThatIsDamaged() throws IOException {
    Path manifest = out.resolve("batch.json");

    Files.writeString(manifest, "{\n \"format\" : 1,\n");
    Console torn = murmuration("resume", out);
    Files.writeString(manifest, "{ \"format\" : 1 }");
    Console empty = murmuration("resume", out);

    assertThat(torn.errors()).hasSize(1);
    assertThat(torn.errors().get(0))
        .matches("murmuration: .*batch\\.json:\\d: is not what Murmuration writes");
    assertThat(torn.code()).isEqualTo(2);
    assertThat(empty.errors())
        .containsExactly("murmuration: " + manifest + ": is not what Murmuration writes");
    assertThat(empty.code()).isEqualTo(2);
  }

  @Test
  void aTornLastLineIsCutOffAndSaid() throws IOException {
    Path run = out.resolve("run-001");
    byte[] whole = Files.readAllBytes(run.resolve("encounters.jsonl"));
    Files.delete(run.resolve("run.json"));
    Files.write(run.resolve("encounters.jsonl"), Arrays.copyOf(whole, 5003));

    Console said = murmuration("resume", "-q", out);

    assertThat(said.code()).isZero();
    assertThat(said.errors()).hasSize(1);
    assertThat(said.errors().get(0))
        .matches("murmuration: .*run-001: cut off a torn last line of \\d+ bytes");
    assertThat(run.resolve("encounters.jsonl")).hasBinaryContent(whole);
  }

  @Test
  void anEntryThatIsDamagedIsNamed() throws IOException {
    Path journal = out.resolve("run-000/encounters.jsonl");
    Files.delete(out.resolve("run-000/run.json"));
    Files.writeString(journal, Files.readString(journal).replaceFirst("\n[^\n]*\n", "\nx\n"));

    Console said = murmuration("resume", "-q", out);

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.errors())
        .containsExactly(
            "murmuration: " + journal + ":2: is not a journal entry",
            "To go on:",
            "  murmuration resume " + out);
  }

  @Test
  void goingOnWithAnotherScenarioIsRefused() {
    refused(
        out + ": holds runs of another scenario, seed differs; choose another --out",
        "run",
        scenario,
        "-o",
        out,
        "--resume",
        "--seed",
        "9");
  }

  @Test
  void goingOnWithWhatIsFinishedChangesNothing() throws IOException {
    byte[] before = Files.readAllBytes(out.resolve("run-000/encounters.jsonl"));

    Console said = murmuration("run", "-q", scenario, "-o", out, "--resume");

    assertThat(said.code()).isZero();
    assertThat(out.resolve("run-000/encounters.jsonl")).hasBinaryContent(before);
  }

  @Test
  void aReportNeedsARunThatEnded() throws IOException {
    Files.delete(out.resolve("run-000/run.json"));
    Files.delete(out.resolve("run-001/run.json"));

    refused(
        out + ": no run has ended yet; go on with `murmuration resume " + out + "`", "report", out);
  }

  @Test
  void aRunWhoseMindHasNoAnswerFailsAndSaysHowToGoOn() throws IOException {
    Path table = Files.writeString(folder.resolve("policy.csv"), "memory,Q,M\n,1,0\n");
    Path own =
        Files.writeString(
            folder.resolve("own.conf"),
            SCENARIO.replace("fitted = llama3", "policy { file = policy.csv }"));
    Path failing = folder.resolve("failing");

    Console said = murmuration("run", "-q", own, "--runs", 1, "-o", failing);

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.errors()).hasSize(3);
    assertThat(said.errors().get(0))
        .startsWith("murmuration: encounter ")
        .endsWith(
            table
                + ": does not list the memory Q/Q; add a row for it, or set fallback to uniform or"
                + " fitted");
    assertThat(said.errors().subList(1, 3))
        .containsExactly("To go on:", "  murmuration resume " + failing);
    assertThat(failing.resolve("run-000/encounters.jsonl")).isNotEmptyFile();
  }

  @Test
  void theReportIsTheSameWhenItIsWrittenAnew() throws IOException {
    String summary = Files.readString(out.resolve("summary.json"));
    Files.delete(out.resolve("summary.json"));
    Files.delete(out.resolve("report.html"));

    Console said = murmuration("report", "-q", out.resolve("run-000"));

    assertThat(said).isEqualTo(new Console(0, "", ""));
    assertThat(out.resolve("summary.json")).hasContent(summary);
    assertThat(out.resolve("report.html")).isNotEmptyFile();
  }

  private static void refused(String line, Object... arguments) {
    Console said = murmuration(arguments);
    assertThat(said.errors()).containsExactly("murmuration: " + line);
    assertThat(said.code()).isEqualTo(2);
  }
}
