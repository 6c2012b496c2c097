package org.murmuration.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** The page of a run in a real browser, with a small game in place of a run. */
class DashboardIT {

  private static final String HOSTILE =
      "<img src=x onerror=alert(1)><script>alert(2)</script> javascript:alert(3) \u001b[31mred"
          + " \u202egnorw </p></body> {{script}}";

  @TempDir private Path folder;
  private Browser browser;
  private DemoServer server;

  @BeforeEach
  void openBrowser() {
    browser = new Browser();
  }

  /** Whatever a test does: nothing is complained about, and nobody else is asked for anything. */
  @AfterEach
  void nothingWasRefusedAndNobodyElseAsked() throws IOException {
    try {
      if (server != null) {
        assertThat(browser.complaints())
            .as("console")
            .allMatch(line -> line.contains(" 401 ") || line.contains(" 404 "));
        assertThat(browser.requests())
            .as("requests")
            .isNotEmpty()
            .allMatch(
                address -> address.startsWith(server.origin()) || address.startsWith("data:"));
      }
    } finally {
      browser.close();
      if (server != null) {
        server.close();
      }
    }
  }

  private DemoRun serve(int agents, boolean fixed, String hostile, double rate) throws IOException {
    DemoRun run = new DemoRun(agents, fixed, hostile);
    server = new DemoServer(run, 0, rate);
    return run;
  }

  private void open(String address) {
    browser.open(address);
    browser.until("the first round", () -> browser.text("#headline").contains("Round"));
  }

  private String latest() {
    return browser.attribute("#measures .card .chart", "aria-label");
  }

  private double shareOf(String name) {
    String[] parts = latest().split("[:,] " + name + " ");
    return parts.length < 2 ? 0 : Double.parseDouble(parts[1].split("[, ]")[0]);
  }

  @Test
  void aCommittedMinorityIsPreviewedRingedAndTurnsTheCurve() throws IOException {
    serve(120, true, "", 900);
    open(server.address());
    assertThat(browser.driver().getCurrentUrl()).doesNotContain("token");
    String before = latest();
    browser.until("the chart moves", () -> !latest().equals(before));
    browser.rest(3000);
    double shareBefore = shareOf("Q");

    browser.click("#tab-intervene");
    choosePlace("role manager");
    assertThat(intended()).contains("\"role\": \"manager\"").contains("\"count\": 1");
    choosePlace("random");
    browser.write("#amount", "26");
    browser.write("#intervention .by", "ada");
    browser.click("#do-preview");
    browser.until("a preview", () -> browser.text("#preview").contains("Would hit 26"));
    browser.until("rings", () -> browser.text("#legend").contains("would be hit"));
    assertThat(browser.find("#preview pre").getAttribute("textContent")).contains("committed");
    browser.picture("preview");
    browser.click("#preview .strong");

    browser.until("rings", () -> browser.text("#legend").contains("adversary"));
    browser.until("the mark", () -> browser.text("#marks").contains("26 committed to Q"));
    assertThat(browser.text("#marks")).contains("by ada");
    browser.until("the curve turns", () -> shareOf("Q") > Math.max(0.7, shareBefore + 0.3));
    assertThat(browser.text("#headline")).contains("26 adversaries");
    assertThat(ringedOnCanvas()).isGreaterThan(500);
    browser.picture("attacked");
  }

  private void choosePlace(String value) {
    browser.click("#placement option[value='" + value + "']");
  }

  /** What a preview says the intervention is in a scenario file. */
  private String intended() {
    browser.click("#do-preview");
    browser.until("a preview", () -> browser.text("#preview").contains("Would hit"));
    return browser.find("#preview pre").getAttribute("textContent");
  }

  /** Pixels of the canvas that have the colour of adversaries. */
  private long ringedOnCanvas() {
    return (long)
        browser.script(
            """
            const canvas = document.getElementById('network');
            const data = canvas.getContext('2d')
              .getImageData(0, 0, canvas.width, canvas.height).data;
            let count = 0;
            for (let i = 0; i < data.length; i += 4) {
              if (data[i] > 150 && data[i + 1] < 120 && data[i + 2] > 40 && data[i + 2] < 150
                && data[i + 1] + 20 < data[i + 2] && data[i + 3] > 200) count += 1;
            }
            return count;
            """);
  }

