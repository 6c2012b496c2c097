package org.murmuration.schedule;

import java.util.Arrays;
import java.util.BitSet;
import org.murmuration.model.Population;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;

/**
 * Each encounter draws one edge of a network, all edges being equally likely, and its two agents in
 * random order. A wave is one meeting; a round is as many encounters as there are agents.
 *
 * <p>The edges in use are a function of the seed, the population at the start and the present one:
 *
 * <ul>
 *   <li>Edges of agents that left do not meet.
 *   <li>An agent that joined is linked to present agents with a lower number than its own, which
 *       are those it found when it joined: as many as the mean degree of the start network, rounded
 *       (at least one), or all if there are fewer. They are the first that qualify in a sequence of
 *       uniform draws keyed by its number. So nobody who joins later changes its links; it replaces
 *       a link only when the agent at the other end leaves.
 * </ul>
 *
 * <p>They are worked out again only when the version of the population changes, in time
 * proportional to agents and edges. An object serves one run.
 */
public final class NetworkPairs implements Schedule {

  private static final int LINKS_OF_A_NEWCOMER = 1;

  private final String description;
  private final long seed;
  private final int[] startEnds;
  private final BitSet founders;
  private final int newcomerLinks;
  private InUse inUse;

  /**
   * A schedule on a network.
   *
   * @param edges the network at the start; its vertex v is the agent at position v of {@code start}
   */
  NetworkPairs(String description, long seed, Edges edges, Population start) {
    this.description = description;
    this.seed = seed;
    startEnds = Arrays.stream(edges.ends()).map(start::agent).toArray();
    founders = new BitSet(start.numbers());
    for (int position = 0; position < start.size(); position++) {
      founders.set(start.agent(position));
    }
    newcomerLinks = (int) Math.max(1, Math.round(edges.meanDegree(start.size())));
    inUse = edgesAmong(start);
  }

  @Override
  public Wave next(History history) {
    int[] ends = inUse(history.population()).ends;
    if (ends.length == 0) {
      return new Wave(2, ends);
    }
    RandomStream stream = RandomStream.of(history.seed(), Purpose.SCHEDULE, history.next(), 0, 0);
    int edge = 2 * stream.nextInt(ends.length / 2);
    int first = stream.nextInt(2);
    return new Wave(2, new int[] {ends[edge + first], ends[edge + 1 - first]});
  }

  @Override
  public int encountersPerRound(Population population) {
    return population.size();
  }

  @Override
  public int groupSize() {
    return 2;
  }

  @Override
  public int[] links(Population population) {
    return inUse(population).ends.clone();
  }

  @Override
  public int degree(int agent, Population population) {
    return inUse(population).degrees[agent];
  }

  @Override
  public String description() {
    return description;
  }

  private InUse inUse(Population population) {
    InUse current = inUse;
    if (current.version != population.version()) {
      current = edgesAmong(population);
      inUse = current;
    }
    return current;
  }

  private InUse edgesAmong(Population population) {
    int[] ends = new int[startEnds.length];
    int used = 0;
    for (int end = 0; end < startEnds.length; end += 2) {
      if (population.contains(startEnds[end]) && population.contains(startEnds[end + 1])) {
        ends[used++] = startEnds[end];
        ends[used++] = startEnds[end + 1];
      }
    }
    for (int position = 0; position < population.size(); position++) {
      int agent = population.agent(position);
      if (!founders.get(agent)) {
        int[] links = linksOfNewcomer(agent, position, population);
        if (used + 2 * links.length > ends.length) {
          ends = Arrays.copyOf(ends, Math.max(2 * ends.length, used + 2 * links.length));
        }
        for (int other : links) {
          ends[used++] = agent;
          ends[used++] = other;
        }
      }
    }
    int[] degrees = new int[population.numbers()];
    for (int end = 0; end < used; end++) {
      degrees[ends[end]]++;
    }
    return new InUse(population.version(), Arrays.copyOf(ends, used), degrees);
  }

  /** The present agents with a lower number are as many as the agent's own position. */
  private int[] linksOfNewcomer(int agent, int position, Population population) {
    RandomStream stream = RandomStream.of(seed, Purpose.NETWORK, 0, agent, LINKS_OF_A_NEWCOMER);
    int[] links = new int[Math.min(newcomerLinks, position)];
    int found = 0;
    while (found < links.length) {
      int other = stream.nextInt(agent);
      if (population.contains(other) && !holds(links, found, other)) {
        links[found++] = other;
      }
    }
    return links;
  }

  private static boolean holds(int[] links, int found, int agent) {
    for (int link = 0; link < found; link++) {
      if (links[link] == agent) {
        return true;
      }
    }
    return false;
  }

  /** The edges among the agents of one version of the population, and how many each agent has. */
  private record InUse(int version, int[] ends, int[] degrees) {}
}
