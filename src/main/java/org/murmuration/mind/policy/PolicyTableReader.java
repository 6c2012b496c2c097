package org.murmuration.mind.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.mind.policy.PolicyTable.Step;
import org.murmuration.settings.InputError;
import org.murmuration.settings.Nearest;

/**
 * Reads a policy table: CSV in UTF-8, with the header {@code memory,<name>,<name>,…} and one row
 * per memory state.
 *
 * <p>The first cell of a row is the memory, oldest exchange first: {@code own/partner} steps
 * separated by spaces, or nothing for the empty memory. The others are counts or probabilities of
 * the names, normalised row by row. Names may contain anything except spaces and slashes; blank
 * lines are skipped.
 */
final class PolicyTableReader {

  private static final String FORM = "memory,<name>,<name>,…";

  private final String source;
  private final List<String> names = new ArrayList<>();
  private final Map<List<Step>, double[]> rows = new HashMap<>();
  private final Map<List<Step>, Integer> lines = new HashMap<>();

  private PolicyTableReader(String source) {
    this.source = source;
  }

  /**
   * Reads a table to its end.
   *
   * @param source what errors call the table
   * @throws InputError if the table is not well-formed, naming source and line
   */
  static PolicyTableReader read(String source, InputStream in) throws IOException {
    PolicyTableReader table = new PolicyTableReader(source);
    CsvMapper mapper =
        CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .build();
    try (CsvParser parser = mapper.getFactory().createParser(in)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.START_ARRAY) {
        List<String> cells = new ArrayList<>();
        int line = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          line = cells.isEmpty() ? parser.currentTokenLocation().getLineNr() : line;
          cells.add(parser.getText());
        }
        if (table.names.isEmpty()) {
          table.header(line, cells);
        } else {
          table.row(line, cells);
        }
      }
    } catch (JsonProcessingException e) {
      throw new InputError(
          source + ":" + e.getLocation().getLineNr() + ": is not CSV: " + e.getOriginalMessage(),
          e);
    } catch (CharConversionException e) {
      throw new InputError(source + ": is not text in UTF-8", e);
    }
    if (table.names.isEmpty()) {
      throw table.error(1, "the header is missing; it must be " + FORM);
    }
    if (table.rows.isEmpty()) {
      throw table.error(2, "there are no rows; there must be one for each memory state");
    }
    return table;
  }

  List<String> names() {
    return List.copyOf(names);
  }

  /** Probabilities of the names, in their order, by memory state. */
  Map<List<Step>, double[]> rows() {
    return rows;
  }

  private void header(int line, List<String> cells) {
    if (!cells.get(0).equals("memory") || cells.size() < 2) {
      throw error(line, "the header is %s; it must be %s".formatted(String.join(",", cells), FORM));
    }
    for (String name : cells.subList(1, cells.size())) {
      if (name.isEmpty()) {
        throw error(line, "column " + (names.size() + 2) + " has no name; each must have one");
      }
      if (name.matches("(?s).*[\\s/].*")) {
        throw error(
            line, "the header has the name \"" + name + "\"; names have no spaces and no slashes");
      }
      if (names.contains(name)) {
        throw error(line, "the header has " + name + " twice; each name must stand once");
      }
      names.add(name);
    }
  }

  private void row(int line, List<String> cells) {
    if (cells.size() != names.size() + 1) {
      throw error(
          line,
          "there are %d cells; there must be %d: the memory, then a number for each of %s"
              .formatted(cells.size(), names.size() + 1, String.join(", ", names)));
    }
    List<Step> memory = memory(line, cells.get(0));
    Integer first = lines.putIfAbsent(memory, line);
    if (first != null) {
      throw error(
          line,
          "%s stands in line %d already; each memory must stand once"
              .formatted(
                  memory.isEmpty() ? "the empty memory" : "the memory " + cells.get(0), first));
    }
    double[] row = new double[names.size()];
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      row[i] = number(line, names.get(i), cells.get(i + 1));
      sum += row[i];
    }
    if (sum == 0 || Double.isInfinite(sum)) {
      throw error(
          line,
          "the numbers add up to %s; they must add up to more than 0"
              .formatted(sum == 0 ? "0" : "infinity"));
    }
    for (int i = 0; i < row.length; i++) {
      row[i] /= sum;
    }
    rows.put(memory, row);
  }

  private List<Step> memory(int line, String text) {
    List<Step> steps = new ArrayList<>();
    for (String step : text.isEmpty() ? new String[0] : text.split(" +")) {
      String[] sides = step.split("/", -1);
      if (sides.length != 2 || sides[0].isEmpty() || sides[1].isEmpty()) {
        throw error(
            line,
            "the memory has the step %s; a step must be own/partner, such as %s/%s"
                .formatted(step, names.get(0), names.get(names.size() - 1)));
      }
      steps.add(new Step(known(line, sides[0]), known(line, sides[1])));
    }
    return List.copyOf(steps);
  }

  private String known(int line, String name) {
    int number = names.indexOf(name);
    if (number < 0) {
      throw error(
          line,
          "the memory names %s, which is not in the header; it must be one of %s%s"
              .formatted(name, String.join(", ", names), Nearest.suggestion(name, names)));
    }
    return names.get(number);
  }

  private double number(int line, String name, String cell) {
    double number = Double.NaN;
    try {
      number = new BigDecimal(cell).doubleValue();
    } catch (NumberFormatException e) {
      // Refused below, with the same words as a negative number.
    }
    if (!(number >= 0 && number <= Double.MAX_VALUE)) {
      throw error(
          line,
          "the value of %s is %s; it must be a count or a probability, 0 or more"
              .formatted(name, cell.isEmpty() ? "empty" : cell));
    }
    return number;
  }

  private InputError error(int line, String problem) {
    return InputError.at(source + ":" + line, problem);
  }
}
