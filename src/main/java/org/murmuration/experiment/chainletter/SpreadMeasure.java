package org.murmuration.experiment.chainletter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Measure;
import org.murmuration.model.Entry;
import org.murmuration.model.Population;
import org.murmuration.schedule.Matching;

/** How far a letter got, round by round, and in which words. */
final class SpreadMeasure implements Measure {

  static final String CARRIERS = "carriers";
  static final String REACHED = "reached";
  static final String TAKEN = "taken-up";
  static final String LOST = "lost";
  static final String REACHABLE = "reachable";
  static final String FIRST_REACHABLE = "first-reachable";
  static final String HELD = "held";
  static final String VARIANTS = "variants";
  static final String EXACT = "exact-copies";
  static final String REWORDED = "reworded";
  static final String FLAGGED = "flagged";

  /** Share of participants whose mind is a rule, and no LLM. */
  static final String BY_RULE = "by-rule";

  static final List<String> COLUMNS =
      List.of(
          CARRIERS,
          REACHED,
          TAKEN,
          LOST,
          REACHABLE,
          FIRST_REACHABLE,
          HELD,
          VARIANTS,
          EXACT,
          REWORDED,
          FLAGGED,
          BY_RULE);

  static final String AGENTS = "agents";
  static final String AT_START = "carriers-at-start";
  static final String AT_END = "carriers-at-end";
  static final String HALF = "rounds-to-50-percent";
  static final String MOST = "rounds-to-95-percent";
  static final String ALL = "rounds-to-all";
  static final String DIED_OUT = "died-out-in-round";
  static final String ADVERSARIES = "adversaries";
  static final String SUM = "sums";
  static final String LINEAGES = "lineages";

  private final Outbreak outbreak;
  private final Lineages lineages;
  private final Curve curve = new Curve();
  private final boolean inStep;
  private final int perRound;
  private final Map<String, Long> sums = new LinkedHashMap<>();
  private int rounds;
  private int inRound;
  private int atStart;
  private boolean begun;
  private Double half;
  private Double most;
  private Double all;
  private Double diedOut;

  SpreadMeasure(Outbreak outbreak, Setting setting) {
    this.outbreak = outbreak;
    this.lineages = new Lineages(outbreak);
    this.inStep = setting.schedule() instanceof Matching;
    this.perRound = Math.max(1, setting.encountersPerRound());
    addRound();
  }

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    if (rounds == 0 && inRound == 0) {
      atStart = outbreak.carriers();
      curve.add(share(atStart), share(outbreak.reached()));
    }
    outbreak.observe(encountered);
    inRound++;
    begun |= outbreak.carriers() > 0;
    long carriers = outbreak.carriers();
    int agents = outbreak.agents();
    if (half == null && 2 * carriers >= agents) {
      half = now();
    }
    if (most == null && 20 * carriers >= 19L * agents) {
      most = now();
    }
    if (all == null && carriers == agents) {
      all = now();
    }
    diedOut = !begun || carriers > 0 ? null : diedOut == null ? Double.valueOf(now()) : diedOut;
  }

  /** The time in rounds: of a matching, whose meetings are all at once, the end of the round. */
  private double now() {
    return rounds + (inStep ? 1 : (double) inRound / perRound);
  }

  @Override
  public void observe(Entry.Intervened intervened, Population population) {
    outbreak.observe(intervened, population);
  }

  private double share(int count) {
    return outbreak.agents() == 0 ? Double.NaN : (double) count / outbreak.agents();
  }

  @Override
  public double[] values() {
    Tally round = outbreak.round();
    return new double[] {
      share(outbreak.carriers()),
      share(outbreak.reached()),
      round.taken,
      round.lost,
      round.reachable * outbreak.unmet(),
      round.firstReachable * outbreak.unmet(),
      round.held,
      lineages.alive(),
      round.exact,
      round.reworded,
      round.flagged,
      round.byRule / (2.0 * round.meetings)
    };
  }

  @Override
  public void startRound() {
    curve.add(share(outbreak.carriers()), share(outbreak.reached()));
    lineages.endRound(rounds);
    addRound();
    outbreak.startRound();
    rounds++;
    inRound = 0;
  }

  private void addRound() {
    Tally round = outbreak.round();
    add("exposed", round.exposed);
    add("passed", round.exposedAndTaken);
    add("held", round.heldMeetings);
    add("lost", round.lost);
    add("said", round.said);
    add("exact", round.exact);
    add("reworded", round.reworded);
    add("originals", round.originals);
    add(FLAGGED, round.flagged);
  }

  private void add(String name, long count) {
    sums.merge(name, count, Long::sum);
  }

  @Override
  public List<Figure> panels() {
    return List.of(
        curve.figure("Carriers", "Share of agents that carry the letter, and that ever did."),
        Lineages.tree("Variants", lineages.written()));
  }

  @Override
  public Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put(AGENTS, outbreak.agents());
    figures.put(AT_START, atStart);
    figures.put(AT_END, outbreak.carriers());
    figures.put(REACHED, outbreak.reached());
    figures.put(HALF, half);
    figures.put(MOST, most);
    figures.put(ALL, all);
    figures.put(DIED_OUT, diedOut);
    figures.put(ADVERSARIES, outbreak.adversaries());
    figures.put(SUM, new LinkedHashMap<>(sums));
    figures.put(VARIANTS, outbreak.copies().variants().size());
    figures.put("variants-alive", lineages.alive());
    figures.put(LINEAGES, lineages.written());
    return figures;
  }
}
