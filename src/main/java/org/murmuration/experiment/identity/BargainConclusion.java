package org.murmuration.experiment.identity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.murmuration.experiment.Conclusion;
import org.murmuration.experiment.Deciders;
import org.murmuration.experiment.Probe;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Finding;
import org.murmuration.measure.Interval;
import org.murmuration.measure.RunResult;

/**
 * What all runs of bargains say together, beside what fixed thresholds would come to. Nothing was
 * published on it. Intervals are 95 % t intervals over seeds.
 */
final class BargainConclusion {

  private final BargainSettings settings;
  private final Setting setting;
  private final List<RunResult> runs;
  private final List<Probe> probes;
  private final BargainRuns all;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Figure> figures = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();

  BargainConclusion(
      BargainSettings settings, List<RunResult> runs, Setting setting, List<Probe> probes) {
    this.settings = settings;
    this.runs = runs;
    this.all = new BargainRuns(runs);
    this.setting = setting;
    this.probes = probes;
  }

  Conclusion conclude() {
    values.put("runs", runs.size());
    competence();
    Deciders.rules(setting.cast(), IdentityMinds::kind).ifPresent(findings::add);
    if (runs.stream().anyMatch(run -> run.figures().containsKey(BargainMeasure.BARGAINS))) {
      BargainByReplays byReplays = new BargainByReplays(settings.pie(), runs);
      if (byReplays.differ()) {
        findings.addAll(byReplays.findings());
      } else {
        levels();
      }
      exact();
      missing();
      BargainContrasts contrasts = new BargainContrasts(runs);
      findings.addAll(contrasts.findings());
      values.put("contrasts", contrasts.written());
      figures.addAll(contrasts.figures());
      if (byReplays.differ()) {
        figures.addAll(byReplays.figures());
      }
      figures.add(byOffer());
      figures.add(BargainFigures.byLevel("Responders", all, BargainMeasure.RESPONDERS));
      figures.add(BargainFigures.table("Responders", all, BargainMeasure.RESPONDERS));
      figures.add(BargainFigures.table("Proposers", all, BargainMeasure.PROPOSERS));
    }
    reports();
    return new Conclusion(
        List.copyOf(findings), List.copyOf(figures), Collections.unmodifiableMap(values));
  }

  /** First of all whether those who bargain know what it comes to. */
  private void competence() {
    if (probes.isEmpty()) {
      return;
    }
    long right = probes.stream().filter(p -> BargainQuiz.isRight(p, settings.pie())).count();
    findings.add(
        new Finding(
            "Questions about what an offer comes to that were answered right",
            right + " of " + probes.size()));
    values.put("probes", probes.size());
    values.put("probes-right", right);
  }

  private void levels() {
    add("First offer, share of the pie", BargainMeasure.OFFERED);
    add("Bargains that end in an agreement at once", BargainMeasure.ACCEPTED_FIRST);
    add("Bargains that end in an agreement", BargainMeasure.ACCEPTED);
    add("What responders then have, share of the pie", BargainMeasure.SHARE);
    add("That above the highest offer they had refused, or above nothing", BargainMeasure.MARGIN);
    add("Agreements on no more than was refused before", BargainMeasure.BELOW_REFUSED);
    add("What proposers have over all bargains, share of the pie", BargainMeasure.PROFIT);
    add("How often a responder is taken back", BargainMeasure.REPLAYS);
  }

  private void add(String label, String what) {
    Interval mean = all.mean(what);
    boolean isShare = !what.equals(BargainMeasure.REPLAYS) && !what.equals(BargainMeasure.MARGIN);
    findings.add(
        new Finding(label, isShare ? BargainFigures.share(mean) : BargainFigures.text(mean)));
    values.put(what, BargainTally.known(mean.value()));
  }

  /** What is exact beside it; where runs differ in it, for every number of times. */
  private void exact() {
    List<Integer> allowed = BargainByReplays.allowed(runs);
    if (allowed.size() == 1) {
      BargainExact exact = BargainExact.of(settings.pie(), allowed.get(0));
      findings.add(
          new Finding(
              "Exact, if each responder had a least share that never changes, all equally likely,"
                  + " and proposers searched best",
              String.format(
                  Locale.ROOT,
                  "agreement %.3f, responders have %.3f (%.3f above their least), proposers %.3f,"
                      + " taken back %.3f times",
                  exact.accepted(),
                  exact.share(),
                  exact.above(),
                  exact.profit(),
                  exact.replays())));
    }
    values.put("exact", allowed.stream().map(this::written).toList());
  }

  private Map<String, Object> written(int replays) {
    BargainExact exact = BargainExact.of(settings.pie(), replays);
    Map<String, Object> written = new LinkedHashMap<>();
    written.put(BargainMeasure.ALLOWED, replays);
    written.put(BargainMeasure.ACCEPTED_FIRST, exact.first());
    written.put(BargainMeasure.ACCEPTED, exact.accepted());
    written.put(BargainMeasure.SHARE, exact.share());
    written.put("above", exact.above());
    written.put(BargainMeasure.MARGIN, exact.margin());
    written.put(BargainMeasure.PROFIT, exact.profit());
    written.put(BargainMeasure.REPLAYS, exact.replays());
    return written;
  }

  private void missing() {
    long missing =
        runs.stream()
            .map(run -> run.figures().get(BargainMeasure.MISSING))
            .filter(Number.class::isInstance)
            .mapToLong(number -> ((Number) number).longValue())
            .sum();
    findings.add(
        new Finding("Bargains that ended for want of an offer or a reply", Long.toString(missing)));
    values.put(BargainMeasure.MISSING, missing);
  }

  private Figure byOffer() {
    Map<String, Interval> offered = byOffer(BargainMeasure.OFFERED);
    Map<String, Interval> accepted = byOffer(BargainMeasure.ACCEPTED);
    List<Map<String, Object>> means = new ArrayList<>();
    for (int replays = 0; offered.containsKey(Integer.toString(replays)); replays++) {
      String key = Integer.toString(replays);
      means.add(
          Map.of(
              BargainMeasure.REPLAYS, replays,
              BargainMeasure.OFFERED, offered.get(key).value(),
              BargainMeasure.ACCEPTED, accepted.get(key).value()));
    }
    return BargainFigures.byOffer(means);
  }

  private Map<String, Interval> byOffer(String what) {
    return all.means(BargainMeasure.BY_OFFER, BargainMeasure.REPLAYS, what);
  }

  /** What agents say of themselves, if they are asked. */
  private void reports() {
    report("Willingness to go on as another level, before contact", ReportMeasure.SWITCH_BEFORE);
    report("Willingness to go on as another level, after contact", ReportMeasure.SWITCH_AFTER);
    report("Agreement of agents with themselves, before and after", ReportMeasure.WITHIN);
    report("Agreement between agents, before contact", ReportMeasure.BETWEEN_BEFORE);
    report("Agreement between agents, after contact", ReportMeasure.BETWEEN_AFTER);
  }

  private void report(String label, String what) {
    Interval mean = all.mean(what);
    if (!Double.isNaN(mean.value())) {
      findings.add(new Finding(label, BargainFigures.text(mean)));
      values.put(what, mean.value());
    }
  }
}