  @Test
  void figuresOfTheMeasuresAreShownRenewedAndReadAsTables() throws IOException {
    DemoRun run = serve(40, false, "", 300);
    run.commit("ada", "Q", List.of(3, 9));
    open(server.address());

    browser.until("the figures", () -> browser.text("#panels").contains("Company"));
    browser.script("document.getElementById('panels').scrollIntoView();");
    String before = browser.text("#panels-position");
    browser.until("newer ones", () -> !browser.text("#panels-position").equals(before));
    assertThat(browser.attribute("#panels .chart", "aria-label"))
        .contains("Network of 40 nodes", "of them strong", "Ringed: P4, P10");
    assertThat(browser.attribute("#panels [data-kind=tree] .chart", "aria-label"))
        .contains("from 2 roots");
    assertThat(browser.attribute("#panels [data-kind=grid] .chart", "aria-label"))
        .contains("Grid of 7 rows and 4 columns", "was told");
    assertThat(browser.attribute("#panels [data-kind=events] .chart", "aria-label"))
        .contains("in 7 lanes by entry", "told: did not happen");
    browser.click("#panels .beside summary");
    browser.until("the table", () -> browser.text("#panels .beside").contains("closest"));
    assertThat(browser.text("#panels .beside table")).contains("P40", "ringed");
    browser.picture("panels");
    browser.script("document.querySelector('#panels [data-kind=tree]').scrollIntoView();");
    browser.picture("panels-tree");
    assertThat(thoseWhoTalkStandTogether()).isEqualTo(true);
  }

  /** Two circles of friends with one weak link between them, laid out; then once more. */
  private Object thoseWhoTalkStandTogether() {
    return browser.script(
        """
        const nodes = Array.from({ length: 12 }, (_, i) => ({ label: `P${i}`, group: -1 }));
        const links = nodes.flatMap((_, i) => nodes.flatMap((_, j) =>
          (i < j && i % 2 === j % 2 ? [{ from: i, to: j, weight: 5 }] : [])));
        const figure = { nodes, links: [...links, { from: 0, to: 1, weight: 0.2 }] };
        const at = murmuration.places(figure, null);
        const far = (a, b, in_ = at) => Math.hypot(in_.get(a)[0] - at.get(b)[0],
          in_.get(a)[1] - at.get(b)[1]);
        const again = murmuration.places(figure, at);
        return nodes.every((_, i) => far(`P${i}`, `P${(i + 2) % 12}`)
          < far(`P${i}`, `P${(i + 1) % 12}`) && far(`P${i}`, `P${i}`, again) < 0.3);
        """);
  }

  @Test
  void aRunPausesStepsAndGoesOn() throws IOException {
    DemoRun run = serve(24, true, "", 200);
    open(server.address());

    browser.click("#pause");
    browser.until("paused", () -> browser.text("#state").equals("paused"));
    long at = run.state().encounters();
    browser.click("#step");
    browser.until("one encounter", () -> run.state().encounters() == at + 1);
    browser.until("paused again", () -> browser.text("#state").equals("paused"));
    browser.click("#step-round");
    browser.until("the round's end", () -> run.state().encounters() % 12 == 0);
    browser.until("paused again", () -> browser.text("#state").equals("paused"));
    browser.click("#pause");
    browser.until("running", () -> browser.text("#state").equals("running"));
    browser.click("#tab-figures");
    browser.until("the audit log", () -> browser.text("#part-audit").contains("proceed"));
    browser.picture("details");
  }

  @Test
  void anAgentIsLookedAtAndInterviewed() throws IOException {
    serve(60, true, "", 200);
    open(server.address());
    browser.until("the population", () -> browser.text("#drawn").contains("small world"));

    browser.click("#tab-look");
    browser.write("#agent-number", "7");
    browser.find("#agent-number").submit();
    browser.until("the agent", () -> browser.text("#pane-look").contains("Agent 7"));
    assertThat(browser.text("#pane-look"))
        .contains("Identity", "Memory", "The other said", "Latest entries", "Calls");
    browser.write("#question", "Which name, and why?");
    browser.click(".interview button[type=submit]");
    browser.until("an answer", () -> browser.text("#interviews").contains("I would say Q."));
    browser.script("document.getElementById('pane-look').scrollTop = 0;");
    browser.picture("agent");
    browser.click("#pane-look .entries .index");
    browser.until("the entry", () -> browser.text("#pane-look").contains("What was said"));
    assertThat(browser.text("#pane-look")).contains("Prompts and raw answers");
  }

