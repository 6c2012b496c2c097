package org.murmuration.cli;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.measure.Figure;

/**
 * A table for the terminal: each column of the table becomes a line, so that a table of many
 * columns and few rows fits. Control characters of a text are shown as such and never reach the
 * terminal.
 */
final class TextTable {

  private TextTable() {}

  static List<String> lines(Figure.Table table) {
    int columns = table.columns().size();
    int[] widths = new int[table.rows().size() + 1];
    for (int c = 0; c < columns; c++) {
      widths[0] = Math.max(widths[0], visible(table.columns().get(c)).length());
      for (int r = 0; r < table.rows().size(); r++) {
        widths[r + 1] = Math.max(widths[r + 1], visible(table.rows().get(r).get(c)).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (int c = 0; c < columns; c++) {
      StringBuilder line = new StringBuilder(padded(table.columns().get(c), widths[0], false));
      for (int r = 0; r < table.rows().size(); r++) {
        line.append("  ").append(padded(table.rows().get(r).get(c), widths[r + 1], true));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private static String padded(String text, int width, boolean right) {
    String shown = visible(text);
    String space = " ".repeat(width - shown.length());
    return right ? space + shown : shown + space;
  }

  /** The text with control and format characters replaced. */
  static String visible(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}]", "�");
  }
}
