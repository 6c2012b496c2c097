package org.murmuration.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.murmuration.settings.InputError;
import org.murmuration.settings.Settings;

/**
 * A network listed in a UTF-8 text file: one edge a line, two agent numbers from 0, separated by a
 * comma, a semicolon, a tab or spaces. The first line may be the header {@code source,target};
 * empty lines and lines that begin with {@code #} are passed over. Edges have no direction, and
 * their order in the file means nothing.
 */
record EdgeFile(Settings settings, Path file) implements Topology {

  private static final Pattern SEPARATOR = Pattern.compile("\\s*[,;\\s]\\s*");
  private static final Pattern HEADER = Pattern.compile("(?i)source\\s*[,;\\s]\\s*target");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  static EdgeFile read(Settings settings) {
    return new EdgeFile(settings, settings.file("value"));
  }

  @Override
  public Edges draw(long seed, int agents) {
    Map<Long, Integer> lineOfEdge = new HashMap<>();
    boolean headerMayFollow = true;
    int line = 0;
    for (String written : lines()) {
      line++;
      String row = (line == 1 ? written.replace(BYTE_ORDER_MARK, "") : written).strip();
      if (row.isEmpty() || row.startsWith("#")) {
        continue;
      }
      if (!(headerMayFollow && HEADER.matcher(row).matches())) {
        long edge = edge(row, line, agents);
        Integer earlier = lineOfEdge.putIfAbsent(edge, line);
        if (earlier != null) {
          throw error(line, "this edge already stands in line " + earlier + "; it may stand once");
        }
      }
      headerMayFollow = false;
    }
    if (lineOfEdge.isEmpty()) {
      throw error(Math.max(line, 1), "the file ends without an edge; it needs lines such as 0,1");
    }
    return Edges.of(lineOfEdge.keySet().stream().mapToLong(Long::longValue).toArray());
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      throw settings.error("value", "names " + file + ", which does not exist");
    } catch (IOException e) {
      throw settings.error("value", "names " + file + ", which cannot be read as UTF-8 text");
    }
  }

  private long edge(String row, int line, int agents) {
    String[] columns = SEPARATOR.split(row, -1);
    if (columns.length != 2) {
      throw error(
          line,
          "the row has " + columns.length + " columns; it must be two agent numbers, such as 0,1");
    }
    int one = agent(columns[0], line, agents);
    int other = agent(columns[1], line, agents);
    if (one == other) {
      throw error(line, "agent " + one + " is linked to itself; an edge needs two agents");
    }
    return Edges.between(one, other);
  }

  private int agent(String column, int line, int agents) {
    if (!NUMBER.matcher(column).matches()) {
      throw error(line, "\"" + column + "\" is not an agent number; agents are numbered from 0");
    }
    long agent = Long.parseLong(column);
    if (agent >= agents) {
      throw error(
          line,
          "agent "
              + agent
              + " does not exist; the population size is "
              + agents
              + ", so the last agent is "
              + (agents - 1));
    }
    return (int) agent;
  }

  private InputError error(int line, String problem) {
    return InputError.at(file + ":" + line, problem);
  }

  @Override
  public String description() {
    return "network of " + file.getFileName();
  }
}
