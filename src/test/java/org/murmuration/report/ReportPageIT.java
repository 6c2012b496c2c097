package org.murmuration.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.measure.Figure;

/** The page in a real browser. In continuous integration a missing browser is a failure. */
class ReportPageIT {

  @TempDir private Path folder;

  @Test
  void opensOfflineWithAllChartsDrawnAndNothingRefused() throws Exception {
    Path page = folder.resolve("report.html");
    ReportPage.write(new DemoReport().build(), page);

    Shown shown = open(page);

    assertThat(shown.log()).doesNotContain("Content Security Policy").doesNotContain("Uncaught");
    assertThat(shown.dom().split("<canvas|<svg", -1).length - 1)
        .as("charts drawn")
        .isGreaterThanOrEqualTo(4);
    assertThat(shown.dom()).contains("<td");
  }

  @Test
  void transcriptsAreFoldedUpTextsAndNothingInThemIsMarkup() throws Exception {
    Path page = folder.resolve("report.html");
    String hostile = "<img src=x onerror=alert(1)> javascript:alert(1) \u001b[31m \u202Eabc";
    ReportPage.write(
        new DemoReport()
            .showing(
                new Figure.Transcripts(
                    "Transcripts",
                    "",
                    List.of(
                        new Figure.Transcript(
                            "a duel", List.of(new Figure.Utterance("A", hostile, "continue"))))))
            .build(),
        page);

    Shown shown = open(page);

    assertThat(shown.log()).doesNotContain("Content Security Policy").doesNotContain("Uncaught");
    String dom = shown.dom();
    int begin = dom.indexOf("<div class=\"transcripts\">");
    assertThat(dom.substring(begin, dom.indexOf("</figure>", begin)))
        .contains("<details><summary><bdi>a duel</bdi></summary>")
        .contains("<bdi>&lt;img src=x onerror=alert(1)&gt; javascript:alert(1) \u241b[31m")
        .doesNotContain("<img");
  }

  @Test
  void gridsAndTimelinesAreDrawnAndToldInWordsAndNothingInThemIsMarkup() throws Exception {
    Path page = folder.resolve("report.html");
    String hostile = "<img src=x onerror=alert(1)> \u202Eabc";
    ReportPage.write(
        new DemoReport()
            .showing(
                DemoReport.whoKnows(hostile, 100, 130),
                DemoReport.ledger(hostile, 70, 2000),
                new Figure.Grid("Empty grid", "", List.of(), List.of(), List.of(), List.of()),
                new Figure.Events(
                    "Empty timeline",
                    "",
                    new Figure.Axis("entry", null, null),
                    List.of(),
                    List.of(),
                    List.of()))
            .build(),
        page);

    Shown shown = open(page);

    assertThat(shown.log()).doesNotContain("Content Security Policy").doesNotContain("Uncaught");
    assertThat(shown.dom().split("<canvas", -1)).hasSizeGreaterThanOrEqualTo(5);
    assertThat(shown.dom())
        .contains("Grid of 100 rows and 130 columns", "The first 80 of 100 rows are drawn.")
        .contains("Timeline of 2000 events in 70 lanes by entry", "of the first 60 lanes.")
        .contains("Grid of 0 rows and 0 columns", "Timeline of 0 events in 0 lanes")
        .containsPattern(
            "told: happened(<|&lt;)img src=x onerror=alert\\(1\\)(>|&gt;) \\[U\\+202E]abc")
        .as("an element, which a browser writes with quotes")
        .doesNotContain("<img src=\"x\"");
  }

  private record Shown(String dom, String log) {}

  private Shown open(Path page) throws IOException, InterruptedException {
    Optional<String> chromium = browser();
    if (System.getenv("CI") == null) {
      assumeThat(chromium).as("Chromium on the PATH").isPresent();
    }
    assertThat(chromium).as("Chromium on the PATH").isPresent();
    Path dom = folder.resolve("dom.html");
    Path log = folder.resolve("log.txt");
    Process browser =
        new ProcessBuilder(
                chromium.get(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + folder.resolve("profile"),
                "--enable-logging=stderr",
                "--v=0",
                "--virtual-time-budget=5000",
                "--dump-dom",
                page.toUri().toString())
            .redirectOutput(dom.toFile())
            .redirectError(log.toFile())
            .start();
    try {
      assertThat(browser.waitFor(120, TimeUnit.SECONDS)).as("the browser came back").isTrue();
    } finally {
      browser.destroyForcibly();
    }
    return new Shown(Files.readString(dom), Files.readString(log));
  }

  private static Optional<String> browser() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(place -> Stream.of("chromium", "chromium-browser").map(Path.of(place)::resolve))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }
}
