package org.murmuration.experiment.publicgoods;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.murmuration.experiment.Conclusion;
import org.murmuration.experiment.Deciders;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.DoseResponse;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Finding;
import org.murmuration.measure.Interval;
import org.murmuration.measure.RunResult;

/**
 * What all chains of a batch say together, beside what was published. Chains are independent of
 * each other as far as members are, for nobody plays in two; intervals are 95 % t intervals over
 * chains.
 */
final class ChainConclusion {

  private final GoodsSettings settings;
  private final Setting setting;
  private final List<Chain> chains = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();

  /** Gifts of one chain in tokens, NaN where one is missing. */
  private record Chain(
      String arm, double before, double beforeNext, double first, double second, double chats) {

    /** What P1 and P2 gave before, on average. */
    double baseline() {
      return (before + beforeNext) / 2;
    }

    double firstOrder() {
      return first - before;
    }

    double secondOrder() {
      return second - beforeNext;
    }
  }

  ChainConclusion(GoodsSettings settings, List<RunResult> runs, Setting setting) {
    this.settings = settings;
    this.setting = setting;
    for (RunResult run : runs) {
      if (run.figures().get(ChainEffects.CHAINS) instanceof List<?> written) {
        written.forEach(chain -> chains.add(chain((Map<?, ?>) chain)));
      }
    }
    values.put("runs", runs.size());
    values.put("chains", chains.size());
  }

  private static Chain chain(Map<?, ?> written) {
    return new Chain(
        (String) written.get("arm"),
        number(written, Stage.BEFORE.word()),
        number(written, Stage.BEFORE_NEXT.word()),
        number(written, Stage.FIRST.word()),
        number(written, Stage.SECOND.word()),
        number(written, "chats-" + Stage.FIRST.word()));
  }

  private static double number(Map<?, ?> written, String key) {
    return written.get(key) instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  Conclusion conclude() {
    Deciders.rules(setting.cast(), GoodsMinds::kind).ifPresent(findings::add);
    List<Figure> figures = new ArrayList<>();
    if (!chains.isEmpty()) {
      boolean comparable = Published.isComparable(settings.economy(), 2);
      for (Acquaintance arm : settings.chain().arms()) {
        findings(arm, comparable);
      }
      figures.add(effects());
      figures.add(table());
    }
    return new Conclusion(
        List.copyOf(findings), List.copyOf(figures), Collections.unmodifiableMap(values));
  }

  private void findings(Acquaintance arm, boolean comparable) {
    Interval baseline = mean(arm, Chain::baseline);
    Interval first = mean(arm, Chain::firstOrder);
    Interval second = mean(arm, Chain::secondOrder);
    String of = ", " + arm.word() + ", tokens";
    add("Gift before" + of, baseline, comparable ? Published.baseline(arm) : "");
    add("First-order effect" + of, first, comparable ? Published.firstOrder(arm) : "");
    add("Second-order effect" + of, second, "");
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("chains", of(arm).count());
    written.put("baseline", Contributions.known(baseline.value()));
    written.put("first-order", Contributions.known(first.value()));
    written.put("second-order", Contributions.known(second.value()));
    values.put(arm.word(), written);
  }

  private void add(String label, Interval mean, String published) {
    String value = Double.isNaN(mean.value()) ? "no chain" : GoodsConclusion.tokens(mean);
    findings.add(new Finding(label, value, published, published.isEmpty() ? "" : Published.SOURCE));
  }

  private Stream<Chain> of(Acquaintance arm) {
    return chains.stream().filter(chain -> chain.arm().equals(arm.word()));
  }

  private Interval mean(Acquaintance arm, ToDoubleFunction<Chain> effect) {
    return DoseResponse.meanOf(
        of(arm).map(effect::applyAsDouble).filter(value -> !Double.isNaN(value)).toList());
  }

  private Figure effects() {
    List<Figure.Group> groups = new ArrayList<>();
    groups.add(group("first order", Chain::firstOrder));
    groups.add(group("second order", Chain::secondOrder));
    return new Figure.Bars(
        "What being let down does to the next gift",
        "Gift after one of nothing less the gift before, in tokens: of whoever was let down by the"
            + " outsider (first order), and of whoever that one played with (second order); 95 % t"
            + " intervals over chains.",
        settings.chain().arms().stream().map(Acquaintance::word).toList(),
        new Figure.Axis("tokens", null, null),
        groups);
  }

  private Figure.Group group(String name, ToDoubleFunction<Chain> effect) {
    List<Interval> means = settings.chain().arms().stream().map(arm -> mean(arm, effect)).toList();
    return new Figure.Group(
        name,
        means.stream().mapToDouble(Interval::value).toArray(),
        means.stream().mapToDouble(Interval::low).toArray(),
        means.stream().mapToDouble(Interval::high).toArray());
  }

  private Figure table() {
    List<List<String>> rows = new ArrayList<>();
    for (Acquaintance arm : settings.chain().arms()) {
      rows.add(
          List.of(
              arm.word(),
              Long.toString(of(arm).count()),
              GoodsConclusion.tokens(mean(arm, Chain::chats)),
              GoodsConclusion.tokens(mean(arm, Chain::before)),
              GoodsConclusion.tokens(mean(arm, Chain::first)),
              GoodsConclusion.tokens(mean(arm, Chain::beforeNext)),
              GoodsConclusion.tokens(mean(arm, Chain::second))));
    }
    return new Figure.Table(
        "Chains",
        "Gifts in tokens. P1 has met the outsider between its two gifts to P2, and P2 has met P1.",
        List.of(
            "arm",
            "chains",
            "chats of P1 and P2",
            "P1 to P2 before",
            "P1 to P2 after",
            "P2 to P3 before",
            "P2 to P3 after"),
        rows);
  }
}
