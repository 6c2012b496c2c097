package org.murmuration.experiment.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Measure;
import org.murmuration.measure.RunResult;
import org.murmuration.model.Entry;
import org.murmuration.model.Seat;

/**
 * What bargains come to, in shares of the pie: by round; over the run by the identity level of the
 * responder and of the proposer; and by how often the responder had been taken back.
 */
final class BargainMeasure implements Measure {

  static final String ACCEPTED_FIRST = "accepted-first";
  static final String ACCEPTED = "accepted";
  static final String OFFERED = "offered";
  static final String SHARE = "share";
  static final String MARGIN = "margin";
  static final String BELOW_REFUSED = "below-refused";
  static final String PROFIT = "profit";
  static final String REPLAYS = "replays";
  static final String BY_RULES = "by-rules";
  static final String BARGAINS = "bargains";
  static final String MISSING = "missing-bargains";
  static final String RESPONDERS = "responders";
  static final String PROPOSERS = "proposers";
  static final String BY_OFFER = "by-offer";
  static final String LEVEL = "level";
  static final String ALLOWED = "replays-allowed";
  static final String TOLD = "told";

  private final BargainSettings settings;
  private final Levels levels;
  private final BargainTally all;
  private final Map<String, BargainTally> responders = new TreeMap<>();
  private final Map<String, BargainTally> proposers = new TreeMap<>();
  private final long[] offers;
  private final double[] offered;
  private final long[] accepted;
  private BargainTally round;
  private long seats;
  private long byRules;

  BargainMeasure(BargainSettings settings, Setting setting) {
    this.settings = settings;
    this.levels = new Levels(setting.cast());
    this.all = new BargainTally(settings.pie());
    this.round = new BargainTally(settings.pie());
    this.offers = new long[settings.replays() + 1];
    this.offered = new double[settings.replays() + 1];
    this.accepted = new long[settings.replays() + 1];
  }

  @Override
  public List<String> columns() {
    return List.of(
        ACCEPTED_FIRST, ACCEPTED, OFFERED, SHARE, MARGIN, BELOW_REFUSED, PROFIT, REPLAYS, BY_RULES);
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    if (!(encountered.outcome() instanceof BargainOutcome bargain)) {
      return;
    }
    boolean last = bargain.isLast(settings.replays());
    round.add(bargain, last);
    all.add(bargain, last);
    tally(proposers, encountered.spec().seats().get(0)).add(bargain, last);
    tally(responders, encountered.spec().seats().get(1)).add(bargain, last);
    for (Seat seat : encountered.spec().seats()) {
      seats++;
      byRules += levels.of(seat.persona()).rule() ? 1 : 0;
    }
    if (bargain.offer() != BargainOutcome.NONE) {
      int replays = bargain.occasion().replays();
      offers[replays]++;
      offered[replays] += (double) bargain.offer() / settings.pie();
      accepted[replays] += bargain.reply() == BargainReply.ACCEPT ? 1 : 0;
    }
  }

  private BargainTally tally(Map<String, BargainTally> byLevel, Seat seat) {
    return byLevel.computeIfAbsent(
        levels.of(seat.persona()).level(), level -> new BargainTally(settings.pie()));
  }

  @Override
  public double[] values() {
    return new double[] {
      round.acceptedAtOnce(),
      round.accepted(),
      round.offered(),
      round.share(),
      round.margin(),
      round.belowRefused(),
      round.profit(),
      round.replays(),
      seats == 0 ? Double.NaN : (double) byRules / seats
    };
  }

  @Override
  public void startRound() {
    round = new BargainTally(settings.pie());
    seats = 0;
    byRules = 0;
  }

  @Override
  public List<Figure> panels() {
    return all.bargains() == 0
        ? List.of()
        : List.of(
            BargainFigures.byOffer(byOffer()),
            BargainFigures.byLevel("Responders", soFar(), RESPONDERS));
  }

  private BargainRuns soFar() {
    Map<String, Object> known = Map.of(RESPONDERS, written(responders));
    return new BargainRuns(List.of(new RunResult(0, 0, "", known, null)));
  }

  private List<Map<String, Object>> byOffer() {
    List<Map<String, Object>> written = new ArrayList<>();
    for (int replays = 0; replays < offers.length && offers[replays] > 0; replays++) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put(REPLAYS, replays);
      one.put("offers", offers[replays]);
      one.put(OFFERED, offered[replays] / offers[replays]);
      one.put(ACCEPTED, (double) accepted[replays] / offers[replays]);
      written.add(one);
    }
    return written;
  }

  private static List<Map<String, Object>> written(Map<String, BargainTally> byLevel) {
    List<Map<String, Object>> written = new ArrayList<>();
    byLevel.forEach(
        (level, tally) -> {
          Map<String, Object> one = new LinkedHashMap<>();
          one.put(LEVEL, level);
          one.putAll(tally.written());
          written.add(one);
        });
    return written;
  }

  @Override
  public Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>(all.written());
    figures.put(MISSING, all.missing());
    figures.put(ALLOWED, settings.replays());
    figures.put(TOLD, settings.told());
    figures.put(BY_OFFER, byOffer());
    figures.put(RESPONDERS, written(responders));
    figures.put(PROPOSERS, written(proposers));
    return figures;
  }
}
