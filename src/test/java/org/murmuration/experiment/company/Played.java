package org.murmuration.experiment.company;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.murmuration.experiment.MemoryRule;
import org.murmuration.experiment.Protocol;
import org.murmuration.experiment.Step;
import org.murmuration.mind.RuleMind;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Entry;
import org.murmuration.model.Memory;
import org.murmuration.model.Persona;
import org.murmuration.model.Population;
import org.murmuration.model.Question;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;
import org.murmuration.model.Seat;
import org.murmuration.scenario.Scenario;
import org.murmuration.scenario.ScenarioFile;
import org.murmuration.schedule.History;
import org.murmuration.schedule.Unfolding;
import org.murmuration.schedule.Wave;

/** A run of companies by rules alone, one encounter after the other, without an engine. */
final class Played {

  static final String COMPANY =
      """
      experiment = company
      population { size = 18 }
      minds { crowd { scripted { choose = A1, say = "So it was." } } }
      company { fact = present }
      """;

  private static final Persona ANYBODY = new Persona("default", "crowd", "", false);

  private final CompanyPlan plan;
  private final long seed;
  private final RuleMind mind;
  private final List<Entry.Encountered> entries = new ArrayList<>();
  private final List<Situation> situations = new ArrayList<>();
  private final Map<Integer, Memory> memories = new HashMap<>();
  private final Ledger ledger = new Ledger();
  private final Set<Integer> absent = new TreeSet<>();
  private final int agents;

  private Played(Scenario scenario, long seed, RuleMind mind) {
    this.plan = (CompanyPlan) scenario.plan();
    this.agents = scenario.agents();
    this.seed = seed;
    this.mind = mind;
  }

  static Scenario scenario(String... overrides) {
    Config config = ConfigFactory.parseString(COMPANY);
    for (String override : overrides) {
      config = ConfigFactory.parseString(override).withFallback(config);
    }
    return ScenarioFile.parse(
        "written", "written.conf", config.resolve().root().unwrapped(), Path::of);
  }

  /** A run to its end. */
  static Played of(long seed, RuleMind mind, String... overrides) {
    return of(seed, mind, Map.of(), overrides);
  }

  /**
   * A run to its end.
   *
   * @param leaving who leaves before which phase, by its first appearance
   */
  static Played of(long seed, RuleMind mind, Map<Phase, Integer> leaving, String... overrides) {
    Played played = new Played(scenario(overrides), seed, mind);
    played.play(leaving);
    return played;
  }

  private void play(Map<Phase, Integer> leaving) {
    Unfolding course =
        (Unfolding) plan.schedule().orElseThrow().draw(seed, new Present(agents, Set.of()));
    List<Phase> timetable = Timetable.of(settings());
    int round = -1;
    Wave wave;
    do {
      round += course.roundIsOver() ? 1 : 0;
      if (round < timetable.size() && leaving.containsKey(timetable.get(round))) {
        absent.add(leaving.get(timetable.get(round)));
      }
      wave = course.next(new History(seed, entries.size(), new Present(agents, absent)));
      for (int meeting = 0; meeting < wave.meetings(); meeting++) {
        Entry.Encountered entry = meet(wave, meeting);
        course.observe(entry);
        ledger.observe(entry);
      }
    } while (wave.meetings() > 0);
  }

  private Entry.Encountered meet(Wave wave, int meeting) {
    List<Seat> seats = new ArrayList<>();
    for (int seat = 0; seat < wave.groupSize(); seat++) {
      int agent = wave.agents()[meeting * wave.groupSize() + seat];
      seats.add(new Seat(agent, "default", memory(agent).last()));
    }
    EncounterSpec spec = new EncounterSpec(entries.size(), seats, wave.occasion(meeting));
    Protocol protocol = plan.protocol();
    List<Answer> answers = new ArrayList<>();
    Step step = protocol.next(spec, answers);
    while (step instanceof Step.Ask ask) {
      for (Step.Query query : ask.queries()) {
        int agent = seats.get(query.seat()).agent();
        Situation situation =
            new Situation(
                spec,
                query.seat(),
                answers.size(),
                ANYBODY,
                memory(agent),
                query.question(),
                RandomStream.of(seed, Purpose.ANSWER, spec.index(), agent, answers.size()));
        situations.add(situation);
        answers.add(mind.decide(situation));
      }
      step = protocol.next(spec, List.copyOf(answers));
    }
    Entry.Encountered entry = new Entry.Encountered(spec, ((Step.Finish) step).outcome());
    entries.add(entry);
    MemoryRule rule = plan.memory(null);
    for (int seat = 0; seat < seats.size(); seat++) {
      int agent = seats.get(seat).agent();
      memories.put(
          agent,
          rule.remember(memory(agent), spec.index(), protocol.recollect(entry.outcome(), seat)));
    }
    return entry;
  }

  Memory memory(int agent) {
    return memories.getOrDefault(agent, Memory.EMPTY);
  }

  CompanySettings settings() {
    return ((CompanyPortrayal) plan.portrayal()).settings();
  }

  CompanyPlan plan() {
    return plan;
  }

  List<Entry.Encountered> entries() {
    return entries;
  }

  /** Everything that was asked, in order. */
  List<Situation> situations() {
    return situations;
  }

  /** The ledger that was carried along. */
  Ledger ledger() {
    return ledger;
  }

  List<CompanyOutcome> outcomes(Phase phase) {
    return entries.stream()
        .map(entry -> (CompanyOutcome) entry.outcome())
        .filter(outcome -> outcome.occasion().phase() == phase)
        .toList();
  }

  /** Answers anything that is asked at random; now and then an answer is missing. */
  static Answer anything(Situation situation) {
    RandomStream random = situation.random();
    Question question = situation.question();
    if (random.nextInt(8) == 0) {
      return new Answer.Missing(Answer.Reason.CUT_OFF);
    }
    if (question instanceof Question.Choice choice) {
      return new Answer.Chosen(choice.options().get(random.nextInt(choice.options().size())));
    }
    if (question instanceof Question.Utterance utterance) {
      List<String> moves = utterance.moves();
      String move = moves.isEmpty() ? null : moves.get(random.nextInt(moves.size()));
      return new Answer.Said("text " + random.nextInt(1000), move);
    }
    Question.Pick pick = (Question.Pick) question;
    int most = random.nextInt(pick.most() + 1);
    return new Answer.Picked(
        IntStream.range(0, Math.min(most, pick.among().size()))
            .mapToObj(pick.among()::get)
            .toList());
  }

  /** Those of agents 0, 1, 2, … who have not left. */
  record Present(int agents, Set<Integer> absent) implements Population {

    Present {
      absent = Set.copyOf(absent);
    }

    @Override
    public int size() {
      return agents - absent.size();
    }

    @Override
    public int agent(int position) {
      return IntStream.range(0, agents)
          .filter(agent -> !absent.contains(agent))
          .skip(position)
          .findFirst()
          .orElseThrow();
    }

    @Override
    public boolean contains(int agent) {
      return agent < agents && !absent.contains(agent);
    }

    @Override
    public String persona(int agent) {
      return "default";
    }

    @Override
    public int numbers() {
      return agents;
    }

    @Override
    public int version() {
      return absent.size();
    }
  }
}
