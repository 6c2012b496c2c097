package org.murmuration.experiment.publicgoods;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Measure;
import org.murmuration.model.Entry;
import org.murmuration.model.Seat;

/**
 * What is given by how far members are from the malicious on the graph of games, along paths that
 * respect time (P. Holme and J. Saramäki, "Temporal networks", Physics Reports 519, 97–125, 2012):
 * a malicious member is at distance 0; whoever has played with a member at distance d since is at
 * distance d + 1 at most, the least one counting; others have not been reached. A gift counts at
 * the distance that its giver had before the game, for the game itself is not known yet.
 *
 * <p>All of the run counts those rounds in which a malicious member plays; once they are gone,
 * distances stay as they are and gifts recover, which the rounds show.
 *
 * <p>Beside the gift stands its change from what the same member gave on average before the first
 * malicious one played, which takes out that members differ.
 */
final class Contagion implements Measure {

  static final String CELLS = "by-distance";

  /** Names of the distances, in the order of the cells. */
  static final List<String> DISTANCES = List.of("1", "2", "3", "4 or more", "not reached");

  private static final String PREFIX = "given:";
  private static final int FARTHEST = 4;
  private static final int UNREACHED = Integer.MAX_VALUE;

  private final Crew crew;
  private final double endowment;
  private final Sums[] all = sums();
  private Sums[] round = sums();
  private int[] distances = new int[0];
  private double[] givenBefore = new double[0];
  private int[] giftsBefore = new int[0];
  private boolean begun;
  private boolean under;

  /** Gifts at one distance. */
  private static final class Sums {
    private long gifts;
    private double given;
    private long compared;
    private double change;

    void add(double share, double changed) {
      gifts++;
      given += share;
      if (!Double.isNaN(changed)) {
        compared++;
        change += changed;
      }
    }

    void add(Sums other) {
      gifts += other.gifts;
      given += other.given;
      compared += other.compared;
      change += other.change;
    }

    double mean() {
      return gifts == 0 ? Double.NaN : given / gifts;
    }

    double meanChange() {
      return compared == 0 ? Double.NaN : change / compared;
    }
  }

  Contagion(GoodsSettings settings, Setting setting) {
    this.crew = new Crew(setting.cast(), settings.malicious());
    this.endowment = settings.economy().endowment();
    room(setting.population().numbers());
  }

  private static Sums[] sums() {
    Sums[] sums = new Sums[DISTANCES.size()];
    Arrays.setAll(sums, i -> new Sums());
    return sums;
  }

  @Override
  public List<String> columns() {
    return DISTANCES.stream().map(distance -> PREFIX + distance.replace(' ', '-')).toList();
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    GoodsOutcome game = (GoodsOutcome) encountered.outcome();
    List<Seat> seats = encountered.spec().seats();
    int nearest = UNREACHED;
    int second = UNREACHED;
    for (Seat seat : seats) {
      room(seat.agent() + 1);
      int distance = distance(seat);
      under |= distance == 0;
      begun |= distance == 0;
      if (distance < nearest) {
        second = nearest;
        nearest = distance;
      } else if (distance < second) {
        second = distance;
      }
    }
    for (int seat = 0; seat < seats.size(); seat++) {
      if (!crew.of(seats.get(seat).persona()).malicious()) {
        count(seats.get(seat).agent(), game.gift(seat));
      }
    }
    for (Seat seat : seats) {
      int distance = distance(seat);
      int nearestOther = distance == nearest ? second : nearest;
      if (nearestOther != UNREACHED && distance > 0) {
        distances[seat.agent()] = Math.min(distance, nearestOther + 1);
      }
    }
  }

  /** The distance of a member; whoever is no longer malicious counts as next to one. */
  private int distance(Seat seat) {
    if (crew.of(seat.persona()).malicious()) {
      distances[seat.agent()] = 1;
      return 0;
    }
    return distances[seat.agent()];
  }

  private void count(int agent, int gift) {
    if (gift == GoodsOutcome.NONE) {
      return;
    }
    double share = gift / endowment;
    if (!begun) {
      givenBefore[agent] += share;
      giftsBefore[agent]++;
      return;
    }
    int distance = distances[agent];
    int cell = distance == UNREACHED ? DISTANCES.size() - 1 : Math.min(distance, FARTHEST) - 1;
    round[cell].add(
        share,
        giftsBefore[agent] == 0 ? Double.NaN : share - givenBefore[agent] / giftsBefore[agent]);
  }

  private void room(int agents) {
    int known = distances.length;
    if (agents > known) {
      int size = Math.max(agents, known * 3 / 2);
      distances = Arrays.copyOf(distances, size);
      Arrays.fill(distances, known, size, UNREACHED);
      givenBefore = Arrays.copyOf(givenBefore, size);
      giftsBefore = Arrays.copyOf(giftsBefore, size);
    }
  }

  @Override
  public double[] values() {
    return Arrays.stream(round).mapToDouble(Sums::mean).toArray();
  }

  @Override
  public void startRound() {
    for (int i = 0; under && i < all.length; i++) {
      all[i].add(round[i]);
    }
    round = sums();
    under = false;
  }

  @Override
  public List<Figure> panels() {
    if (!begun) {
      return List.of();
    }
    double[] given = Arrays.stream(all).mapToDouble(sums -> 100 * sums.mean()).toArray();
    return List.of(
        new Figure.Bars(
            "Given, by distance from the malicious",
            "Mean gift in % of the endowment in rounds with malicious members, by how many games"
                + " lie between.",
            DISTANCES,
            new Figure.Axis("% of the endowment", 0.0, 100.0),
            List.of(new Figure.Group("given", given, null, null))));
  }

  @Override
  public Map<String, Object> figures() {
    List<Map<String, Object>> cells = new ArrayList<>();
    for (int i = 0; begun && i < all.length; i++) {
      Map<String, Object> cell = new LinkedHashMap<>();
      cell.put("distance", DISTANCES.get(i));
      cell.put("gifts", all[i].gifts);
      cell.put("given", Contributions.known(all[i].mean()));
      cell.put("change", Contributions.known(all[i].meanChange()));
      cells.add(cell);
    }
    return Map.of(CELLS, cells);
  }
}
