package org.murmuration.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.murmuration.cluster.Control.ClusterStatus;
import org.murmuration.cluster.Control.NodeStatus;
import org.murmuration.cluster.Control.RunStatus;
import org.murmuration.measure.Figure;

/** What a cluster says of itself, as tables for the terminal. */
final class ClusterTable {

  private ClusterTable() {}

  static List<String> lines(ClusterStatus status) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Murmuration %s, %d nodes"
            .formatted(TextTable.visible(status.version()), status.nodes().size()));
    lines.add("");
    lines.addAll(nodes(status.nodes()));
    lines.add("");
    lines.addAll(status.runs().isEmpty() ? List.of("no run is under way") : runs(status.runs()));
    return lines;
  }

  private static List<String> nodes(List<NodeStatus> nodes) {
    Rows<NodeStatus> rows = new Rows<>(nodes);
    rows.add("node", NodeStatus::address);
    rows.add("status", NodeStatus::status);
    rows.add("roles", node -> String.join(" ", node.roles()));
    rows.add("supervisor", node -> node.supervisor() ? "here" : "");
    rows.add("shards", node -> count(node.shards()));
    rows.add("agents", node -> count(node.agents()));
    rows.add("queued", node -> count(node.queued()));
    rows.add("under way", node -> count(node.underWay()));
    rows.add("dropped", node -> count(node.dropped()));
    rows.add("dead letters", node -> count(node.deadLetters()));
    List<String> lines = new ArrayList<>(rows.lines());
    for (NodeStatus node : nodes) {
      if (node.gatewayDown() != null && !node.gatewayDown().isEmpty()) {
        lines.add(TextTable.visible(node.address() + " cannot call " + node.gatewayDown()));
      }
    }
    return lines;
  }

  static List<String> runs(List<RunStatus> runs) {
    Rows<RunStatus> rows = new Rows<>(runs);
    rows.add("run", run -> run.batch() + "." + run.run());
    rows.add("state", run -> run.endReason() == null ? run.state() : run.endReason());
    rows.add("entries", run -> count(run.entries()));
    rows.add("encounters", run -> count(run.encounters()));
    rows.add("rounds", run -> count(run.rounds()));
    rows.add("in flight", run -> count(run.inFlight()));
    rows.add("lost calls", run -> count(run.lost()));
    List<String> lines = new ArrayList<>(rows.lines());
    for (RunStatus run : runs) {
      if (run.problem() != null) {
        lines.add(TextTable.visible("%d.%d: %s".formatted(run.batch(), run.run(), run.problem())));
      }
    }
    return lines;
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A table with a line for each thing: the other way round than {@link TextTable} has it. */
  private static final class Rows<T> {

    private final List<T> things;
    private final List<String> names = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    Rows(List<T> things) {
      this.things = things;
    }

    void add(String heading, Function<T, String> value) {
      List<String> column = new ArrayList<>();
      column.add(heading);
      things.forEach(thing -> column.add(value.apply(thing)));
      if (names.isEmpty()) {
        names.addAll(column);
      } else {
        rows.add(column);
      }
    }

    List<String> lines() {
      return TextTable.lines(new Figure.Table("", "", names, rows));
    }
  }
}
