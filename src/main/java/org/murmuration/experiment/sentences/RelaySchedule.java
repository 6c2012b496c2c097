package org.murmuration.experiment.sentences;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.sampling.ArraySampler;
import org.murmuration.model.Entry;
import org.murmuration.model.Occasion;
import org.murmuration.model.Population;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;
import org.murmuration.schedule.History;
import org.murmuration.schedule.Unfolding;
import org.murmuration.schedule.Wave;

/**
 * Chains of agents, all word sets one after the other. For each set the agents present are put in
 * an order anew and cut into chains of the same length; those left over wait. A wave is one hop of
 * all chains: writer and reader meet, and the reader writes next; the last of a chain writes alone.
 * A chain whose writer or reader has left is cut there. A round is a word set; when all are done
 * the run is complete.
 */
final class RelaySchedule implements Unfolding {

  private final RelaySettings settings;
  private int[] order = new int[0];
  private boolean[] cut = new boolean[0];
  private int set = -1;
  private int hop;

  RelaySchedule(RelaySettings settings) {
    this.settings = settings;
    this.hop = settings.length() - 1;
  }

  @Override
  public void observe(Entry.Encountered encountered) {}

  @Override
  public void observe(Entry.Intervened intervened, Population population) {
    for (int place = 0; place < order.length; place++) {
      int chain = place / settings.length();
      cut[chain] |= place % settings.length() >= hop && !population.contains(order[place]);
    }
  }

  @Override
  public boolean roundIsOver() {
    return hop == settings.length() - 1 || isAllCut();
  }

  private boolean isAllCut() {
    for (boolean one : cut) {
      if (!one) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Wave next(History history) {
    if (roundIsOver()) {
      if (set + 1 >= settings.sets().size()) {
        return new Wave(1, new int[0]);
      }
      set++;
      hop = 0;
      draw(history);
    } else {
      hop++;
    }
    return wave();
  }

  private void draw(History history) {
    Population population = history.population();
    int[] all = new int[population.size()];
    Arrays.setAll(all, population::agent);
    ArraySampler.shuffle(
        RandomStream.of(history.seed(), Purpose.SCHEDULE, history.next(), 0, 2), all);
    int chains = all.length / settings.length();
    order = Arrays.copyOf(all, chains * settings.length());
    cut = new boolean[chains];
  }

  private Wave wave() {
    int seats = hop == settings.length() - 1 ? 1 : 2;
    List<Integer> agents = new ArrayList<>();
    List<Occasion> occasions = new ArrayList<>();
    for (int chain = 0; chain < cut.length; chain++) {
      if (!cut[chain]) {
        int place = chain * settings.length() + hop;
        for (int seat = 0; seat < seats; seat++) {
          agents.add(order[place + seat]);
        }
        occasions.add(new Task.Passing(set, chain, hop));
      }
    }
    return new Wave(seats, agents.stream().mapToInt(Integer::intValue).toArray(), occasions);
  }

  @Override
  public int encountersPerRound(Population population) {
    return Math.max(1, population.size() - population.size() % settings.length());
  }

  @Override
  public int groupSize() {
    return 2;
  }

  @Override
  public String description() {
    return "chains of %d, drawn anew for each word set".formatted(settings.length());
  }
}
