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
  @JsonSubTypes.Type(value = Figure.Transcripts.class, name = "transcripts")
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
}
