package org.murmuration.experiment.publicgoods;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Measure;
import org.murmuration.model.Entry;
import org.murmuration.model.Seat;

/**
 * What is given and earned, round by round, by members who mean no harm and by those who do; when
 * the malicious came, when they were gone, and how long it took until gifts were back.
 *
 * <p>A round in which a malicious member plays is one <em>under</em> them; rounds before the first
 * such are <em>before</em>, later ones without are <em>after</em>. Gifts are shares of the
 * endowment; those that are missing are left out. Recovery is counted in rounds from the removal
 * on, up to and with the first one in which gifts are back at a share of their level before, which
 * is the mean of the last {@value #BASELINE_ROUNDS} rounds before the malicious came.
 */
final class Contributions implements Measure {

  static final String GIVEN = "given";
  static final String GIVEN_MALICIOUS = "given-malicious";
  static final String EARNED = "earned";
  static final String EARNED_MALICIOUS = "earned-malicious";
  static final String MALICIOUS = "malicious";
  static final String POINTS = "points";
  static final String BY_RULES = "by-rules";
  static final String DOSE = "dose";
  static final String REMOVED = "removed-in-round";
  static final String RECOVERY = "recovery-rounds";

  private static final int BASELINE_ROUNDS = 5;
  private static final int MOST_SHOWN = 200;

  private final GoodsSettings settings;
  private final int endowment;
  private final Crew crew;
  private final List<double[]> rounds = new ArrayList<>();
  private final Tally before;
  private final Tally under;
  private final Tally underMalicious;
  private final Tally after;
  private Tally harmless;
  private Tally malicious;
  private int injected = -1;
  private int removed = -1;
  private int recovery = -1;

  Contributions(GoodsSettings settings, Setting setting) {
    this.settings = settings;
    this.endowment = settings.economy().endowment();
    this.crew = new Crew(setting.cast(), settings.malicious());
    this.before = new Tally(endowment);
    this.under = new Tally(endowment);
    this.underMalicious = new Tally(endowment);
    this.after = new Tally(endowment);
    startRound();
  }

  @Override
  public List<String> columns() {
    return List.of(GIVEN, GIVEN_MALICIOUS, EARNED, EARNED_MALICIOUS, MALICIOUS, POINTS, BY_RULES);
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    GoodsOutcome game = (GoodsOutcome) encountered.outcome();
    List<Seat> seats = encountered.spec().seats();
    for (int seat = 0; seat < seats.size(); seat++) {
      Crew.Role role = crew.of(seats.get(seat).persona());
      (role.malicious() ? malicious : harmless).add(game, seat, role.rule());
    }
  }

  @Override
  public double[] values() {
    Tally all = new Tally(endowment);
    all.add(harmless);
    all.add(malicious);
    return new double[] {
      harmless.given(),
      malicious.given(),
      harmless.earned(),
      malicious.earned(),
      (double) malicious.played() / all.played(),
      all.points(),
      all.byRules()
    };
  }

  @Override
  public void startRound() {
    if (harmless != null) {
      close(rounds.size());
      rounds.add(new double[] {harmless.given(), malicious.given()});
    }
    harmless = new Tally(endowment);
    malicious = new Tally(endowment);
  }

  /** Takes a round that is over into what is known of the run. */
  private void close(int round) {
    if (malicious.played() > 0) {
      injected = injected < 0 ? round : injected;
      removed = -1;
      recovery = -1;
      under.add(harmless);
      underMalicious.add(malicious);
    } else if (injected < 0) {
      before.add(harmless);
    } else {
      removed = removed < 0 ? round : removed;
      after.add(harmless);
      if (recovery < 0 && harmless.given() >= settings.recovered() * baseline()) {
        recovery = round - removed + 1;
      }
    }
  }

  private double baseline() {
    int from = Math.max(0, injected - BASELINE_ROUNDS);
    return rounds.subList(from, injected).stream()
        .mapToDouble(round -> round[0])
        .average()
        .orElse(Double.NaN);
  }

  @Override
  public List<Figure> panels() {
    int step = 1 + (rounds.size() - 1) / MOST_SHOWN;
    int shown = rounds.isEmpty() ? 0 : 1 + (rounds.size() - 1) / step;
    double[] at = new double[shown];
    double[] given = new double[shown];
    double[] givenMalicious = new double[shown];
    for (int i = 0; i < shown; i++) {
      at[i] = i * step;
      given[i] = 100 * rounds.get(i * step)[0];
      givenMalicious[i] = 100 * rounds.get(i * step)[1];
    }
    List<Figure.Curve> curves = new ArrayList<>();
    curves.add(new Figure.Curve("harmless members", given, null, null, true));
    if (injected >= 0) {
      curves.add(new Figure.Curve("malicious members", givenMalicious, null, null, false));
    }
    return List.of(
        new Figure.Lines(
            "Given, by round",
            "Mean gift in % of the endowment.",
            new Figure.Axis("round", 0.0, null),
            at,
            new Figure.Axis("% of the endowment", 0.0, 100.0),
            curves));
  }

  @Override
  public Map<String, Object> figures() {
    Tally all = new Tally(endowment);
    List.of(before, under, underMalicious, after).forEach(all::add);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("games", all.played() / settings.group());
    figures.put("missing-gifts", all.played() - all.gifts());
    figures.put(BY_RULES, known(all.byRules()));
    figures.put(
        DOSE,
        (double) underMalicious.played() / Math.max(1, under.played() + underMalicious.played()));
    figures.put("given-before", known(before.given()));
    figures.put("given-under", known(under.given()));
    figures.put("given-after", known(after.given()));
    figures.put("earned-before", known(before.earned()));
    figures.put("earned-under", known(under.earned()));
    figures.put("earned-under-malicious", known(underMalicious.earned()));
    figures.put("injected-in-round", injected < 0 ? null : injected);
    figures.put(REMOVED, removed < 0 ? null : removed);
    figures.put(RECOVERY, recovery < 0 ? null : recovery);
    return figures;
  }

  static Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
