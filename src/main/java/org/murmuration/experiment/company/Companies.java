package org.murmuration.experiment.company;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.rng.sampling.ArraySampler;
import org.murmuration.model.Agents;
import org.murmuration.model.Entry;
import org.murmuration.model.Population;
import org.murmuration.model.RandomStream;
import org.murmuration.model.RandomStream.Purpose;
import org.murmuration.schedule.History;
import org.murmuration.schedule.Unfolding;
import org.murmuration.schedule.Wave;

/**
 * The course of all companies of a run, phase by phase, side by side: a phase of all of them is a
 * population round, and a wave unless some companies lack members. Phases in which nobody has
 * anything to do take no round.
 *
 * <p>Who is to do the deed, which colleagues see it and what the tasks are is drawn from the seed
 * and the numbers of agents alone, so that it is the same in the twin. Who talks with whom is drawn
 * from the seed and the index of the wave. Agents that have left take no part, others do what they
 * were to do where that may be anybody; agents that joined belong to no company.
 */
final class Companies implements Unfolding {

  /** What uses of the stream for material are keyed by, as their turn. */
  private static final int TASKS = 0;

  private static final int DEEDS = 1;
  private static final int TESTS = 2;

  private final CompanySettings settings;
  private final Staff staff;
  private final int companies;
  private final List<Phase> timetable;
  private final Ledger ledger = new Ledger();
  private final SortedMap<Integer, List<Integer>> holders = new TreeMap<>();
  private final Queue<Wave> waves = new ArrayDeque<>();
  private int place = -1;

  /**
   * @param companies how many there are
   */
  Companies(CompanySettings settings, int companies) {
    this.settings = settings;
    this.staff = settings.staff();
    this.companies = companies;
    this.timetable = Timetable.of(settings);
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    ledger.observe(encountered);
    CompanyOutcome outcome = (CompanyOutcome) encountered.outcome();
    if (outcome.occasion().phase() == Phase.DEED) {
      holders.put(outcome.occasion().company(), outcome.agents());
    }
  }

  @Override
  public Wave next(History history) {
    while (waves.isEmpty() && ++place < timetable.size()) {
      waves.addAll(draw(timetable.get(place), history));
    }
    return waves.isEmpty() ? new Wave(1, new int[0]) : waves.remove();
  }

  private List<Wave> draw(Phase phase, History history) {
    Meetings meetings = new Meetings();
    for (int company = 0; company < companies; company++) {
      List<Integer> present = present(company, history.population());
      switch (phase) {
        case WORK -> work(company, present, history.seed(), meetings);
        case DEED -> deed(company, present, history.seed(), meetings);
        case CHAT, CORRIDOR -> chats(phase, company, present, history, meetings);
        case MAIL -> mail(company, present, history, meetings);
        case BRIEFING -> briefing(company, present, history, meetings);
        case EVIDENCE -> alone(phase, company, among(holders.get(company), present), meetings);
        case INBOX, RECALL -> alone(phase, company, present, meetings);
        case INTERVIEW -> interviews(company, present, history, meetings);
        case TEST -> test(company, present, history.seed(), meetings);
        case SELECTION, VERDICT, JUDGEMENT, ASSESSMENT ->
            official(phase, company, present, history, meetings);
      }
    }
    return meetings.waves();
  }

  private List<Integer> present(int company, Population population) {
    List<Integer> present = new ArrayList<>(staff.assistants());
    for (int i = 0; i < staff.assistants(); i++) {
      int assistant = staff.assistant(company, i);
      if (population.contains(assistant)) {
        present.add(assistant);
      }
    }
    return present;
  }

  private static List<Integer> among(List<Integer> agents, List<Integer> present) {
    return agents == null ? List.of() : agents.stream().filter(present::contains).toList();
  }

  /** Each hands its work to the next present one of its team; who is alone keeps it. */
  private void work(int company, List<Integer> present, long seed, Meetings meetings) {
    for (int assistant : present) {
      int next = staff.next(assistant);
      while (!present.contains(next)) {
        next = staff.next(next);
      }
      RandomStream random = RandomStream.of(seed, Purpose.MATERIAL, place, assistant, TASKS);
      Scene scene = new Scene.Work(company, place, settings.texts().task(random));
      if (next == assistant) {
        meetings.add(scene, assistant);
      } else {
        meetings.add(scene, assistant, next);
      }
    }
  }

  private void deed(int company, List<Integer> present, long seed, Meetings meetings) {
    List<Integer> drawn = among(drawn(company, seed, DEEDS), present);
    if (!drawn.isEmpty()) {
      int members = Math.min(drawn.size(), 1 + settings.knowers());
      Scene scene = new Scene.Deed(company, place, settings.present());
      meetings.add(scene, drawn.subList(0, members));
    }
  }

  /** All assistants of a company in an order that depends on nothing but the seed. */
  private List<Integer> drawn(int company, long seed, int turn) {
    int[] order = new int[staff.assistants()];
    Arrays.setAll(order, i -> staff.assistant(company, i));
    ArraySampler.shuffle(RandomStream.of(seed, Purpose.MATERIAL, 0, company, turn), order);
    return Arrays.stream(order).boxed().toList();
  }

  private static int[] shuffled(int company, List<Integer> present, History history) {
    int[] order = present.stream().mapToInt(Integer::intValue).toArray();
    RandomStream random =
        RandomStream.of(history.seed(), Purpose.SCHEDULE, history.next(), company, 0);
    ArraySampler.shuffle(random, order);
    return order;
  }

