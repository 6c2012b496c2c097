package org.murmuration.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.murmuration.measure.Figure;

class ReportPageTest {

  private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);
  private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);
  private static final Pattern DATA =
      Pattern.compile(
          "<script type=\"application/json\" id=\"report\">(.*?)</script>", Pattern.DOTALL);
  private static final Pattern POLICY =
      Pattern.compile("http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</script><script>alert(1)</script>",
        "<img src=x onerror=\"alert(1)\">",
        "<!-- <script>",
        "]]>&lt;&amp;",
        "one\u2028two\u2029three\u0000\ud800",
        "{{script}} $1 \\u003c"
      })
  void aHostileTextStaysAText(String hostile) throws IOException {
    Figure table = new Figure.Table(hostile, hostile, List.of(hostile), List.of(List.of(hostile)));

    String page =
        ReportPage.html(
            new DemoReport().titled(hostile).noting(hostile).of(hostile).showing(table).build());

    String json = only(DATA, page);
    assertThat(json).doesNotContainPattern("[<>&\\u2028\\u2029]");
    JsonNode report = new ObjectMapper().readTree(json);
    assertThat(report.path("title").textValue()).isEqualTo(hostile);
    assertThat(report.path("scenario").textValue()).isEqualTo(hostile);
    assertThat(report.path("notes").path(0).textValue()).isEqualTo(hostile);
    assertThat(report.path("figures").path(0).path("rows").path(0).path(0).textValue())
        .isEqualTo(hostile);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<a href=\"javascript:alert(1)\">javascript:alert(1)</a>",
        "\u001b[31mred\u001b]0;title\u0007",
        "\u202Eright to left\u2066",
        "</li></ol><h1>"
      })
  void aTranscriptIsDataWordForWord(String hostile) throws IOException {
    Figure transcripts =
        new Figure.Transcripts(
            hostile,
            hostile,
            List.of(
                new Figure.Transcript(
                    hostile, List.of(new Figure.Utterance(hostile, hostile, hostile)))));

    String page = ReportPage.html(new DemoReport().showing(transcripts).build());

    String json = only(DATA, page);
    assertThat(json).doesNotContainPattern("[<>&\\u001b\\u202e]");
    JsonNode figure = new ObjectMapper().readTree(json).path("figures").path(0);
    assertThat(figure.path("kind").textValue()).isEqualTo("transcripts");
    JsonNode line = figure.path("transcripts").path(0).path("lines").path(0);
    assertThat(line.path("text").textValue()).isEqualTo(hostile);
    assertThat(line.path("speaker").textValue()).isEqualTo(hostile);
    assertThat(line.path("move").textValue()).isEqualTo(hostile);
  }

  @Test
  void noTextIsEverWrittenAsMarkup() throws IOException {
    List<String> scripts = PageFiles.SCRIPTS.stream().map(PageFiles::text).toList();

    assertThat(String.join("\n", scripts))
        .doesNotContainPattern(
            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|DOMParser|\\beval\\(|new Function");
  }

  @Test
  void aHostileTextChangesNothingOutsideTheData() throws IOException {
    String calm = ReportPage.html(new DemoReport().titled("calm").build());
    String hostile = ReportPage.html(new DemoReport().titled("</script><b>{{style}}").build());

    assertThat(DATA.matcher(hostile).replaceAll("")).isEqualTo(DATA.matcher(calm).replaceAll(""));
  }

  @Test
  void thePolicyAdmitsTheInlinedScriptsAndStyleByHashAndNothingElse() throws Exception {
    String page = ReportPage.html(new DemoReport().build());

    List<String> scripts = all(SCRIPT, page);
    assertThat(scripts).hasSize(1 + PageFiles.SCRIPTS.size());
    List<String> styles = all(STYLE, page);
    assertThat(styles).hasSize(PageFiles.STYLES.size());
    assertThat(only(POLICY, page).split("; "))
        .containsExactly(
            "default-src 'none'",
            "script-src " + hashes(scripts),
            "style-src " + hashes(styles),
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'");
  }

  @Test
  void nothingIsLoadedFromAnywhere() throws IOException {
    String page = ReportPage.html(new DemoReport().build());
    String charts = all(SCRIPT, page).get(0);

    // The name of a format, which nothing fetches.
    String own = page.replace(charts, "").replace("http://www.w3.org/2000/svg", "");

    assertThat(own).doesNotContainPattern("(?i:https?:|@import)|\\burl\\(");
    assertThat(all(Pattern.compile("(?i)\\s(?:src|href)=\"([^\"]*)\""), own))
        .containsExactly("data:,", "#main");
    assertThat(all(Pattern.compile("https?://([\\w.]+)"), charts))
        .containsOnly("www.apache.org", "github.com", "www.w3.org");
  }

  @Test
  void anInlinedScriptCannotEndItsOwnElement() throws IOException {
    String page = ReportPage.html(new DemoReport().build());

    assertThat(all(Pattern.compile("(?i)(</script)"), page)).hasSize(2 + PageFiles.SCRIPTS.size());
    assertThat(all(SCRIPT, page)).noneMatch(script -> script.contains("<!--"));
  }

  @Test
  void aNumberThatIsNotFiniteBecomesNull() throws IOException {
    Figure lines =
        new Figure.Lines(
            "lines",
            "",
            new Figure.Axis("x", null, Double.POSITIVE_INFINITY),
            new double[] {1, 2, 3},
            new Figure.Axis("y", 0.5, Double.NaN),
            List.of(new Figure.Curve("a", new double[] {0.25, Double.NaN, 3}, null, null, true)));

    JsonNode figure =
        new ObjectMapper()
            .readTree(only(DATA, ReportPage.html(new DemoReport().showing(lines).build())))
            .path("figures")
            .path(0);

    assertThat(figure.path("curves").path(0).path("values")).hasToString("[0.25,null,3.0]");
    assertThat(figure.path("x").path("max").isNull()).isTrue();
    assertThat(figure.path("y")).hasToString("{\"label\":\"y\",\"min\":0.5,\"max\":null}");
  }

  @Test
  void theSameReportGivesTheSameBytes() throws IOException {
    ReportPage.write(new DemoReport().build(), folder.resolve("a.html"));
    ReportPage.write(new DemoReport().build(), folder.resolve("b.html"));

    assertThat(folder.resolve("a.html")).hasSameBinaryContentAs(folder.resolve("b.html"));
  }

  @Test
  void anEarlierPageIsReplacedAndNothingElseIsLeftBehind() throws IOException {
    Path page = folder.resolve("new").resolve("report.html");

    ReportPage.write(new DemoReport().titled("first").build(), page);
    ReportPage.write(new DemoReport().titled("second").build(), page);

    assertThat(Files.readString(page)).contains("\"second\"").doesNotContain("\"first\"");
    assertThat(page.getParent()).isDirectoryContaining(page::equals);
    assertThat(Files.list(page.getParent())).hasSize(1);
  }

  private static String hashes(List<String> texts) throws Exception {
    List<String> hashes = new ArrayList<>();
    for (String text : texts) {
      hashes.add(hash(text));
    }
    return String.join(" ", hashes);
  }

  private static String hash(String text) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
  }

  private static String only(Pattern pattern, String page) {
    List<String> found = all(pattern, page);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static List<String> all(Pattern pattern, String page) {
    return new ArrayList<>(
        pattern.matcher(page).results().map((MatchResult found) -> found.group(1)).toList());
  }
}
