package org.murmuration.conversation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.rng.sampling.ArraySampler;
import org.murmuration.model.Agents;
import org.murmuration.model.Entry;
import org.murmuration.model.Population;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;
import org.murmuration.schedule.History;
import org.murmuration.schedule.Wave;

/**
 * The course of a party, as a fold over the history that draws its waves. A round has up to four
 * phases, each a wave: everybody present may invite one other; whoever was invited accepts; those
 * who agreed talk, each guest's chats one after the other; and, if memories are summed up, those
 * whose memory is full do. Phases in which nobody has anything to do are left out.
 *
 * <p>The chats of a round come in a random order. Who was invited by the one it invited talks with
 * it once, and which of the two speaks first is drawn; otherwise the inviter does. Agents that left
 * are not asked and talk no more; agents that joined are asked from the next round on. Draws depend
 * on the seed, the index of the wave and what was observed.
 *
 * <p>May be part of a schedule of an experiment that has more than a party in it. Not thread-safe.
 */
public final class Party {

  private enum Phase {
    INVITE,
    ACCEPT,
    CHAT,
    SUMMARISE
  }

  private record Link(int inviter, int guest) {}

  private final PartySettings settings;
  private final ChatCounts counts = new ChatCounts();
  private final Fullness fullness;
  private final List<Link> invitations = new ArrayList<>();
  private final List<Link> accepted = new ArrayList<>();
  private Population population;
  private Phase phase = Phase.SUMMARISE;
  private int rounds;

  public Party(PartySettings settings) {
    this.settings = settings;
    this.fullness = settings.memory().summarises() ? new Fullness(settings) : null;
  }

  /** Takes the next encounter of the history; those that are about no gathering are passed over. */
  public void observe(Entry.Encountered encountered) {
    if (!(encountered.outcome() instanceof Conversation conversation)) {
      return;
    }
    if (fullness != null) {
      fullness.observe(encountered);
    }
    int agent = conversation.agents().get(0);
    if (conversation.occasion() instanceof Gathering.Inviting) {
      conversation.picked().stream()
          .filter(guest -> guest != agent)
          .limit(1)
          .forEach(guest -> invitations.add(new Link(agent, guest)));
    } else if (conversation.occasion() instanceof Gathering.Accepting accepting) {
      conversation.picked().stream()
          .filter(accepting.inviters()::contains)
          .sorted()
          .distinct()
          .forEach(inviter -> accepted.add(new Link(inviter, agent)));
    } else if (conversation.isChat()) {
      counts.add(agent, conversation.agents().get(1));
    }
  }

  /** Takes the next intervention; {@code after} is the population after it. */
  public void observe(Entry.Intervened intervened, Population after) {
    population = after;
    if (fullness != null) {
      fullness.observe(intervened);
    }
  }

  /**
   * The meetings of the next phase in which somebody has something to do; none if the party {@link
   * #isOver} or nobody is there to meet.
   */
  public Wave next(History history) {
    population = history.population();
    Phase upcoming = upcoming();
    if (upcoming == null) {
      if (rounds >= settings.rounds() || population.size() < 2) {
        return new Wave(1, new int[0]);
      }
      rounds++;
      invitations.clear();
      accepted.clear();
      upcoming = Phase.INVITE;
    }
    phase = upcoming;
    int round = rounds - 1;
    return switch (phase) {
      case INVITE -> inviting(round);
      case ACCEPT -> accepting(round);
      case CHAT -> chatting(round, history);
      case SUMMARISE -> alone(fullness.full(population), new Gathering.Summarising(round));
    };
  }

  /** The phase of this round that is next, or null if the round is over. */
  private Phase upcoming() {
    if (phase == Phase.INVITE && !invited().isEmpty()) {
      return Phase.ACCEPT;
    }
    if (phase.compareTo(Phase.CHAT) < 0 && !pairs().isEmpty()) {
      return Phase.CHAT;
    }
    return phase != Phase.SUMMARISE && fullness != null && !fullness.full(population).isEmpty()
        ? Phase.SUMMARISE
        : null;
  }

  private Wave inviting(int round) {
    Agents guests = Agents.of(population);
    List<Integer> everybody = new ArrayList<>(population.size());
    for (int position = 0; position < population.size(); position++) {
      everybody.add(population.agent(position));
    }
    return alone(everybody, new Gathering.Inviting(round, guests));
  }

  private static Wave alone(List<Integer> agents, Gathering occasion) {
    return new Wave(
        1,
        agents.stream().mapToInt(Integer::intValue).toArray(),
        Collections.nCopies(agents.size(), occasion));
  }

  private Wave accepting(int round) {
    SortedMap<Integer, List<Integer>> invited = invited();
    List<Gathering> occasions = new ArrayList<>(invited.size());
    invited.values().forEach(by -> occasions.add(new Gathering.Accepting(round, by)));
    return new Wave(1, invited.keySet().stream().mapToInt(Integer::intValue).toArray(), occasions);
  }

  /** By whom those who are present were invited, of those who still are. */
  private SortedMap<Integer, List<Integer>> invited() {
    SortedMap<Integer, List<Integer>> invited = new TreeMap<>();
    for (Link link : invitations) {
      if (isPresent(link)) {
        invited.computeIfAbsent(link.guest(), guest -> new ArrayList<>()).add(link.inviter());
      }
    }
    return invited;
  }

  private boolean isPresent(Link link) {
    return population.contains(link.inviter()) && population.contains(link.guest());
  }

  /** The pairs who agreed and are present; each once, and those who invited each other marked. */
  private Map<Link, Boolean> pairs() {
    Map<Link, Boolean> mutual = new TreeMap<>(Party::compare);
    for (Link link : accepted) {
      if (isPresent(link)) {
        Link turned = new Link(link.guest(), link.inviter());
        if (mutual.containsKey(turned)) {
          mutual.put(turned, true);
        } else {
          mutual.put(link, false);
        }
      }
    }
    return mutual;
  }

  private static int compare(Link one, Link other) {
    int byInviter = Integer.compare(one.inviter(), other.inviter());
    return byInviter != 0 ? byInviter : Integer.compare(one.guest(), other.guest());
  }

  private Wave chatting(int round, History history) {
    Map<Link, Boolean> mutual = pairs();
    Link[] links = mutual.keySet().toArray(Link[]::new);
    RandomStream random = RandomStream.of(history.seed(), Purpose.SCHEDULE, history.next(), 0, 0);
    ArraySampler.shuffle(random, links);
    int[] agents = new int[2 * links.length];
    for (int i = 0; i < links.length; i++) {
      boolean turned = mutual.get(links[i]) && random.nextInt(2) == 1;
      agents[2 * i] = turned ? links[i].guest() : links[i].inviter();
      agents[2 * i + 1] = turned ? links[i].inviter() : links[i].guest();
    }
    Gathering[] occasions = new Gathering[links.length];
    Arrays.fill(occasions, new Gathering.Chatting(round));
    return new Wave(2, agents, List.of(occasions));
  }

  /** Whether the round under way has no phase left; true before the first one and at the end. */
  public boolean roundIsOver() {
    return population == null || upcoming() == null;
  }

  /** Whether all its rounds are done. */
  public boolean isOver() {
    return rounds >= settings.rounds() && roundIsOver();
  }

  /** How often agents have talked with each other so far. */
  public ChatCounts counts() {
    return counts;
  }

  /** About how many encounters a round has: somewhat over three for each guest. */
  public int encountersPerRound(Population guests) {
    return 3 * guests.size();
  }
}