  @Test
  void whatIsStoppedHasNoCommandsAndNoReport() throws IOException {
    serve(24, true, "", 300);
    open(server.address());

    browser.click("#stop");
    browser.click("#stop");
    browser.until("the end", () -> browser.text("#state").equals("ended"));
    browser.until("the newest", () -> browser.text("#pane-encounters").contains("The newest"));
    assertThat(browser.shows("#commands")).isFalse();
    assertThat(browser.shows("#views")).isFalse();
  }

  @Test
  void theReportOpensWhenTheRunIsOver() throws IOException {
    DemoRun run = serve(24, true, "", 300);
    open(server.address());

    run.finish();
    browser.until("the end", () -> browser.text("#state").equals("ended"));
    browser.click("#view-report");
    browser.until("findings", () -> browser.text("#findings").contains("Published"));
    assertThat(browser.text("#scenario")).contains("experiment = naming-game");
    assertThat(browser.shows("#commands")).isFalse();
    browser.picture("report");
    browser.click("#view-run");
    assertThat(browser.shows("#population")).isTrue();
  }

  @Test
  void hostileTextsAreTexts() throws IOException {
    DemoRun run = serve(24, true, HOSTILE, 100);
    open(server.address());
    run.tell("<b>ada</b>", HOSTILE, List.of(3));

    browser.until("a hostile line", () -> browser.text("#pane-encounters").contains("onerror"));
    browser.until("a hostile mark", () -> browser.text("#marks").contains("onerror"));
    browser.click("#tab-look");
    browser.write("#agent-number", "3");
    browser.find("#agent-number").submit();
    browser.until("the agent", () -> browser.text("#pane-look").contains("Told from outside"));

    browser.click("#panels .beside summary");
    browser.until("the table", () -> browser.text("#panels .beside table").contains("onerror"));
    browser.script(
        """
        document.querySelectorAll('#panels .chart').forEach((place) =>
          echarts.getInstanceByDom(place).dispatchAction(
            { type: 'showTip', seriesIndex: 0, dataIndex: 0 }));
        """);
    browser.until(
        "tooltips", () -> browser.text("#panels [data-kind=tree] .tooltip").contains("onerror"));

    assertThat(browser.text("#pane-look"))
        .contains("<img src=x onerror=alert(1)><script>alert(2)</script>")
        .contains("\u241b[31mred")
        .contains("[U+202E]gnorw");
    assertThat(browser.driver().findElements(By.cssSelector("img, #main script, b b"))).isEmpty();
    assertThat(browser.text("#marks")).contains("<b>ada</b>");
    browser.picture("hostile");
  }

  @Test
  void everythingIsReachedByKeyboard() throws IOException {
    serve(40, true, "", 100);
    open(server.address());
    browser.until("the population", () -> browser.text("#drawn").contains("small world"));

    tabTo("pause");
    press(Keys.ENTER);
    browser.until("paused", () -> browser.text("#state").equals("paused"));
    tabTo("network");
    press(Keys.ARROW_RIGHT, Keys.ARROW_DOWN, Keys.ENTER);
    browser.until("an agent", () -> browser.text("#pane-look").contains("Persona"));
    tabTo("tab-look");
    press(Keys.ARROW_RIGHT);
    browser.until("interventions", () -> browser.shows("#kind"));
    tabTo("do-preview");
    assertThat(browser.script("return getComputedStyle(document.activeElement).outlineStyle;"))
        .as("focus is seen")
        .isEqualTo("solid");
    press(Keys.ENTER);
    browser.until("a preview", () -> browser.text("#preview").contains("Would hit"));
  }

  private void tabTo(String id) {
    for (int presses = 0; presses < 200; presses++) {
      if (id.equals(browser.script("return document.activeElement.id;"))) {
        return;
      }
      press(Keys.TAB);
    }
    throw new AssertionError("Tab never reaches " + id);
  }

  private void press(CharSequence... keys) {
    new Actions(browser.driver()).sendKeys(keys).perform();
  }

  @Test
  void commandsAskForTheTokenAndKeepItInTheTabOnly() throws IOException {
    DemoRun run = serve(24, true, "", 100);
    open(server.origin() + "/");

    browser.click("#pause");
    browser.until("the dialog", () -> browser.shows("#token-dialog"));
    browser.write("#token-field", "wrong");
    browser.click("#token-form .strong");
    browser.until("a refusal", () -> browser.text("#refusal").contains("token is wrong"));
    assertThat(run.state().state()).isEqualTo("running");
    browser.write("#token-field", DemoServer.TOKEN);
    browser.click("#token-form .strong");
    browser.until("paused", () -> browser.text("#state").equals("paused"));

    assertThat(browser.script("return JSON.stringify(localStorage) + location.href;").toString())
        .doesNotContain(DemoServer.TOKEN);
  }