  private void chats(
      Phase phase, int company, List<Integer> present, History history, Meetings meetings) {
    int[] order = shuffled(company, present, history);
    Scene scene = new Scene.Plain(phase, company, place);
    for (int i = 0; i + 1 < order.length; i += 2) {
      meetings.add(scene, order[i], order[i + 1]);
    }
  }

  private void mail(int company, List<Integer> present, History history, Meetings meetings) {
    if (present.size() > 1) {
      List<Integer> order = Arrays.stream(shuffled(company, present, history)).boxed().toList();
      meetings.add(new Scene.Plain(Phase.MAIL, company, place), order);
    }
  }

  private void briefing(int company, List<Integer> present, History history, Meetings meetings) {
    int manager = staff.agent(company, Role.MANAGER);
    if (!present.isEmpty() && history.population().contains(manager)) {
      List<Integer> seats = new ArrayList<>(List.of(manager));
      seats.addAll(present);
      meetings.add(new Scene.Plain(Phase.BRIEFING, company, place), seats);
    }
  }

  private void alone(Phase phase, int company, List<Integer> agents, Meetings meetings) {
    Scene scene = new Scene.Plain(phase, company, place);
    agents.forEach(agent -> meetings.add(scene, agent));
  }

  private void interviews(int company, List<Integer> present, History history, Meetings meetings) {
    int auditor = staff.agent(company, Role.AUDITOR);
    List<Integer> picked = ledger.selected().getOrDefault(company, List.of());
    if (history.population().contains(auditor)) {
      Inquiry inquiry = settings.inquiry();
      Scene scene =
          new Scene.Interview(
              company, place, inquiry.opening(), inquiry.reasoning(), inquiry.questions());
      among(picked, present).stream()
          .limit(inquiry.budget())
          .forEach(assistant -> meetings.add(scene, auditor, assistant));
    }
  }

  private void official(
      Phase phase, int company, List<Integer> present, History history, Meetings meetings) {
    Role role =
        switch (phase) {
          case JUDGEMENT -> Role.JUDGE;
          case ASSESSMENT -> Role.EVALUATOR;
          default -> Role.AUDITOR;
        };
    int official = staff.agent(company, role);
    Scene scene =
        switch (phase) {
          case SELECTION ->
              new Scene.Selection(company, place, Agents.of(present), reports(company));
          case VERDICT -> new Scene.Verdict(company, place, reports(company), records(company));
          case JUDGEMENT -> new Scene.Judgement(company, place, quotes(company, history));
          default -> new Scene.Assessment(company, place, scores(company, present));
        };
    boolean any =
        switch (phase) {
          case JUDGEMENT -> !((Scene.Judgement) scene).quotes().isEmpty();
          case VERDICT -> true;
          default -> !present.isEmpty();
        };
    if (any && history.population().contains(official)) {
      meetings.add(scene, official);
    }
  }

  private int reports(int company) {
    return count(company, ledger.reports());
  }

  private int records(int company) {
    return ledger.happened(company) ? count(company, ledger.records()) : 0;
  }

  private int count(int company, SortedMap<Integer, Boolean> choices) {
    int first = staff.assistant(company, 0);
    return (int)
        choices.subMap(first, first + staff.assistants()).values().stream()
            .filter(yes -> yes)
            .count();
  }

  /** Some of what the assistants of a company said, drawn at random, in the order it was said. */
  private List<Quote> quotes(int company, History history) {
    Statement[] said = ledger.statements(company).toArray(Statement[]::new);
    RandomStream random =
        RandomStream.of(history.seed(), Purpose.SCHEDULE, history.next(), company, 0);
    ArraySampler.shuffle(random, said);
    return Arrays.stream(said)
        .limit(settings.judged())
        .sorted(
            (one, other) ->
                one.entry() == other.entry()
                    ? Integer.compare(one.turn(), other.turn())
                    : Long.compare(one.entry(), other.entry()))
        .map(statement -> new Quote(statement.entry(), statement.turn(), statement.text()))
        .toList();
  }

  /**
   * Half of the assistants of a company, which half being drawn, have the announcement in the first
   * part of the test, the others in the second.
   */
  private void test(int company, List<Integer> present, long seed, Meetings meetings) {
    List<Integer> drawn = drawn(company, seed, TESTS);
    int block = place == timetable.indexOf(Phase.TEST) ? 0 : 1;
    for (int assistant : present) {
      boolean announced = drawn.indexOf(assistant) % 2 == block;
      meetings.add(
          new Scene.Test(
              company,
              place,
              block,
              announced,
              settings.present(),
              EvaluationItems.block(seed, assistant, block, settings.items())),
          assistant);
    }
  }

  private List<Score> scores(int company, List<Integer> present) {
    return present.stream().map(ledger.scores()::get).filter(Objects::nonNull).toList();
  }

  @Override
  public boolean roundIsOver() {
    return waves.isEmpty();
  }

  @Override
  public int encountersPerRound(Population population) {
    return Math.max(1, companies * staff.assistants());
  }

  @Override
  public int groupSize() {
    return 2;
  }

  @Override
  public String description() {
    return companies
        + (companies == 1 ? " company of " : " companies of ")
        + staff.size()
        + ", phase by phase: "
        + Timetable.text(timetable);
  }
}
