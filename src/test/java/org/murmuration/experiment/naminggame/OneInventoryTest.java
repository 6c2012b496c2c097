package org.murmuration.experiment.naminggame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.murmuration.experiment.Cast;
import org.murmuration.experiment.Protocol;
import org.murmuration.experiment.Step;
import org.murmuration.experiment.naminggame.Given.Agents;
import org.murmuration.mind.RuleMind;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Entry;
import org.murmuration.model.Exchange;
import org.murmuration.model.Intervention;
import org.murmuration.model.Memory;
import org.murmuration.model.Outcome;
import org.murmuration.model.Recollection;

class OneInventoryTest {

  private static final Cast CAST =
      Given.cast(
          Map.of(
              "keeper", new ClassicalMind(true),
              "forgetter", new ClassicalMind(false),
              "follower", new BestResponse(3),
              "committed-q", new Committed("Q")));

  /** A population played by its minds, whose whole history of recollections is kept. */
  private static final class Village {

    private final Protocol protocol;
    private final String[] personas;
    private final List<List<Recollection>> histories = new ArrayList<>();
    private final OneInventory inventories;
    private final Random random;
    private long index;
    private int mostDistinct;

    Village(Protocol protocol, Random random, String... personas) {
      this.protocol = protocol;
      this.random = random;
      this.personas = Arrays.copyOf(personas, personas.length + 3);
      for (int i = 0; i < this.personas.length; i++) {
        histories.add(new ArrayList<>());
      }
      this.inventories = new OneInventory(protocol, Given.setting(CAST, agents()));
    }

    Agents agents() {
      return new Agents(personas.clone());
    }

    void meet() {
      Agents agents = agents();
      int first = agents.agent(random.nextInt(agents.size()));
      int second = first;
      while (second == first) {
        second = agents.agent(random.nextInt(agents.size()));
      }
      meet(Given.spec(index, first, second, agents));
    }

    private void meet(EncounterSpec spec) {
      Outcome outcome = play(spec);
      for (int seat = 0; seat < 2; seat++) {
        Recollection kept = protocol.recollect(outcome, seat);
        if (kept != null) {
          histories.get(spec.seats().get(seat).agent()).add(kept);
        }
      }
      index++;
      inventories.observe(new Entry.Encountered(spec, outcome));
      mostDistinct = Math.max(mostDistinct, words().size());
    }

    private Outcome play(EncounterSpec spec) {
      List<Answer> answers = new ArrayList<>();
      while (true) {
        var step = protocol.next(spec, List.copyOf(answers));
        if (step instanceof Step.Finish finish) {
          return finish.outcome();
        }
        for (var query : ((Step.Ask) step).queries()) {
          var seat = spec.seats().get(query.seat());
          RuleMind mind = (RuleMind) CAST.mindOf(CAST.persona(seat.persona()));
          Memory memory = Memory.of(index, histories.get(seat.agent()));
          answers.add(
              random.nextInt(20) == 0
                  ? Given.missing()
                  : mind.decide(Given.asked(query.question(), memory, random.nextInt(1 << 30))));
        }
      }
    }

    void intervene(Intervention intervention) {
      for (int agent : intervention.agents()) {
        if (intervention instanceof Intervention.Rewrite rewrite) {
          histories.set(agent, new ArrayList<>(rewrite.memory()));
        } else if (intervention instanceof Intervention.Convert convert) {
          personas[agent] = convert.persona();
        } else if (intervention instanceof Intervention.Join join) {
          personas[agent] = join.persona();
        } else {
          personas[agent] = null;
        }
      }
      inventories.observe(Given.intervened(index++, intervention), agents());
    }

    void interveneAtRandom() {
      Agents agents = agents();
      List<Integer> one = List.of(agents.agent(random.nextInt(agents.size())));
      String persona = List.copyOf(new TreeSet<>(CAST.personas().keySet())).get(random.nextInt(4));
      int absent = Arrays.asList(personas).lastIndexOf(null);
      switch (random.nextInt(4)) {
        case 0 ->
            intervene(
                new Intervention.Rewrite(
                    one, Collections.nCopies(random.nextInt(3), new Exchange("Q", "Q", 100))));
        case 1 -> intervene(new Intervention.Convert(one, persona));
        case 2 -> {
          if (absent >= 0 && histories.get(absent).isEmpty()) {
            intervene(new Intervention.Join(List.of(absent), persona));
          }
        }
        default -> {
          if (agents.size() > 3) {
            intervene(new Intervention.Leave(one));
          }
        }
      }
    }

