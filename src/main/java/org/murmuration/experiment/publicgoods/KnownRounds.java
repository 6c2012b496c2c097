package org.murmuration.experiment.publicgoods;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.model.Entry;
import org.murmuration.model.Population;
import org.murmuration.model.Seat;
import org.murmuration.schedule.History;
import org.murmuration.schedule.Unfolding;
import org.murmuration.schedule.Wave;

/**
 * Groups as of {@link Rounds}, whose members are told what each of them gave before: a fold of the
 * journaled gifts, the latest ones of each agent under its present name. Who takes a new name has
 * no record. A round is a wave, so a round begins when all of the one before is known.
 *
 * <p>A gift that is missing leaves a record as it is.
 */
final class KnownRounds implements Unfolding {

  private final Rounds rounds;
  private final int latest;
  private final boolean newNames;
  private final Map<Integer, Deque<Integer>> records = new HashMap<>();

  /**
   * @param latest how many gifts a record has at most
   * @param newNames whether members say if they take a new name
   */
  KnownRounds(Rounds rounds, int latest, boolean newNames) {
    this.rounds = rounds;
    this.latest = latest;
    this.newNames = newNames;
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    GoodsOutcome game = (GoodsOutcome) encountered.outcome();
    List<Seat> seats = encountered.spec().seats();
    for (int seat = 0; seat < seats.size(); seat++) {
      int agent = seats.get(seat).agent();
      if (newNames && game.renamed(seat)) {
        records.remove(agent);
      } else if (game.gift(seat) != GoodsOutcome.NONE) {
        Deque<Integer> record = records.computeIfAbsent(agent, a -> new ArrayDeque<>(latest));
        if (record.size() == latest) {
          record.removeFirst();
        }
        record.addLast(game.gift(seat));
      }
    }
  }

  @Override
  public Wave next(History history) {
    int[] agents = rounds.divide(history);
    int size = rounds.group();
    List<Reputation> known = new ArrayList<>(agents.length / size);
    for (int from = 0; from < agents.length; from += size) {
      known.add(
          new Reputation(Arrays.stream(agents, from, from + size).mapToObj(this::record).toList()));
    }
    return new Wave(size, agents, known);
  }

  private List<Integer> record(int agent) {
    Deque<Integer> record = records.get(agent);
    return record == null ? Collections.emptyList() : List.copyOf(record);
  }

  @Override
  public boolean roundIsOver() {
    return true;
  }

  @Override
  public int encountersPerRound(Population population) {
    return rounds.encountersPerRound(population);
  }

  @Override
  public int groupSize() {
    return rounds.groupSize();
  }

  @Override
  public int degree(int agent, Population population) {
    return rounds.degree(agent, population);
  }

  @Override
  public String description() {
    return rounds.description() + ", members knowing each other's last " + latest + " gifts";
  }
}
