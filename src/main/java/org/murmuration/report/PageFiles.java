package org.murmuration.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of the page, to be served: one front end for runs under way and finished ones. {@link
 * ReportPage} writes the same files into one.
 */
public final class PageFiles {

  /** The content security policy under which {@code index.html} is to be served. */
  public static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  static final List<String> STYLES = List.of("page.css", "dashboard.css");

  /** In the order in which they run: each uses what those before it give. */
  static final List<String> SCRIPTS =
      List.of(
          "dom.js",
          "theme.js",
          "bus.js",
          "files.js",
          "charts.js",
          "lines.js",
          "bars.js",
          "forces.js",
          "networks.js",
          "scatters.js",
          "trees.js",
          "grids.js",
          "timelines.js",
          "tables.js",
          "figures.js",
          "report.js",
          "live.js",
          "frozen.js",
          "series.js",
          "marks.js",
          "headline.js",
          "measures.js",
          "panels.js",
          "communities.js",
          "layout.js",
          "drawing.js",
          "population.js",
          "entries.js",
          "entry.js",
          "agents.js",
          "agent.js",
          "fields.js",
          "interviews.js",
          "look.js",
          "inject.js",
          "details.js",
          "commands.js",
          "main.js");

  static final String CHARTS = "echarts.min.js";

  private static final String CHARTS_AT = "/META-INF/resources/webjars/echarts/%s/" + CHARTS;
  private static final String CHARTS_POM = "/META-INF/maven/org.webjars/echarts/pom.properties";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");
  private static final String ASSETS = "assets/";

  private PageFiles() {}

  /** A file as a browser is to get it. */
  public record PageFile(String contentType, String text) {}

  /**
   * A file by the path under which the page asks for it, such as {@code assets/page.css}; {@code
   * index.html} is the page itself.
   */
  public static Optional<PageFile> at(String path) {
    if (path.equals("index.html")) {
      return Optional.of(new PageFile("text/html; charset=utf-8", index()));
    }
    if (!path.startsWith(ASSETS)) {
      return Optional.empty();
    }
    String name = path.substring(ASSETS.length());
    if (STYLES.contains(name)) {
      return Optional.of(new PageFile("text/css; charset=utf-8", text(name)));
    }
    if (name.equals(CHARTS) || SCRIPTS.contains(name)) {
      return Optional.of(new PageFile("text/javascript; charset=utf-8", text(name)));
    }
    return Optional.empty();
  }

  private static String index() {
    String styles =
        STYLES.stream()
            .map(name -> "<link rel=\"stylesheet\" href=\"" + ASSETS + name + "\">")
            .collect(Collectors.joining("\n"));
    String scripts =
        Stream.concat(Stream.of(CHARTS), SCRIPTS.stream())
            .map(name -> "<script src=\"" + ASSETS + name + "\"></script>")
            .collect(Collectors.joining("\n"));
    return filled(Map.of("policy", "", "style", styles, "scripts", scripts));
  }

  /** The page with its parts, in one pass, so that a placeholder within a part stays a text. */
  static String filled(Map<String, String> parts) {
    return PLACEHOLDER
        .matcher(text("page.html"))
        .replaceAll(found -> Matcher.quoteReplacement(parts.get(found.group(1))));
  }

  /** A part of the page, with the line ends that a browser sees when it computes a hash. */
  static String text(String name) {
    String resource = name.equals(CHARTS) ? CHARTS_AT.formatted(chartsVersion()) : "page/" + name;
    try (InputStream in = resource(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("\r\n", "\n")
          .replace('\r', '\n');
    } catch (IOException e) {
      throw new UncheckedIOException("The installation is damaged: " + resource, e);
    }
  }

  private static String chartsVersion() {
    Properties pom = new Properties();
    try (InputStream in = resource(CHARTS_POM)) {
      pom.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("The installation is damaged: " + CHARTS_POM, e);
    }
    return pom.getProperty("version");
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = PageFiles.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException("The installation is incomplete: " + name + " is missing");
    }
    return in;
  }
}
