package org.murmuration.experiment.naminggame;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.murmuration.experiment.Hearing;
import org.murmuration.experiment.Protocol;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.Condition;
import org.murmuration.mind.Mind;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Entry;
import org.murmuration.model.Exchange;
import org.murmuration.model.Intervention;
import org.murmuration.model.Memory;
import org.murmuration.model.Population;
import org.murmuration.model.Recollection;

/**
 * Follows all inventories, and holds once every agent that keeps one knows the same single word:
 * the consensus of Baronchelli et al. 2006. Committed agents hold their name; other minds keep no
 * inventory and do not count. Where agents may take on another persona, what everyone remembers is
 * followed too: whoever comes to keep an inventory then has the one that follows from its memory.
 * In a population of one persona that is so from the first intervention on.
 */
final class OneInventory implements Condition {

  private final Protocol protocol;
  private final Setting setting;
  private final NamingMemory rule = new NamingMemory(1, true);
  private boolean changing;
  private final Map<Integer, Memory> memories = new HashMap<>();
  private final Map<Integer, List<String>> inventories = new HashMap<>();
  private final Map<String, Integer> holders = new HashMap<>();
  private final Set<String> committedTo = new HashSet<>();
  private int single;
  private int keepers;
  private long words;
  private int mostDistinct;

  OneInventory(Protocol protocol, Setting setting) {
    this.protocol = protocol;
    this.setting = setting;
    this.changing = setting.cast().personas().size() > 1;
    count(setting.population());
  }

  private void count(Population population) {
    keepers = 0;
    committedTo.clear();
    for (int position = 0; position < population.size(); position++) {
      String persona = population.persona(population.agent(position));
      Mind mind = setting.cast().mindOf(setting.cast().persona(persona));
      if (mind instanceof ClassicalMind) {
        keepers++;
      } else if (mind instanceof Committed committed) {
        committedTo.add(committed.name());
      }
    }
  }

  private ClassicalMind keeps(String persona) {
    return setting.cast().mindOf(setting.cast().persona(persona)) instanceof ClassicalMind mind
        ? mind
        : null;
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    EncounterSpec spec = encountered.spec();
    for (int seat = 0; seat < spec.seats().size(); seat++) {
      Recollection kept = Hearing.recollect(protocol, encountered, seat);
      int agent = spec.seats().get(seat).agent();
      if (kept != null && changing) {
        memories.put(agent, rule.remember(memory(agent), spec.index(), kept));
      }
      ClassicalMind mind = keeps(spec.seats().get(seat).persona());
      if (kept != null && mind != null) {
        learn(agent, (Exchange) kept, mind.storeInvented());
      }
    }
    mostDistinct = Math.max(mostDistinct, holders.size());
  }

  private void learn(int agent, Exchange exchange, boolean storeInvented) {
    List<String> inventory = inventories.computeIfAbsent(agent, a -> new ArrayList<>(2));
    count(inventory, -1);
    Inventory.learn(inventory, exchange, storeInvented);
    count(inventory, 1);
  }

  private void count(List<String> inventory, int sign) {
    words += (long) sign * inventory.size();
    single += inventory.size() == 1 ? sign : 0;
    for (String word : inventory) {
      holders.merge(word, sign, (a, b) -> a + b == 0 ? null : Integer.valueOf(a + b));
    }
  }

  @Override
  public void observe(Entry.Intervened intervened, Population population) {
    Intervention intervention = intervened.intervention();
    if (!changing) {
      changing = true;
      inventories.forEach((agent, words) -> memories.put(agent, memoryOf(words)));
    }
    for (int agent : intervention.agents()) {
      List<String> before = inventories.remove(agent);
      if (before != null) {
        count(before, -1);
      }
      if (intervention instanceof Intervention.Rewrite rewrite) {
        memories.put(agent, Memory.of(intervened.index(), rewrite.memory()));
      } else if (intervention instanceof Intervention.Plant plant) {
        for (Recollection planted : plant.memory()) {
          memories.put(agent, rule.remember(memory(agent), intervened.index(), planted));
        }
      }
      ClassicalMind mind = population.contains(agent) ? keeps(population.persona(agent)) : null;
      if (mind != null) {
        List<String> remembered = Inventory.of(memory(agent), mind.storeInvented());
        inventories.put(agent, remembered);
        count(remembered, 1);
      }
    }
    count(population);
  }

  /** A memory from which an inventory follows: having heard its words and known none of them. */
  private static Memory memoryOf(List<String> words) {
    return Memory.of(
        Memory.NOTHING,
        words.stream().<Recollection>map(word -> new Exchange(null, word, 0, true)).toList());
  }

  private Memory memory(int agent) {
    return memories.getOrDefault(agent, Memory.EMPTY);
  }

  @Override
  public boolean holds() {
    return keepers > 0
        && single == keepers
        && holders.size() == 1
        && holders.keySet().containsAll(committedTo);
  }

  @Override
  public long earliest() {
    return Math.max(1, (keepers - single + 1) / 2);
  }

  /** How many different words there are now. */
  int distinctWords() {
    return holders.size();
  }

  /** How many words all inventories hold together. */
  long words() {
    return words;
  }

  /** The largest number of different words there has been at a time. */
  int mostDistinct() {
    return mostDistinct;
  }
}