    /** All inventories from scratch. */
    List<List<String>> recount() {
      List<List<String>> all = new ArrayList<>();
      Agents agents = agents();
      for (int position = 0; position < agents.size(); position++) {
        int agent = agents.agent(position);
        if (CAST.mindOf(CAST.persona(personas[agent])) instanceof ClassicalMind mind) {
          all.add(Inventory.of(Memory.of(0, histories.get(agent)), mind.storeInvented()));
        }
      }
      return all;
    }

    Set<String> words() {
      Set<String> words = new TreeSet<>();
      recount().forEach(words::addAll);
      return words;
    }

    boolean sameSingleWord() {
      List<List<String>> all = recount();
      boolean committed = Arrays.asList(personas).contains("committed-q");
      return !all.isEmpty()
          && all.stream().allMatch(i -> i.size() == 1)
          && words().size() == 1
          && (!committed || words().contains("Q"));
    }

    void assertRecounted() {
      assertThat(inventories.distinctWords()).isEqualTo(words().size());
      assertThat(inventories.words()).isEqualTo(recount().stream().mapToLong(List::size).sum());
      assertThat(inventories.holds()).isEqualTo(sameSingleWord());
      assertThat(inventories.mostDistinct()).isEqualTo(mostDistinct);
    }
  }

  private static Protocol protocol(boolean simultaneous) {
    return simultaneous ? Given.simultaneous() : Given.speakerHearer();
  }

  @Property(tries = 300)
  void itFollowsInventoriesAsARecountFromAllMemoriesGivesThem(
      @ForAll long seed, @ForAll boolean simultaneous) {
    Village village =
        new Village(
            protocol(simultaneous), new Random(seed), "keeper", "keeper", "forgetter", "keeper");

    for (int i = 0; i < 60; i++) {
      village.meet();
      village.assertRecounted();
    }
  }

  @Property(tries = 300)
  void itFollowsInventoriesThroughInterventions(@ForAll long seed, @ForAll boolean simultaneous) {
    Random random = new Random(seed);
    Village village =
        new Village(
            protocol(simultaneous),
            random,
            "keeper",
            "forgetter",
            "committed-q",
            "follower",
            "keeper");

    for (int i = 0; i < 60; i++) {
      if (random.nextInt(6) == 0) {
        village.interveneAtRandom();
      }
      village.meet();
      village.assertRecounted();
    }
  }

  @Property(tries = 300)
  void itNeverHoldsEarlierThanPromised(@ForAll long seed, @ForAll boolean simultaneous) {
    Village village =
        new Village(
            protocol(simultaneous), new Random(seed), "keeper", "keeper", "keeper", "committed-q");
    long promised = village.inventories.earliest();

    for (int i = 1; i <= 80; i++) {
      village.meet();
      if (village.sameSingleWord()) {
        assertThat((long) i).isGreaterThanOrEqualTo(promised);
        promised = i;
      } else {
        assertThat(village.inventories.earliest()).isPositive();
        promised = Math.max(promised, i + village.inventories.earliest());
      }
    }
  }

  @Test
  void committedAgentsKeepAPopulationFromConsensusOnAnotherName() {
    Village village =
        new Village(Given.speakerHearer(), new Random(1), "keeper", "keeper", "committed-q");

    village.intervene(new Intervention.Rewrite(List.of(0, 1, 2), List.of(Given.agreedOn("M"))));
    assertThat(village.inventories.holds()).isFalse();

    village.intervene(new Intervention.Rewrite(List.of(0, 1, 2), List.of(Given.agreedOn("Q"))));
    assertThat(village.inventories.holds()).isTrue();
  }

  @Test
  void whoTakesOnAnotherPersonaKnowsTheWordsItKnewBefore() {
    Village village = new Village(Given.speakerHearer(), new Random(1), "keeper", "keeper");
    village.intervene(new Intervention.Rewrite(List.of(0, 1), List.of(Given.agreedOn("M"))));

    village.intervene(new Intervention.Convert(List.of(0), "committed-q"));
    village.intervene(new Intervention.Convert(List.of(0), "forgetter"));

    assertThat(village.inventories.words()).isEqualTo(2);
    assertThat(village.inventories.holds()).isTrue();
  }
}
