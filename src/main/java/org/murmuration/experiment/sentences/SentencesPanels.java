package org.murmuration.experiment.sentences;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Interval;
import org.murmuration.measure.text.Embedder;
import org.murmuration.measure.text.EmbeddingException;
import org.murmuration.measure.text.Plane;

/**
 * What the live page shows: how much of each arm is valid, and the newest sentences in the plane.
 * The plane is drawn again only when there are new ones, and not for a provider's embedder, which
 * would keep the run waiting.
 */
final class SentencesPanels {

  private final SentencesSettings settings;
  private int drawn = -1;
  private List<Figure> plane = List.of();

  SentencesPanels(SentencesSettings settings) {
    this.settings = settings;
  }

  List<Figure> of(List<Sheet> sheets) {
    if (sheets.isEmpty()) {
      return List.of();
    }
    List<Figure> figures = new ArrayList<>();
    figures.add(valid(sheets));
    if (sheets.size() != drawn) {
      drawn = sheets.size();
      plane = plane(sheets);
    }
    figures.addAll(plane);
    return figures;
  }

  private Figure valid(List<Sheet> sheets) {
    List<Interval> shares = new ArrayList<>();
    for (Arm arm : settings.arms()) {
      Tally tally = new Tally();
      sheets.stream()
          .filter(sheet -> sheet.arm() == arm)
          .forEach(sheet -> tally.add(sheet, settings.coherent()));
      shares.add(share(tally.get(Tally.VALID), tally.get(Tally.WRITTEN)));
    }
    return new Figure.Bars(
        "Valid sentences",
        "Share of the sentences of each arm that keep to the rule; 95 % Wilson intervals, which take"
            + " sentences for independent.",
        settings.arms().stream().map(Arm::word).toList(),
        new Figure.Axis("share of sentences", 0.0, 1.0),
        List.of(bars("valid", shares)));
  }

  static Interval share(long of, long among) {
    return among == 0
        ? new Interval(Double.NaN, Double.NaN, Double.NaN)
        : Interval.wilson(of, among);
  }

  static Figure.Group bars(String name, List<Interval> intervals) {
    return new Figure.Group(
        name,
        intervals.stream().mapToDouble(Interval::value).toArray(),
        intervals.stream().mapToDouble(Interval::low).toArray(),
        intervals.stream().mapToDouble(Interval::high).toArray());
  }

  private List<Figure> plane(List<Sheet> sheets) {
    if (settings.panel().embedder().endpoint() != null || settings.panel().most() == 0) {
      return List.of();
    }
    int set = sheets.get(sheets.size() - 1).set();
    int each = settings.panel().shown() / settings.arms().size();
    List<Named> clouds = new ArrayList<>();
    for (Arm arm : settings.arms()) {
      clouds.add(
          new Named(
              arm.word(),
              sheets.stream()
                  .filter(sheet -> sheet.arm() == arm && sheet.set() == set)
                  .flatMap(sheet -> sheet.valid(settings.coherent()).stream())
                  .limit(each)
                  .toList()));
    }
    try {
      return scatter(
          settings.panel().embedder().open(),
          "Sentences about " + String.join(", ", settings.sets().get(set).bare()),
          clouds);
    } catch (EmbeddingException e) {
      return List.of(
          new Figure.Table(
              "Sentences in the plane",
              "",
              List.of("not drawn"),
              List.of(List.of(e.getMessage()))));
    }
  }

  /** Texts that belong together in a picture. */
  record Named(String name, List<String> texts) {}

  /** Texts in the plane of their two principal components; nothing of fewer than three. */
  static List<Figure> scatter(Embedder embedder, String title, List<Named> clouds) {
    List<String> texts = clouds.stream().flatMap(cloud -> cloud.texts().stream()).toList();
    if (texts.size() < 3) {
      return List.of();
    }
    Plane plane = Plane.of(embedder.embed(texts));
    List<Figure.Cloud> shown = new ArrayList<>();
    int from = 0;
    for (Named cloud : clouds) {
      int to = from + cloud.texts().size();
      if (to > from) {
        shown.add(
            new Figure.Cloud(
                cloud.name(),
                Arrays.copyOfRange(plane.x(), from, to),
                Arrays.copyOfRange(plane.y(), from, to),
                cloud.texts()));
      }
      from = to;
    }
    return List.of(
        new Figure.Scatter(
            title,
            "Embeddings by "
                + embedder.model()
                + " in the plane of their first two principal components.",
            axis(plane, 0),
            axis(plane, 1),
            shown));
  }

  private static Figure.Axis axis(Plane plane, int component) {
    double share = plane.share()[component];
    String percent =
        Double.isNaN(share) ? "" : String.format(Locale.ROOT, ", %.0f %%", 100 * share);
    return new Figure.Axis("component " + (component + 1) + percent, null, null);
  }
}
