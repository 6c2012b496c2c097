package org.murmuration.experiment.sentences;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.rng.sampling.ListSampler;
import org.murmuration.conversation.Conversation;
import org.murmuration.conversation.ConversationProtocol;
import org.murmuration.conversation.Guests;
import org.murmuration.conversation.Party;
import org.murmuration.conversation.Sized;
import org.murmuration.model.Agents;
import org.murmuration.model.Entry;
import org.murmuration.model.Occasion;
import org.murmuration.model.Population;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;
import org.murmuration.schedule.History;
import org.murmuration.schedule.Unfolding;
import org.murmuration.schedule.Wave;

/**
 * The course of the experiment: the party of all veterans; once, before the first word set,
 * choosing (in the collective arm); then for each word set the phases brainstorming, composing and
 * judging. A round is a round of the party, or a word set.
 *
 * <p>The population at the start is dealt to the arms by the seed, as evenly as even numbers in
 * arms of pairs allow; veterans of both arms are at one party. Whoever is of the judge's persona
 * only judges. Agents that join later take no part. Pairs stay together for all word sets. The run
 * is complete when all word sets are done.
 */
final class SentencesSchedule implements Unfolding {

  private enum Phase {
    PARTY,
    CHOOSE,
    TALK,
    WRITE,
    JUDGE
  }

  private final SentencesSettings settings;
  private final Map<Arm, List<Integer>> cohorts = new EnumMap<>(Arm.class);
  private final List<Integer> judges = new ArrayList<>();
  private final List<Integer> veterans;
  private final Set<Integer> invited;
  private final Party party;
  private final ConversationProtocol talk;
  private final Map<Integer, Integer> remembered = new HashMap<>();
  private final Map<Integer, Integer> choices = new HashMap<>();
  private final Map<Integer, Integer> partners = new HashMap<>();
  private final Map<Arm, List<Integer>> pairs = new EnumMap<>(Arm.class);
  private final List<Task.Judging> toJudge = new ArrayList<>();
  private Phase phase = Phase.PARTY;
  private int set = -1;

  SentencesSchedule(SentencesSettings settings, long seed, Population start) {
    this.settings = settings;
    List<Integer> writers = new ArrayList<>();
    for (int position = 0; position < start.size(); position++) {
      int agent = start.agent(position);
      (start.persona(agent).equals(settings.judge()) ? judges : writers).add(agent);
    }
    ListSampler.shuffle(RandomStream.of(seed, Purpose.MATERIAL, 0, 0, 0), writers);
    deal(writers);
    this.veterans =
        cohorts.keySet().stream()
            .filter(Arm::isVeteran)
            .flatMap(arm -> cohorts.get(arm).stream())
            .sorted()
            .toList();
    this.invited = Set.copyOf(veterans);
    this.party = new Party(settings.party());
    this.talk = new ConversationProtocol(settings.party());
  }

  /** Gives each arm as many as the others, pairs where it works in pairs; few may be left over. */
  private void deal(List<Integer> writers) {
    List<Arm> arms = settings.arms();
    arms.forEach(arm -> cohorts.put(arm, new ArrayList<>()));
    int next = 0;
    boolean dealt = true;
    while (dealt) {
      dealt = false;
      for (Arm arm : arms) {
        List<Integer> cohort = cohorts.get(arm);
        int smallest = cohorts.values().stream().mapToInt(List::size).min().orElse(0);
        int step = arm.isPaired() ? 2 : 1;
        if (cohort.size() <= smallest && next + step <= writers.size()) {
          cohort.addAll(writers.subList(next, next + step));
          next += step;
          dealt = true;
        }
      }
    }
    cohorts.values().forEach(Collections::sort);
  }

  /** Who is in which arm, in the order of their numbers. */
  Map<Arm, List<Integer>> cohorts() {
    return cohorts;
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    if (encountered.outcome() instanceof Conversation conversation) {
      party.observe(encountered);
      for (int seat = 0; seat < conversation.agents().size(); seat++) {
        if (talk.recollect(conversation, seat) instanceof Sized sized) {
          remembered.merge(conversation.agents().get(seat), sized.tokens(), Integer::sum);
        }
      }
      return;
    }
    Piece piece = (Piece) encountered.outcome();
    int agent = piece.agents().get(0);
    if (piece.occasion() instanceof Task.Choosing) {
      choices.put(agent, piece.chosen());
    } else if (piece.occasion() instanceof Task.Brainstorming
        && !Piece.lines(piece.answers()).isEmpty()) {
      partners.put(agent, piece.agents().get(1));
      partners.put(piece.agents().get(1), agent);
    } else if (piece.occasion() instanceof Task.Composing composing && !piece.texts().isEmpty()) {
      toJudge.add(new Task.Judging(set, composing.arm(), agent, piece.texts()));
    }
  }

  @Override
  public void observe(Entry.Intervened intervened, Population population) {
    party.observe(intervened, new Guests(population, invited::contains));
    judges.removeIf(judge -> !population.contains(judge));
  }

