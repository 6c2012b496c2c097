package org.murmuration.experiment.sentences;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.rng.sampling.ListSampler;
import org.murmuration.conversation.ChatCounts;
import org.murmuration.model.RandomStream;

/** Who writes with whom: pairs of agents, one after the other; of an odd number one stays alone. */
final class Pairing {

  private Pairing() {}

  /** At random. */
  static List<Integer> random(List<Integer> members, RandomStream random) {
    List<Integer> order = shuffled(members, random);
    return order.subList(0, order.size() - order.size() % 2);
  }

  /**
   * As they chose: first those who chose each other, in the order of their numbers; then, in random
   * order, whoever chose somebody that is still free; the rest at random.
   */
  static List<Integer> chosen(
      List<Integer> members, Map<Integer, Integer> choices, RandomStream random) {
    Set<Integer> free = new LinkedHashSet<>(members);
    List<Integer> pairs = new ArrayList<>();
    for (int agent : members) {
      int choice = choices.getOrDefault(agent, -1);
      if (choice > agent && choices.getOrDefault(choice, -1) == agent) {
        take(agent, choice, free, pairs);
      }
    }
    for (int agent : shuffled(members, random)) {
      take(agent, choices.getOrDefault(agent, -1), free, pairs);
    }
    pairs.addAll(random(List.copyOf(free), random));
    return pairs;
  }

  /**
   * With whom they talked least: agents in random order each take, of those still free, one they
   * have talked with least, at random among equals.
   */
  static List<Integer> distant(List<Integer> members, ChatCounts counts, RandomStream random) {
    Set<Integer> free = new LinkedHashSet<>(shuffled(members, random));
    List<Integer> pairs = new ArrayList<>();
    for (int agent : List.copyOf(free)) {
      if (free.contains(agent)) {
        free.remove(agent);
        int partner = least(agent, free, counts);
        if (partner >= 0) {
          free.add(agent);
          take(agent, partner, free, pairs);
        }
      }
    }
    return pairs;
  }

  /** The first of those an agent has talked with least; the free are in random order. */
  private static int least(int agent, Set<Integer> free, ChatCounts counts) {
    Map<Integer, Integer> talked = counts.with(agent);
    int least = -1;
    int fewest = Integer.MAX_VALUE;
    for (int other : free) {
      int chats = talked.getOrDefault(other, 0);
      if (chats < fewest) {
        fewest = chats;
        least = other;
      }
      if (chats == 0) {
        break;
      }
    }
    return least;
  }

  private static void take(int one, int other, Set<Integer> free, List<Integer> pairs) {
    if (one != other && free.contains(one) && free.contains(other)) {
      free.remove(one);
      free.remove(other);
      pairs.add(one);
      pairs.add(other);
    }
  }

  private static List<Integer> shuffled(List<Integer> members, RandomStream random) {
    List<Integer> order = new ArrayList<>(members);
    ListSampler.shuffle(random, order);
    return order;
  }
}
