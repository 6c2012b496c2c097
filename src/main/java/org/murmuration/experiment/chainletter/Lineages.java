package org.murmuration.experiment.chainletter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.murmuration.measure.Figure;
import org.murmuration.measure.NearCopies;

/** How long variants of a letter live, and what descends from what. */
final class Lineages {

  /** How many are shown and written down: those that most agents carried, with their ancestors. */
  private static final int SHOWN = 60;

  private static final int LABEL = 48;

  private final Outbreak outbreak;
  private int[] born = new int[16];
  private int[] last = new int[16];
  private int[] peak = new int[16];
  private int known;

  Lineages(Outbreak outbreak) {
    this.outbreak = outbreak;
  }

  /** How many variants are carried at present. */
  int alive() {
    int alive = 0;
    for (int variant = 0; variant < outbreak.copies().variants().size(); variant++) {
      alive += outbreak.carrying(variant) > 0 ? 1 : 0;
    }
    return alive;
  }

  /** Notes which variants are carried at the end of a round. */
  void endRound(int round) {
    int variants = outbreak.copies().variants().size();
    if (variants > born.length) {
      born = Arrays.copyOf(born, 2 * variants);
      last = Arrays.copyOf(last, 2 * variants);
      peak = Arrays.copyOf(peak, 2 * variants);
    }
    for (; known < variants; known++) {
      born[known] = round;
      last[known] = -1;
    }
    for (int variant = 0; variant < variants; variant++) {
      int carrying = outbreak.carrying(variant);
      if (carrying > 0) {
        last[variant] = round;
        peak[variant] = Math.max(peak[variant], carrying);
      }
    }
  }

  /** The variants that most agents carried, each after its parent. */
  List<Map<String, Object>> written() {
    List<NearCopies.Variant> variants = outbreak.copies().variants();
    TreeSet<Integer> shown = new TreeSet<>();
    IntStream.range(0, known)
        .boxed()
        .sorted(Comparator.comparingInt((Integer v) -> -peak[v]).thenComparing(v -> v))
        .limit(SHOWN)
        .forEach(variant -> addWithAncestors(shown, variant, variants));
    Map<Integer, Integer> places = new HashMap<>();
    List<Map<String, Object>> written = new ArrayList<>();
    for (int variant : shown) {
      places.put(variant, places.size());
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("parent", places.getOrDefault(variants.get(variant).parent(), -1));
      one.put("text", variants.get(variant).text());
      one.put("first-round", born[variant]);
      one.put("last-round", last[variant] < 0 ? null : last[variant]);
      one.put("survived", last[variant] < 0 ? 0 : last[variant] + 1 - born[variant]);
      one.put("most-carriers", peak[variant]);
      one.put("carriers-at-end", outbreak.carrying(variant));
      written.add(one);
    }
    return written;
  }

  private static void addWithAncestors(
      TreeSet<Integer> shown, int variant, List<NearCopies.Variant> variants) {
    int at = variant;
    while (at != NearCopies.NONE && shown.size() < 2 * SHOWN && shown.add(at)) {
      at = variants.get(at).parent();
    }
  }

  /** The tree of variants that were written down. */
  static Figure tree(String title, List<?> written) {
    List<Figure.Branch> branches = new ArrayList<>();
    for (Object one : written) {
      Map<?, ?> variant = (Map<?, ?>) one;
      String text = (String) variant.get("text");
      int most = ((Number) variant.get("most-carriers")).intValue();
      String label = text.length() <= LABEL ? text : NoteText.cut(text, LABEL) + "…";
      branches.add(
          new Figure.Branch(
              ((Number) variant.get("parent")).intValue(),
              "%s (%d, now %s)".formatted(label, most, variant.get("carriers-at-end")),
              text,
              1 + Math.log1p(most)));
    }
    return new Figure.Tree(
        title,
        "Clusters of near copies and what each descends from; in brackets the most notes that were"
            + " of it at the end of a round, and how many are at present. At most "
            + SHOWN
            + ", with their ancestors.",
        branches);
  }

  /** How long variants that were written down survived. */
  static Figure table(String title, List<?> written) {
    List<List<String>> rows = new ArrayList<>();
    for (Object one : written) {
      Map<?, ?> variant = (Map<?, ?>) one;
      rows.add(
          List.of(
              (String) variant.get("text"),
              variant.get("first-round").toString(),
              String.valueOf(variant.get("survived")),
              String.valueOf(variant.get("most-carriers")),
              String.valueOf(variant.get("carriers-at-end"))));
    }
    return new Figure.Table(
        title,
        "Rounds from the first in which somebody said it to the last at whose end somebody had it"
            + " noted.",
        List.of("first text", "first round", "rounds survived", "most notes", "notes at the end"),
        rows);
  }
}