  @Override
  public boolean roundIsOver() {
    if (phase == Phase.PARTY) {
      return party.roundIsOver();
    }
    return phase == Phase.JUDGE || phase == Phase.WRITE && (judges.isEmpty() || toJudge.isEmpty());
  }

  @Override
  public Wave next(History history) {
    if (phase == Phase.PARTY) {
      if (settings.hasParty() && !party.isOver()) {
        Guests guests = new Guests(history.population(), invited::contains);
        Wave wave = party.next(new History(history.seed(), history.next(), guests));
        if (wave.meetings() > 0) {
          return wave;
        }
      }
      phase = Phase.JUDGE;
    }
    while (true) {
      Wave wave = advance(history);
      if (wave == null || wave.meetings() > 0) {
        return wave == null ? new Wave(1, new int[0]) : wave;
      }
    }
  }

  /** The wave of the next phase, which may be empty; null after the last word set. */
  private Wave advance(History history) {
    if (phase == Phase.JUDGE) {
      if (set + 1 >= settings.sets().size() || cohorts.isEmpty()) {
        return null;
      }
      set++;
      partners.clear();
      toJudge.clear();
      phase = Phase.CHOOSE;
      return choosing(history.population());
    }
    phase = Phase.values()[phase.ordinal() + 1];
    return switch (phase) {
      case TALK -> talking(history);
      case WRITE -> writing(history.population());
      default -> judging();
    };
  }

  private List<Integer> present(Arm arm, Population population) {
    return cohorts.getOrDefault(arm, List.of()).stream().filter(population::contains).toList();
  }

  private Wave choosing(Population population) {
    List<Integer> members = present(Arm.COLLECTIVE, population);
    if (set > 0 || members.size() < 2) {
      return new Wave(1, new int[0]);
    }
    return wave(1, members, Collections.nCopies(members.size(), choosing(members)));
  }

  private Task choosing(List<Integer> members) {
    return new Task.Choosing(set, Agents.of(members));
  }

  private Wave talking(History history) {
    List<Integer> agents = new ArrayList<>();
    List<Occasion> occasions = new ArrayList<>();
    for (Arm arm : settings.arms()) {
      List<Integer> together = pairs.computeIfAbsent(arm, of -> paired(of, history));
      for (int i = 0; i < together.size(); i += 2) {
        List<Integer> pair = together.subList(i, i + 2);
        if (pair.stream().allMatch(history.population()::contains)) {
          agents.addAll(pair);
          occasions.add(new Task.Brainstorming(set, arm));
        }
      }
    }
    return wave(2, agents, occasions);
  }

  private List<Integer> paired(Arm arm, History history) {
    List<Integer> members = present(arm, history.population());
    RandomStream random =
        RandomStream.of(history.seed(), Purpose.SCHEDULE, history.next(), arm.ordinal(), 1);
    return switch (arm) {
      case FRESH -> Pairing.random(members, random);
      case COLLECTIVE -> Pairing.chosen(members, choices, random);
      case BRIDGED -> Pairing.distant(members, party.counts(), random);
      default -> List.of();
    };
  }

  private Wave writing(Population population) {
    Map<Integer, Task> tasks = new LinkedHashMap<>();
    for (Arm arm : settings.arms()) {
      int context = arm == Arm.CONTEXT ? context() : 0;
      for (int agent : present(arm, population)) {
        int partner = partners.getOrDefault(agent, -1);
        tasks.put(agent, new Task.Composing(set, arm, partner, context));
      }
    }
    return wave(1, List.copyOf(tasks.keySet()), List.copyOf(tasks.values()));
  }

  /**
   * How much the arm {@code context} reads: what it is set to, or what veterans remember on
   * average.
   */
  private int context() {
    if (settings.context() > 0 || veterans.isEmpty()) {
      return settings.context();
    }
    int most = settings.party().memory().tokens();
    long sum =
        veterans.stream()
            .mapToLong(agent -> Math.min(most, remembered.getOrDefault(agent, 0)))
            .sum();
    return (int) (sum / veterans.size());
  }

  private Wave judging() {
    if (judges.isEmpty() || toJudge.isEmpty()) {
      return new Wave(1, new int[0]);
    }
    List<Integer> agents = new ArrayList<>();
    for (int i = 0; i < toJudge.size(); i++) {
      agents.add(judges.get(i % judges.size()));
    }
    return wave(1, agents, List.copyOf(toJudge));
  }

  private static Wave wave(int groupSize, List<Integer> agents, List<? extends Occasion> about) {
    return new Wave(groupSize, agents.stream().mapToInt(Integer::intValue).toArray(), about);
  }

  @Override
  public int encountersPerRound(Population population) {
    long paired =
        Stream.of(Arm.values()).filter(Arm::isPaired).filter(cohorts::containsKey).count();
    int share = population.size() / Math.max(1, cohorts.size());
    return Math.max(1, (int) (population.size() + paired * share / 2));
  }

  @Override
  public int groupSize() {
    return 1;
  }

  @Override
  public String description() {
    return "arms side by side, word set after word set"
        + (settings.hasParty() ? ", after a party of those in arms of veterans" : "");
  }
}
