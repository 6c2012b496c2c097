package org.murmuration.experiment.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.commons.rng.sampling.ArraySampler;
import org.murmuration.experiment.Cast;
import org.murmuration.model.Entry;
import org.murmuration.model.Population;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;
import org.murmuration.schedule.History;
import org.murmuration.schedule.Unfolding;
import org.murmuration.schedule.Wave;

/**
 * First every agent reports on itself, then rounds of contact, then all report again; then the run
 * is over. A round of contact divides all members at random into groups, drawn anew; those left
 * over sit it out. Reports belong to the first round and to the last.
 *
 * <p>Who comes with the persona of mediators is no member, whatever becomes of it: it reports on
 * nothing, and where there are mediators each takes every so-many-th group of a round, one after
 * the other. Without any left nobody meets, and the run goes on to the reports.
 */
final class Contacts implements Unfolding {

  private final IdentitySettings settings;
  private final int members;
  private final List<Integer> mediators = new ArrayList<>();
  private int sorted;
  private boolean reported;
  private int round;
  private boolean closed;

  /**
   * @param members how many deal with each other
   */
  Contacts(IdentitySettings settings, int members) {
    this.settings = settings;
    this.members = members;
  }

  /** Whether an agent has the persona of mediators, with whatever mind. */
  static boolean mediates(String persona, IdentitySettings settings) {
    String mediator = settings.mediator();
    return persona.equals(mediator) || persona.startsWith(mediator + Cast.WITH_MIND);
  }

  /** Sorts those that have come since into members and mediators. */
  private void sort(Population population) {
    for (int position = population.size() - 1; position >= 0; position--) {
      int agent = population.agent(position);
      if (agent < sorted) {
        break;
      }
      if (mediates(population.persona(agent), settings)) {
        mediators.add(agent);
      }
    }
    sorted = population.numbers();
    Collections.sort(mediators);
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    // What is drawn next depends on how far it has come, and on who is present.
  }

  @Override
  public void observe(Entry.Intervened intervened, Population population) {
    sort(population);
  }

  @Override
  public Wave next(History history) {
    sort(history.population());
    int[] all = members(history.population());
    if (settings.reports() && !reported && round == 0) {
      reported = true;
      return SelfReports.wave(all, false);
    }
    if (round < settings.rounds()) {
      Wave wave = contact(history, all);
      round++;
      if (wave.agents().length > 0) {
        return wave;
      }
      round = settings.rounds();
    }
    if (settings.reports() && !closed) {
      closed = true;
      return SelfReports.wave(all, true);
    }
    return new Wave(members, new int[0]);
  }

  private int[] members(Population population) {
    int[] agents = new int[population.size()];
    int count = 0;
    for (int position = 0; position < agents.length; position++) {
      int agent = population.agent(position);
      if (!mediators.contains(agent)) {
        agents[count++] = agent;
      }
    }
    return Arrays.copyOf(agents, count);
  }

  private Wave contact(History history, int[] all) {
    RandomStream random = RandomStream.of(history.seed(), Purpose.SCHEDULE, history.next(), 0, 0);
    ArraySampler.shuffle(random, all);
    List<Integer> present = mediators.stream().filter(history.population()::contains).toList();
    int groups = settings.mediated() && present.isEmpty() ? 0 : all.length / members;
    int seats = members + (settings.mediated() ? 1 : 0);
    int[] agents = new int[groups * seats];
    List<Contact> occasions = new ArrayList<>(groups);
    for (int group = 0; group < groups; group++) {
      System.arraycopy(all, group * members, agents, group * seats, members);
      if (settings.mediated()) {
        agents[group * seats + members] = present.get(group % present.size());
      }
      occasions.add(new Contact(opening(history, group), round));
    }
    return new Wave(seats, agents, occasions);
  }

  private int opening(History history, int group) {
    return settings.opening() != IdentitySettings.ANY
        ? settings.opening()
        : RandomStream.of(history.seed(), Purpose.MATERIAL, history.next() + group, 0, 0)
            .nextInt(Framings.load().all().size());
  }

  @Override
  public boolean roundIsOver() {
    boolean last = round == settings.rounds();
    return round > 0 && (!last || closed || !settings.reports());
  }

  @Override
  public int encountersPerRound(Population population) {
    return Math.max(1, (population.size() - mediators.size()) / members);
  }

  @Override
  public int groupSize() {
    return members + (settings.mediated() ? 1 : 0);
  }

  @Override
  public String description() {
    return (settings.reports() ? "self-reports, " : "")
        + settings.rounds()
        + " rounds of random groups of "
        + members
        + (settings.mediated() ? " with a mediator" : "")
        + (settings.reports() ? ", self-reports" : "");
  }
}
