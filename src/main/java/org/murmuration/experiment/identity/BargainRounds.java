package org.murmuration.experiment.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.rng.sampling.ArraySampler;
import org.murmuration.experiment.Cast;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Entry;
import org.murmuration.model.Intervention;
import org.murmuration.model.Population;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;
import org.murmuration.schedule.History;
import org.murmuration.schedule.Unfolding;
import org.murmuration.schedule.Wave;

/**
 * First every agent reports on itself, then rounds of bargains, then all report again; then the run
 * is over. A round divides the agents at random into pairs of a proposer and a responder; those
 * left over sit it out.
 *
 * <p>When all offers of a phase are answered, the responders that refused are taken back, all at
 * once, to before they were asked, and meet the same proposers again: up to {@code replays} times.
 * A pair of which somebody has left is not replayed. Reports belong to the first round and to the
 * last.
 */
final class BargainRounds implements Unfolding {

  private final BargainSettings settings;
  private final List<Again> again = new ArrayList<>();
  private final SortedMap<Integer, EncounterSpec> back = new TreeMap<>();
  private boolean reported;
  private int round;
  private boolean closed;

  /** A pair that is to meet once more. */
  private record Again(int proposer, int responder, Bargain occasion) {}

  BargainRounds(BargainSettings settings) {
    this.settings = settings;
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    if (!(encountered.outcome() instanceof BargainOutcome bargain)
        || bargain.isLast(settings.replays())) {
      return;
    }
    EncounterSpec spec = encountered.spec();
    int responder = spec.seats().get(1).agent();
    back.put(responder, spec);
    again.add(
        new Again(
            spec.seats().get(0).agent(), responder, bargain.occasion().again(bargain.offer())));
  }

  @Override
  public void observe(Entry.Intervened intervened, Population population) {
    again.removeIf(
        pair -> !population.contains(pair.proposer()) || !population.contains(pair.responder()));
    back.keySet().retainAll(again.stream().map(Again::responder).toList());
    if (intervened.intervention() instanceof Intervention.Branch) {
      back.clear();
    }
  }

  @Override
  public Intervention.Branch branch() {
    return back.isEmpty() ? null : Intervention.Branch.of(back);
  }

  @Override
  public Wave next(History history) {
    if (!again.isEmpty()) {
      return replays();
    }
    Population population = history.population();
    if (settings.reports() && !reported && round == 0) {
      reported = true;
      return SelfReports.wave(all(population), false);
    }
    if (round < settings.rounds()) {
      Wave wave = pairs(history);
      round++;
      if (wave.agents().length > 0) {
        return wave;
      }
      round = settings.rounds();
    }
    if (settings.reports() && !closed) {
      closed = true;
      return SelfReports.wave(all(population), true);
    }
    return new Wave(2, new int[0]);
  }

  private static int[] all(Population population) {
    int[] agents = new int[population.size()];
    Arrays.setAll(agents, population::agent);
    return agents;
  }

  private Wave replays() {
    int[] agents = new int[2 * again.size()];
    List<Bargain> occasions = new ArrayList<>(again.size());
    for (int pair = 0; pair < again.size(); pair++) {
      agents[2 * pair] = again.get(pair).proposer();
      agents[2 * pair + 1] = again.get(pair).responder();
      occasions.add(again.get(pair).occasion());
    }
    again.clear();
    return new Wave(2, agents, occasions);
  }

  /** Pairs at random; where the scenario names proposers, each of one of them and one other. */
  private Wave pairs(History history) {
    RandomStream random = RandomStream.of(history.seed(), Purpose.SCHEDULE, history.next(), 0, 0);
    int[] all = all(history.population());
    ArraySampler.shuffle(random, all);
    int[] proposers;
    int[] responders;
    if (settings.proposers().isEmpty()) {
      int half = all.length / 2;
      proposers = Arrays.copyOf(all, half);
      responders = Arrays.copyOfRange(all, half, 2 * half);
    } else {
      proposers = Arrays.stream(all).filter(a -> proposes(a, history.population())).toArray();
      responders = Arrays.stream(all).filter(a -> !proposes(a, history.population())).toArray();
    }
    int pairs = Math.min(proposers.length, responders.length);
    int[] agents = new int[2 * pairs];
    List<Bargain> occasions = new ArrayList<>(pairs);
    for (int pair = 0; pair < pairs; pair++) {
      agents[2 * pair] = proposers[pair];
      agents[2 * pair + 1] = responders[pair];
      occasions.add(new Bargain(opening(history, pair), round, List.of()));
    }
    return new Wave(2, agents, occasions);
  }

  private int opening(History history, int pair) {
    return settings.opening() != IdentitySettings.ANY
        ? settings.opening()
        : RandomStream.of(history.seed(), Purpose.MATERIAL, history.next() + pair, 0, 0)
            .nextInt(Framings.load().all().size());
  }

  /** How many agents make all offers. */
  int proposers(Population population) {
    return (int) Arrays.stream(all(population)).filter(a -> proposes(a, population)).count();
  }

  private boolean proposes(int agent, Population population) {
    String persona = population.persona(agent);
    return settings.proposers().stream()
        .anyMatch(name -> persona.equals(name) || persona.startsWith(name + Cast.WITH_MIND));
  }

  @Override
  public boolean roundIsOver() {
    boolean last = round == settings.rounds();
    return again.isEmpty() && round > 0 && (!last || closed || !settings.reports());
  }

  @Override
  public int encountersPerRound(Population population) {
    return Math.max(1, population.size() / 2);
  }

  @Override
  public int groupSize() {
    return 2;
  }

  @Override
  public String description() {
    return (settings.reports() ? "self-reports, " : "")
        + settings.rounds()
        + " rounds of bargains in random pairs"
        + (settings.replays() > 0 ? ", who refuses taken back " + times(settings.replays()) : "")
        + (settings.reports() ? ", self-reports" : "");
  }

  private static String times(int replays) {
    return replays == 1 ? "once at most" : "up to " + replays + " times";
  }
}
