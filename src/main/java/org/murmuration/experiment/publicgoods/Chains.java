package org.murmuration.experiment.publicgoods;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.murmuration.conversation.ChatCounts;
import org.murmuration.conversation.Guests;
import org.murmuration.conversation.Party;
import org.murmuration.model.Entry;
import org.murmuration.model.Population;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;
import org.murmuration.schedule.History;
import org.murmuration.schedule.Unfolding;
import org.murmuration.schedule.Wave;

/**
 * First a party, to which all come but outsiders and strangers; then chains. All chains of all arms
 * are chosen when the party is over, and play stage by stage, those of a stage at the same time as
 * far as outsiders, who begin several chains, allow. Each agent but outsiders plays in one chain at
 * most. All stages of the chains make one round, the last.
 *
 * <p>Strangers are as many as their chains take, from the highest numbers of those who are not
 * outsiders. The order in which members are chosen is drawn from the seed and the index of the
 * first stage.
 */
final class Chains implements Unfolding {

  private final ChainSettings settings;
  private final Party party;
  private final List<Chain> chains = new ArrayList<>();
  private final List<Integer> outsiders = new ArrayList<>();
  private final List<Integer> strangers = new ArrayList<>();
  private final BitSet absent = new BitSet();
  private boolean begun;
  private int stage = -1;

  /** One chain: its number within its arm, and who plays. */
  private record Chain(Acquaintance arm, int number, int outsider, Trios.Trio members) {}

  Chains(ChainSettings settings) {
    this.settings = settings;
    this.party = new Party(settings.party());
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    party.observe(encountered);
  }

  @Override
  public void observe(Entry.Intervened intervened, Population population) {
    begin(population);
    party.observe(intervened, new Guests(population, this::comes));
  }

  /** Decides who is who, once. */
  private void begin(Population population) {
    if (begun) {
      return;
    }
    begun = true;
    for (int position = population.size() - 1; position >= 0; position--) {
      int agent = population.agent(position);
      if (population.persona(agent).equals(settings.outsider())) {
        outsiders.add(0, agent);
        absent.set(agent);
      } else if (strangers.size() < settings.strangers()) {
        strangers.add(0, agent);
        absent.set(agent);
      }
    }
  }

  private boolean comes(int agent) {
    return !absent.get(agent);
  }

  @Override
  public Wave next(History history) {
    begin(history.population());
    if (stage < 0 && settings.collective() > 0 && !party.isOver()) {
      Guests guests = new Guests(history.population(), this::comes);
      Wave wave = party.next(new History(history.seed(), history.next(), guests));
      if (wave.meetings() > 0) {
        return wave;
      }
    }
    if (stage < 0) {
      choose(history);
    }
    stage++;
    return stage < Stage.values().length ? games(Stage.values()[stage]) : new Wave(2, new int[0]);
  }

  private void choose(History history) {
    Population population = history.population();
    RandomStream random = RandomStream.of(history.seed(), Purpose.SCHEDULE, history.next(), 0, 0);
    Guests guests = new Guests(population, this::comes);
    List<Integer> members = new ArrayList<>(guests.size());
    for (int position = 0; position < guests.size(); position++) {
      members.add(guests.agent(position));
    }
    Trios unknown =
        new Trios(
            strangers.stream().filter(population::contains).toList(), new ChatCounts(), random);
    Trios collective = new Trios(members, party.counts(), random);
    for (Acquaintance arm : settings.arms()) {
      Trios from = arm == Acquaintance.STRANGERS ? unknown : collective;
      for (Trios.Trio trio : from.choose(arm, settings.chains())) {
        int outsider = outsiders.get(chains.size() % outsiders.size());
        int number = (int) chains.stream().filter(chain -> chain.arm() == arm).count();
        chains.add(new Chain(arm, number, outsider, trio));
      }
    }
  }

  private Wave games(Stage next) {
    int[] agents = new int[2 * chains.size()];
    List<Link> links = new ArrayList<>(chains.size());
    for (int i = 0; i < chains.size(); i++) {
      Chain chain = chains.get(i);
      Trios.Trio members = chain.members();
      agents[2 * i] =
          switch (next) {
            case OUTSIDER -> chain.outsider();
            case BEFORE, FIRST -> members.first();
            case BEFORE_NEXT, SECOND -> members.second();
          };
      agents[2 * i + 1] =
          switch (next) {
            case OUTSIDER -> members.first();
            case BEFORE, FIRST -> members.second();
            case BEFORE_NEXT, SECOND -> members.third();
          };
      int chats = party.counts().between(agents[2 * i], agents[2 * i + 1]);
      links.add(new Link(chain.arm(), chain.number(), next, chats));
    }
    return new Wave(2, agents, links);
  }

  @Override
  public boolean roundIsOver() {
    return stage < 0 ? party.roundIsOver() : stage >= Stage.values().length - 1;
  }

  @Override
  public int encountersPerRound(Population population) {
    return stage < 0 && settings.collective() > 0
        ? party.encountersPerRound(population)
        : Stage.values().length * settings.arms().size() * settings.chains();
  }

  @Override
  public int groupSize() {
    return 2;
  }

  @Override
  public String description() {
    return settings.collective() == 0
        ? "chains of pairs"
        : "a party of " + settings.party().rounds() + " rounds, then chains of pairs";
  }
}