  @Test
  void nodesAndShardsOfAClusterAreShown() throws IOException {
    serve(100, false, "", 300);
    server.asCluster();
    open(server.address());

    browser.click("#tab-figures");
    browser.until("nodes", () -> browser.text("#part-cluster").contains("10.0.0.2:7171"));
    assertThat(browser.text("#part-cluster")).contains("supervisor", "endpoint 2 is down");
    browser.find("#part-cluster").click();
    browser.picture("cluster");
  }

  @Test
  void aLongRunIsKeptInFewPoints() throws IOException {
    serve(24, true, "", 100);
    open(server.address());

    Object kept =
        browser.script(
            """
            const data = murmuration.series();
            for (let from = 0; from < 300000; from += 1000) {
              data.add({ columns: ['round'], charts: [], marks: [], from,
                rows: Array.from({ length: 1000 }, (_, i) => [from + i]) });
            }
            const rounds = data.rows('all').map(({ row }) => row[0]);
            return [rounds.length, rounds[150], rounds[rounds.length - 1]].join(' ');
            """);

    String[] values = kept.toString().split(" ");
    assertThat(Integer.parseInt(values[0])).isBetween(1000, 2001);
    assertThat(values[1]).as("the first rounds are all there").isEqualTo("150");
    assertThat(values[2]).as("the last one is there").isEqualTo("299999");
  }

  @Test
  void nobodyMovesWhenColoursChange() throws IOException {
    serve(60, true, "", 400);
    open(server.address());
    browser.until("the population", () -> browser.text("#drawn").contains("small world"));
    String place = "const at = murmuration.nodeAt(17); return at.x + ' ' + at.y;";
    Object before = browser.script(place);

    browser.click("#colour-by button:nth-child(2)");
    browser.until("personas", () -> browser.text("#legend").contains("sceptics"));
    browser.rest(2000);

    assertThat(browser.script(place)).isEqualTo(before);
  }

  @Test
  void largePopulationsAreDrawnInGroups() throws IOException {
    serve(6000, true, "", 20000);
    open(server.address());
    browser.until("groups", () -> browser.text("#drawn").contains("groups by community"));
    browser.rest(3000);
    browser.picture("communities");
  }

  @Test
  void aPhoneShowsItAllInOneColumn() throws IOException {
    serve(40, false, "", 200);
    browser.resize(360, 740);
    open(server.address());
    browser.until("the population", () -> browser.text("#drawn").contains("random pairs"));

    assertThat((long) browser.script("return document.documentElement.scrollWidth;"))
        .isLessThanOrEqualTo(360);
    browser.picture("phone");
  }

  @Test
  void aFinishedRunOpensFromItsFileWithoutCommands() throws IOException {
    DemoRun run = new DemoRun(60, true, "");
    run.play(1200);
    run.commit("ada", "Q", List.of(3, 9, 17, 21, 25, 31, 33, 41));
    run.play(3000);
    run.command("stop", 0, 0);
    Path file = folder.resolve("report.html");
    ReportPage.write(new DemoReport().build().showing(run.snapshot()), file);

    browser.open(file.toUri().toString());
    browser.until("the findings first", () -> browser.shows("#findings"));
    browser.click("#view-run");
    browser.until("the state", () -> browser.text("#state").equals("ended"));
    browser.until("the population", () -> browser.text("#legend").contains("adversary"));
    assertThat(browser.shows("#commands")).isFalse();
    assertThat(browser.shows("#tab-intervene")).isFalse();
    assertThat(browser.text("#pane-encounters")).contains("are in this file");
    browser.until("its figures", () -> browser.text("#panels").contains("Company"));
    browser.picture("frozen");
    browser.click("#pane-encounters .intervention .index");
    browser.until("the intervention", () -> browser.text("#pane-look").contains("committed to Q"));
    browser.click("#view-report");
    browser.until("findings", () -> browser.text("#findings").contains("Published"));

    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests())
        .allMatch(one -> one.startsWith("file:") || one.startsWith("data:"));
  }
}
