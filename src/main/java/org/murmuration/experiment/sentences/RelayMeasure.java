package org.murmuration.experiment.sentences;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.experiment.Cast;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Interval;
import org.murmuration.measure.Measure;
import org.murmuration.measure.text.Embedder;
import org.murmuration.measure.text.EmbeddingException;
import org.murmuration.measure.text.Vectors;
import org.murmuration.mind.RuleMind;
import org.murmuration.model.Entry;

/**
 * What becomes of texts along chains. A link whose answer is missing hands nothing on; what comes
 * behind it begins anew and does not count.
 */
final class RelayMeasure implements Measure {

  static final String COUNTS = "counts";
  static final String HOPS = "hops";
  static final String CHAINS = "chains";
  static final String FROM_FIRST = "from-first";
  static final String FROM_PREVIOUS = "from-previous";
  static final String KEPT = "kept";
  static final String EMBEDDER = "embedder";
  static final String NOT_EMBEDDED = "not-embedded";

  private final RelaySettings settings;
  private final Cast cast;
  private final Tally all = new Tally();
  private final List<Tally> byHop = new ArrayList<>();
  private final Map<List<Integer>, List<List<String>>> chains = new LinkedHashMap<>();
  private Tally round = new Tally();

  RelayMeasure(RelaySettings settings, Setting setting) {
    this.settings = settings;
    this.cast = setting.cast();
    for (int hop = 0; hop < settings.length(); hop++) {
      byHop.add(new Tally());
    }
  }

  @Override
  public List<String> columns() {
    return List.of(Tally.VALID, Tally.BY_RULE, KEPT);
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    Piece piece = (Piece) encountered.outcome();
    Task.Passing task = (Task.Passing) piece.occasion();
    Tally tally = new Tally();
    tally.add(Tally.ANSWERS, 1);
    String persona = encountered.spec().seats().get(0).persona();
    boolean byRule = cast.mindOf(cast.persona(persona)) instanceof RuleMind;
    tally.add(Tally.BY_RULE, byRule ? 1 : 0);
    if (piece.texts().isEmpty()) {
      tally.add(Tally.MISSING, 1);
    } else {
      count(task, piece.texts(), tally);
    }
    byHop.get(task.hop()).addAll(tally);
    all.addAll(tally);
    round.addAll(tally);
  }

  private void count(Task.Passing task, List<String> texts, Tally tally) {
    for (SentenceRule.Fault fault :
        settings.rule().faults(texts, settings.sets().get(task.set()))) {
      tally.add(Tally.WRITTEN, 1);
      tally.add(Tally.VALID, fault == null ? 1 : 0);
      tally.add(fault == null ? Tally.VALID : fault.word(), fault == null ? 0 : 1);
    }
    List<List<String>> chain =
        chains.computeIfAbsent(List.of(task.set(), task.chain()), key -> new ArrayList<>());
    if (chain.size() == task.hop()) {
      if (task.hop() > 0) {
        List<String> before = chain.get(task.hop() - 1);
        tally.add("continued", texts.size());
        tally.add(KEPT, texts.stream().filter(before::contains).count());
      }
      chain.add(texts);
    }
  }

  @Override
  public double[] values() {
    return new double[] {
      round.share(Tally.VALID, Tally.WRITTEN),
      round.share(Tally.BY_RULE, Tally.ANSWERS),
      round.share(KEPT, "continued")
    };
  }

  @Override
  public void startRound() {
    round = new Tally();
  }

  /** Distances wait for the end of the run; this is what can be counted. */
  @Override
  public List<Figure> panels() {
    if (all.get(Tally.WRITTEN) == 0) {
      return List.of();
    }
    List<Interval> valid = new ArrayList<>();
    List<String> hops = new ArrayList<>();
    for (int hop = 0; hop < Math.min(byHop.size(), 40); hop++) {
      Tally tally = byHop.get(hop);
      valid.add(SentencesPanels.share(tally.get(Tally.VALID), tally.get(Tally.WRITTEN)));
      hops.add(Integer.toString(hop));
    }
    return List.of(
        new Figure.Bars(
            "Valid sentences by hop",
            "Hop 0 is the head of a chain; 95 % Wilson intervals, which take sentences for"
                + " independent. At most 40 hops.",
            hops,
            new Figure.Axis("share of sentences", 0.0, 1.0),
            List.of(SentencesPanels.bars(Tally.VALID, valid))));
  }

  @Override
  public Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put(COUNTS, all.written());
    figures.put(HOPS, byHop.stream().map(Tally::written).toList());
    try {
      if (settings.panel().most() > 0) {
        Embedder embedder = settings.panel().embedder().open();
        figures.put(CHAINS, distances(embedder));
        figures.put(EMBEDDER, embedder.model());
      }
    } catch (EmbeddingException e) {
      figures.put(NOT_EMBEDDED, e.getMessage());
    }
    return figures;
  }

  /** Of each chain, the first ones up to what is embedded, its distances by hop. */
  private List<Map<String, Object>> distances(Embedder embedder) {
    int most = Math.max(1, settings.panel().most() / settings.texts());
    List<Map<String, Object>> written = new ArrayList<>();
    int kept = 0;
    for (Map.Entry<List<Integer>, List<List<String>>> chain : chains.entrySet()) {
      if (chain.getValue().isEmpty() || kept++ >= most) {
        continue;
      }
      List<Double> fromFirst = new ArrayList<>();
      List<Double> fromPrevious = new ArrayList<>();
      List<List<String>> texts = chain.getValue();
      embedder.embed(texts.stream().flatMap(List::stream).toList());
      float[] first = Vectors.mean(embedder.embed(texts.get(0)));
      float[] previous = first;
      for (List<String> hop : texts) {
        float[] here = Vectors.mean(embedder.embed(hop));
        fromFirst.add(Vectors.cosineDistance(first, here));
        fromPrevious.add(Vectors.cosineDistance(previous, here));
        previous = here;
      }
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("set", settings.sets().get(chain.getKey().get(0)).id());
      one.put("chain", chain.getKey().get(1));
      one.put(FROM_FIRST, fromFirst);
      one.put(FROM_PREVIOUS, fromPrevious);
      one.put("first", texts.get(0));
      one.put("last", texts.get(texts.size() - 1));
      written.add(one);
    }
    return written;
  }
}
