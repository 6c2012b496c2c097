package org.murmuration.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One HTML file that shows a report from disk, without a network: the chart library, style, script
 * and report are all inside it. The page's content security policy admits exactly these scripts and
 * this style, by hash, and nothing else. The same report gives the same bytes.
 */
public final class ReportPage {

  private static final String CHARTS = "/META-INF/resources/webjars/echarts/%s/echarts.min.js";
  private static final String CHARTS_POM = "/META-INF/maven/org.webjars/echarts/pom.properties";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

  private ReportPage() {}

  /**
   * Writes the page, replacing an earlier one; a reader sees the old file or the new one, never a
   * part.
   *
   * @throws IOException if the file cannot be written
   */
  public static void write(Report report, Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Files.createDirectories(target.getParent());
    Path partial = target.resolveSibling(target.getFileName() + ".part");
    try {
      Files.writeString(partial, html(report));
      Files.move(
          partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  static String html(Report report) throws IOException {
    String charts = text(CHARTS.formatted(chartsVersion()));
    String script = text("page.js");
    String style = text("page.css");
    Map<String, String> parts =
        Map.of(
            "policy", policy(charts, script, style),
            "style", style,
            "charts", charts,
            "report", ReportJson.of(report),
            "script", script);
    // In one pass, so that a placeholder within a text of the report stays a text.
    return PLACEHOLDER
        .matcher(text("page.html"))
        .replaceAll(found -> Matcher.quoteReplacement(parts.get(found.group(1))));
  }

  private static String policy(String charts, String script, String style) {
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src " + hash(charts) + " " + hash(script),
        "style-src " + hash(style),
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'");
  }

  private static String hash(String inlined) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(inlined.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static String chartsVersion() throws IOException {
    Properties pom = new Properties();
    try (InputStream in = resource(CHARTS_POM)) {
      pom.load(in);
    }
    return pom.getProperty("version");
  }

  /** A resource with the line ends that a browser sees when it computes a hash. */
  private static String text(String resource) throws IOException {
    try (InputStream in = resource(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("\r\n", "\n")
          .replace('\r', '\n');
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = ReportPage.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException("The installation is incomplete: " + name + " is missing");
    }
    return in;
  }
}
