package org.murmuration.conversation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.experiment.Hearing;
import org.murmuration.model.Entry;
import org.murmuration.model.Intervention;
import org.murmuration.model.Memory;
import org.murmuration.model.Population;
import org.murmuration.model.Recollection;
import org.murmuration.model.Seat;

/** Which guests remember so much that they are to sum it up: a fold over the history. */
final class Fullness {

  private final ConversationProtocol protocol;
  private final TranscriptMemory rule;
  private final int full;
  private final Map<Integer, Memory> memories = new HashMap<>();

  Fullness(PartySettings settings) {
    this.protocol = new ConversationProtocol(settings);
    this.rule = new TranscriptMemory(settings.memory());
    this.full = settings.memory().full();
  }

  void observe(Entry.Encountered encountered) {
    List<Seat> seats = encountered.spec().seats();
    for (int seat = 0; seat < seats.size(); seat++) {
      add(
          seats.get(seat).agent(),
          encountered.index(),
          Hearing.recollect(protocol, encountered, seat));
    }
  }

  void observe(Entry.Intervened intervened) {
    Intervention intervention = intervened.intervention();
    if (intervention instanceof Intervention.Rewrite rewrite) {
      rewrite.agents().forEach(memories::remove);
      add(rewrite.agents(), intervened.index(), rewrite.memory());
    } else if (intervention instanceof Intervention.Plant plant) {
      add(plant.agents(), intervened.index(), plant.memory());
    }
  }

  private void add(List<Integer> agents, long index, List<Recollection> items) {
    for (int agent : agents) {
      items.forEach(item -> add(agent, index, item));
    }
  }

  private void add(int agent, long index, Recollection recollection) {
    Memory before = memories.getOrDefault(agent, Memory.EMPTY);
    memories.put(agent, rule.remember(before, index, recollection));
  }

  /** Those present whose memory is full, in the order of their numbers. */
  List<Integer> full(Population population) {
    List<Integer> agents = new ArrayList<>();
    for (int position = 0; position < population.size(); position++) {
      int agent = population.agent(position);
      if (TranscriptMemory.tokens(memories.getOrDefault(agent, Memory.EMPTY)) > full) {
        agents.add(agent);
      }
    }
    return agents;
  }
}
