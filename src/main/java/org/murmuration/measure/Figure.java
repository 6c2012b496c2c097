package org.murmuration.measure;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** One thing a report shows. Values may be NaN where there is none. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Figure.Lines.class, name = "lines"),
  @JsonSubTypes.Type(value = Figure.Bars.class, name = "bars"),
  @JsonSubTypes.Type(value = Figure.Table.class, name = "table"),
  @JsonSubTypes.Type(value = Figure.Transcripts.class, name = "transcripts"),
  @JsonSubTypes.Type(value = Figure.Network.class, name = "network"),
  @JsonSubTypes.Type(value = Figure.Scatter.class, name = "scatter"),
  @JsonSubTypes.Type(value = Figure.Tree.class, name = "tree"),
  @JsonSubTypes.Type(value = Figure.Grid.class, name = "grid"),
  @JsonSubTypes.Type(value = Figure.Events.class, name = "events")
})
public sealed interface Figure {

  String title();

  /** What to look at and how it was measured, in a sentence or two; may be empty. */
  String note();

  /** An axis; {@code min} and {@code max} are null where the data decide. */
  record Axis(String label, Double min, Double max) {}

  /** Curves over a common x. */
  record Lines(String title, String note, Axis x, double[] at, Axis y, List<Curve> curves)
      implements Figure {}

  /**
   * One curve; {@code low} and {@code high} bound a band around it, or are null.
   *
   * @param emphasis whether it is the main curve of its figure
   */
  record Curve(String name, double[] values, double[] low, double[] high, boolean emphasis) {}

  /** Groups of bars, with intervals where given. */
  record Bars(String title, String note, List<String> categories, Axis y, List<Group> groups)
      implements Figure {}

  /** One bar per category; {@code low} and {@code high} are interval ends, or null. */
  record Group(String name, double[] values, double[] low, double[] high) {}

  /** A table of texts. */
  record Table(String title, String note, List<String> columns, List<List<String>> rows)
      implements Figure {}

  /** Conversations word for word. */
  record Transcripts(String title, String note, List<Transcript> transcripts) implements Figure {}

  /** One conversation. */
  record Transcript(String heading, List<Utterance> lines) {}

  /**
   * One utterance.
   *
   * @param text what was said: data, never markup
   * @param move what was declared beside it, or null
   */
  record Utterance(String speaker, String text, String move) {}

  /**
   * A network of at most a few hundred nodes. Links are thick by weight; strong ones stand out.
   *
   * @param groups names of the groups that nodes belong to, such as communities
   */
  record Network(String title, String note, List<String> groups, List<Node> nodes, List<Link> links)
      implements Figure {}

  /**
   * One node.
   *
   * @param label what it is called: data, never markup
   * @param group place of its group in {@link Network#groups}, or −1
   * @param size relative size, above 0
   * @param ringed whether it stands out, as adversaries do
   */
  record Node(String label, int group, double size, boolean ringed) {}

  /** A link between two nodes, by their places in the list. */
  record Link(int from, int to, double weight, boolean strong) {}

  /** Points in the plane, in groups. */
  record Scatter(String title, String note, Axis x, Axis y, List<Cloud> clouds) implements Figure {}

  /**
   * One group of points.
   *
   * @param labels what each point is: data, never markup; empty if they have none
   */
  record Cloud(String name, double[] x, double[] y, List<String> labels) {}

  /**
   * A forest that grows from left to right, of at most a few hundred branches.
   *
   * @param branches each after its parent
   */
  record Tree(String title, String note, List<Branch> branches) implements Figure {}

  /**
   * One node of a tree.
   *
   * @param parent place of its parent in {@link Tree#branches}, or −1 for a root
   * @param label a few words: data, never markup
   * @param text all of it, shown on demand; may be empty
   * @param size relative size, above 0
   */
  record Branch(int parent, String label, String text, double size) {}

  /**
   * Marks in rows and columns, such as who knows what, of at most a few thousand cells.
   *
   * @param rows names of the rows: data, never markup
   * @param columns names of the columns: data, never markup
   * @param marks names of what a cell may hold, in an order that stays while a run goes on
   * @param cells those that hold a mark, at most one for each row and column
   */
  record Grid(
      String title,
      String note,
      List<String> rows,
      List<String> columns,
      List<String> marks,
      List<Cell> cells)
      implements Figure {

    public Grid {
      for (Cell cell : cells) {
        within("row", cell.row(), rows.size());
        within("column", cell.column(), columns.size());
        within("mark", cell.mark(), marks.size());
      }
    }
  }

  /**
   * What stands in one row and column, by their places in the lists.
   *
   * @param mark place in {@link Grid#marks}
   * @param text how it came to be, shown on demand: data, never markup; may be empty
   */
  record Cell(int row, int column, int mark, String text) {}

  /**
   * What happened when, in lanes beside one another, such as the ledger of a company; at most a few
   * hundred events.
   *
   * @param lanes to whom it happened: data, never markup
   * @param kinds names of what may happen, in an order that stays while a run goes on
   */
  record Events(
      String title, String note, Axis x, List<String> lanes, List<String> kinds, List<Event> events)
      implements Figure {

    public Events {
      for (Event event : events) {
        within("lane", event.lane(), lanes.size());
        if (event.to() != -1) {
          within("lane", event.to(), lanes.size());
        }
        within("kind", event.kind(), kinds.size());
      }
    }
  }

  /**
   * One thing that happened.
   *
   * @param at where on the axis
   * @param lane place in {@link Events#lanes}
   * @param to place of the lane that it reached, such as the listener's, or −1: a line joins them
   * @param kind place in {@link Events#kinds}
   * @param text what it was, shown on demand: data, never markup; may be empty
   */
  record Event(double at, int lane, int to, int kind, String text) {

    public Event {
      if (!Double.isFinite(at)) {
        throw new IllegalArgumentException("an event is at " + at + "; it must be at a number");
      }
    }
  }

  private static void within(String what, int place, int size) {
    if (place < 0 || place >= size) {
      throw new IllegalArgumentException(
          what + " " + place + " is not one of the " + size + " there are");
    }
  }
}
