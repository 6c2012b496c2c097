package org.murmuration.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One HTML file that shows a report from disk, without a network: the chart library, style, script
 * and report are all inside it. The page's content security policy admits exactly these scripts and
 * styles, by hash, and nothing else. The same report gives the same bytes.
 */
public final class ReportPage {

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

  static String html(Report report) {
    List<String> styles = PageFiles.STYLES.stream().map(PageFiles::text).toList();
    String charts = PageFiles.text(PageFiles.CHARTS);
    List<String> scripts = PageFiles.SCRIPTS.stream().map(PageFiles::text).toList();
    return PageFiles.filled(
        Map.of(
            "policy",
            "<meta http-equiv=\"Content-Security-Policy\" content=\""
                + policy(styles, charts, scripts)
                + "\">\n",
            "style",
            within("<style>", styles, "</style>"),
            "scripts",
            within("<script>", List.of(charts), "</script>")
                + "\n<script type=\"application/json\" id=\"report\">"
                + ReportJson.of(report)
                + "</script>\n"
                + within("<script>", scripts, "</script>")));
  }

  private static String within(String start, List<String> texts, String end) {
    return texts.stream().map(text -> start + text + end).collect(Collectors.joining("\n"));
  }

  private static String policy(List<String> styles, String charts, List<String> scripts) {
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src " + hash(charts) + " " + hashes(scripts),
        "style-src " + hashes(styles),
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'");
  }

  private static String hashes(List<String> inlined) {
    return inlined.stream().map(ReportPage::hash).collect(Collectors.joining(" "));
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
}
