package org.murmuration.experiment.duel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.murmuration.experiment.Conclusion;
import org.murmuration.measure.ClusterBootstrap;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Finding;
import org.murmuration.measure.Interval;
import org.murmuration.measure.RunResult;

/** What all runs of a duel say together. */
final class DuelConclusion {

  static final String NO_EVIDENCE = "set phrases drawn at random: no evidence about models";

  private final DuelSettings settings;
  private final List<RunResult> runs;
  private final Cells cells = new Cells();
  private final DuelContrast contrast;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Figure> figures = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();

  DuelConclusion(DuelSettings settings, List<RunResult> runs, long seed) {
    this.settings = settings;
    this.runs = runs;
    runs.forEach(run -> cells.addWritten(run.figures().get(DuelMeasure.CELLS)));
    this.contrast = new DuelContrast(cells, new ClusterBootstrap(settings.resamples(), seed));
  }

  Conclusion conclude() {
    values.put("runs", runs.size());
    if (!cells.arms().isEmpty()) {
      scripted();
      ArmFigures byArm = new ArmFigures(cells, contrast, true);
      findings.addAll(byArm.findings());
      ends();
      figures.addAll(byArm.figures());
      values.putAll(byArm.values());
      losses(Company.ADVERSARY, DuelMeasure.ADVERSARIES, "adversary");
      losses(Company.PLANTED, DuelMeasure.PLANTED, "planted memory");
    }
    transcripts();
    values.put("texts-version", Texts.load().version());
    values.put("openings-version", Opening.shipped().version());
    values.put("coding-version", CodingRule.load().version());
    return new Conclusion(
        List.copyOf(findings), List.copyOf(figures), Collections.unmodifiableMap(values));
  }

  private void scripted() {
    Counts all = cells.sum(key -> true);
    double share = all.share(Count.SCRIPTED, Count.DUELS);
    if (share > 0) {
      String some =
          share == 1 ? "" : String.format(Locale.ROOT, "in %.1f %% of duels ", 100 * share);
      findings.add(new Finding("What spoke", some + NO_EVIDENCE));
    }
    values.put("scripted", Double.isNaN(share) ? null : share);
  }

  private void ends() {
    Counts all = cells.sum(key -> key.company() == Company.ORDINARY);
    double duels = all.get(Count.DUELS);
    if (duels > 0) {
      findings.add(
          new Finding(
              "Ordinary duels conceded, disputed, unfinished",
              String.format(
                  Locale.ROOT,
                  "%.1f %%, %.1f %%, %.1f %% of %.0f",
                  100 * all.get(Count.CONCEDED) / duels,
                  100 * all.get(Count.DISPUTED) / duels,
                  100 * all.get(Count.UNFINISHED) / duels,
                  duels)));
    }
    double voids = cells.sum(key -> true).get(Count.VOID);
    findings.add(
        new Finding(
            "Void duels (an answer was missing)", String.format(Locale.ROOT, "%.0f", voids)));
  }

  /** What the principals lost by an injection, for each injected agent, by arm. */
  private void losses(Company company, String counted, String name) {
    double injected =
        runs.stream()
            .map(run -> run.figures().get(counted))
            .mapToDouble(n -> n instanceof Number number ? number.doubleValue() : 0)
            .sum();
    if (injected == 0) {
      return;
    }
    List<String> arms = new ArrayList<>();
    List<Interval> perAgent = new ArrayList<>();
    Map<String, Object> written = new LinkedHashMap<>();
    List<List<String>> rows = new ArrayList<>();
    for (String arm : cells.arms()) {
      Counts exposed = cells.of(arm, company);
      double sides = exposed.get(Count.SIDES);
      if (sides == 0) {
        continue;
      }
      Interval perDuel = contrast.loss(arm, company);
      double times = sides / injected;
      Interval loss =
          new Interval(times * perDuel.value(), times * perDuel.low(), times * perDuel.high());
      arms.add(arm);
      perAgent.add(loss);
      written.put(arm, ArmFigures.written(loss));
      rows.add(
          List.of(
              arm,
              String.format(Locale.ROOT, "%.0f", sides),
              perDuel.text(2),
              loss.text(2),
              String.format(Locale.ROOT, "%.1f", 100 * exposed.share(Count.LOST, Count.SIDES))));
      findings.add(
          new Finding(
              "Points lost by principals for each " + name + ", " + arm,
              ArmFigures.signed(loss, 1)));
    }
    values.put("loss-per-" + name.replace(' ', '-'), written);
    figures.add(
        new Figure.Bars(
            "Principals' loss for each " + name,
            "Points that principals of affected agents got below those of ordinary duels of the same"
                + " arm, summed over all affected duels, for each injected agent; 95 % intervals by"
                + " resampling openings, the number of duels taken as given.",
            arms,
            new Figure.Axis("points", null, null),
            List.of(ArmFigures.group("loss", perAgent))));
    figures.add(
        new Figure.Table(
            "Principals and " + name,
            String.format(Locale.ROOT, "%.0f injected agents over all runs.", injected),
            List.of(
                "arm", "sides", "loss in a duel", "loss for each injected agent", "sides lost %"),
            rows));
  }

  private void transcripts() {
    List<Figure.Transcript> shown = new ArrayList<>();
    for (Arm arm : settings.assignment().arms()) {
      int before = shown.size();
      for (RunResult run : runs) {
        List<Figure.Transcript> all =
            TranscriptKeeper.read(
                run.run(), run.figures().get(TranscriptKeeper.TRANSCRIPTS), arm.word());
        int room = settings.transcripts() - (shown.size() - before);
        shown.addAll(all.subList(0, Math.max(0, Math.min(room, all.size()))));
      }
    }
    if (!shown.isEmpty()) {
      figures.add(
          new Figure.Transcripts(
              "Transcripts",
              "The first "
                  + settings.transcripts()
                  + " duels of each arm, word for word; all others stand in encounters.jsonl.",
              shown));
    }
  }
}
