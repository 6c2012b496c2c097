package org.murmuration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.murmuration.report.Browser;

/** The page of a real run, from its first round to its report, and the same run read anew. */
class DashboardOfRunIT {

  private static final Pattern ADDRESS = Pattern.compile("watch: (http://\\S+)");

  @TempDir private Path folder;
  private Browser browser;
  private MurmurationProcess process;

  @BeforeEach
  void openBrowser() {
    browser = new Browser();
  }

  @AfterEach
  void endAll() {
    browser.close();
    if (process != null && process.isAlive()) {
      process.kill();
    }
  }

  /** A population on a network that goes on until it is stopped. */
  private String begin(Path out) throws IOException {
    Path scenario = folder.resolve("ring.conf");
    Files.writeString(
        scenario,
        """
        experiment = naminggame
        title      = "A ring under attack"
        seed       = 7
        population { size = 100 }
        minds { crowd { fitted { model = llama3 } } }
        schedule { network { small-world { degree = 4, rewire = 0.1 } } }
        naminggame { names = [Q, M, X, Y, F, J, P, R, C, D], memory = 5 }
        stop { max-rounds = 1000000, when-converged = false }
        """);
    process = MurmurationProcess.start(folder, "run", scenario, "--stay", "--out", out);
    return address();
  }

  private String address() {
    process.until("it is served", () -> ADDRESS.matcher(process.errors()).find());
    Matcher found = ADDRESS.matcher(process.errors());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  @Test
  void aRunIsWatchedSteeredAttackedAndStopped() throws IOException {
    Path out = folder.resolve("out");
    browser.open(begin(out));
    browser.click("#pause");
    browser.until("paused", () -> browser.text("#state").equals("paused"));
    browser.until("the first rounds", () -> !chart().isEmpty());
    assertThat(browser.driver().getCurrentUrl()).doesNotContain("token");
    String before = chart();
    browser.click("#step-round");
    browser.until("the chart moves", () -> !chart().equals(before));
    browser.until("paused", () -> browser.text("#state").equals("paused"));
    injectCommitted();
    lookAtAnAgent();
    for (int round = 0; round < 100 && shareOf("Q") < 0.6; round++) {
      String stood = browser.text("#headline");
      browser.click("#step-round");
      browser.until("a round", () -> !browser.text("#headline").equals(stood));
      browser.until("paused", () -> browser.text("#state").equals("paused"));
    }
    assertThat(shareOf("Q")).as("the curve has turned").isGreaterThanOrEqualTo(0.6);
    browser.click("#tab-figures");
    browser.until("the audit log", () -> browser.text("#part-audit").contains("ada"));
    browser.picture("run-attacked");

    assertThat(browser.complaints()).isEmpty();

    browser.click("#stop");
    browser.click("#stop");
    browser.until("the end", () -> browser.text("#state").equals("ended"));
    browser.until("no commands", () -> !browser.shows("#commands"));
    expectNothingFromElsewhere();
    process.interrupt();
    process.end();
  }

  @Test
  void aFinishedRunIsReadFromItsServerItsFileAndItsRecord() throws IOException {
    Path out = folder.resolve("out");
    process =
        MurmurationProcess.start(
            folder,
            "run",
            Path.of("scenarios/naming-game-committed-after.conf").toAbsolutePath(),
            "--runs=2",
            "--stay",
            "--out",
            out);
    browser.open(address());
    browser.until("the end", () -> browser.text("#state").equals("ended"));
    expectReportBeside();
    assertThat(browser.complaints()).allMatch(line -> line.contains(" 409 "));
    process.interrupt();
    process.end();

    browser.open(out.resolve("report.html").toUri().toString());
    browser.until("the findings", () -> browser.shows("#findings"));
    browser.click("#view-run");
    expectReportBeside();
    browser.complaints().clear();

    int port = free();
    process = MurmurationProcess.start(folder, "open", out, "--port=" + port);
    process.until("it is served", () -> isServed(port));
    browser.open("http://127.0.0.1:" + port + "/");
    expectReportBeside();
    browser.click("#view-run");
    browser.script("const r = document.getElementById('run'); r.value = '1'; r.onchange();");
    browser.until("the other run", () -> browser.text("#marks").contains("committed"));
    expectNothingFromElsewhere();
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean isServed(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private void expectReportBeside() {
    browser.until("the mark", () -> browser.text("#marks").contains("4 agents to committed"));
    browser.until("rings", () -> browser.text("#legend").contains("adversary"));
    assertThat(browser.shows("#commands")).isFalse();
    browser.click("#view-report");
    browser.until("the manifest", () -> browser.shows("#manifest"));
  }

  private String chart() {
    return browser.attribute("#measures .card .chart", "aria-label");
  }

  private double shareOf(String name) {
    String[] parts = chart().split("[:,] " + name + " ");
    return parts.length < 2 ? 0 : Double.parseDouble(parts[1].split("[, ]")[0]);
  }

  private void injectCommitted() {
    browser.click("#tab-intervene");
    browser.until("the library", () -> browser.shows("#kind"));
    browser.write("#amount", "20");
    browser.write("#intervention .by", "ada");
    browser.click("#do-preview");
    browser.until("a preview", () -> browser.text("#preview").contains("Would hit 20"));
    browser.until("rings", () -> browser.text("#legend").contains("would be hit"));
    browser.click("#preview .strong");
    browser.until("it is done", () -> browser.text("#preview").contains("Done"));
    browser.until("rings", () -> browser.text("#legend").contains("adversary"));
    browser.until("the mark", () -> browser.text("#marks").contains("by ada"));
  }

  private void lookAtAnAgent() {
    browser.click("#tab-look");
    browser.write("#agent-number", "7");
    browser.find("#agent-number").submit();
    browser.until("the agent", () -> browser.text("#pane-look").contains("Agent 7"));
    browser.until("its memory", () -> browser.text("#pane-look").contains("Memory"));
    browser.click(".interview button[type=submit]");
    browser.until("an answer", () -> browser.text("#interviews").contains("not remembered"));
  }

  /** Between its end and its record, a run may say that it cannot answer just now. */
  private void expectNothingFromElsewhere() throws IOException {
    assertThat(browser.complaints()).allMatch(line -> line.contains(" 409 "));
    assertThat(browser.requests())
        .isNotEmpty()
        .allMatch(address -> address.matches("(http://127\\.0\\.0\\.1:|file:|data:).*"));
  }
}
