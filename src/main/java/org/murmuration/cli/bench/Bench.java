package org.murmuration.cli.bench;

import com.typesafe.config.Config;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.murmuration.engine.RunSpec;
import org.murmuration.journal.postgres.Database;

/** All measurements, printed as they come in and collected for a JSON file. */
public final class Bench {

  private static final String PLAIN = "plain-loop";
  private static final String BARE = "bare-akka";
  private static final String ACTORS = "engine-actors";

  /** Names of the contestants, in the order they play. */
  public static final List<String> CONTESTANTS =
      List.of(PLAIN, BARE, ACTORS, "engine-actors-64", "sequential-journal", "sequential");

  private static final int IN_FLIGHT = 1000;
  private static final int FEW_IN_FLIGHT = 64;

  private final Config node;
  private final PrintStream out;
  private final Map<String, Object> figures = new LinkedHashMap<>();

  /**
   * A set of measurements.
   *
   * @param node configuration of the nodes that are measured
   * @param out where tables go
   */
  public Bench(Config node, PrintStream out) {
    this.node = node;
    this.out = out;
    Map<String, Object> machine = Tables.machine();
    figures.put("machine", machine);
    Tables.printMachine(machine, out);
  }

  /** Everything measured so far, as it goes into the JSON file. */
  public Map<String, Object> figures() {
    return figures;
  }

  /**
   * How many encounters a second each contestant gets through.
   *
   * @param choice what decides for the agents
   * @param agents size of the population
   * @param perContestant for how long each plays
   * @param only names of the contestants, from {@link #CONTESTANTS}
   */
  public void speed(Choice choice, int agents, Duration perContestant, Set<String> only) {
    Race race = new Race(perContestant);
    List<Contestant> contestants = new ArrayList<>();
    try (Workshop workshop = new Workshop()) {
      try {
        for (String name : CONTESTANTS) {
          if (only.contains(name)) {
            contestants.add(contestant(name, workshop, choice, agents));
          }
        }
        List<Standing> standings = race.run(contestants);
        Tables.printStandings(choice, agents, standings, out);
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("agents", agents);
        table.put("contestants", standings.stream().map(Standing::figures).toList());
        profile(contestants, race.leadIn(), perContestant, table);
        figures.put(choice.word(), table);
      } finally {
        contestants.forEach(Contestant::close);
      }
    }
  }

  /** What resident agents cost, for populations of these sizes. */
  public void residence(List<Integer> sizes) {
    List<Residence> residences = new ArrayList<>();
    Tables.printResidenceHeader(out);
    try (Workshop workshop = new Workshop()) {
      for (int agents : sizes) {
        Residence residence = Residence.measure(workshop, agents, node);
        residences.add(residence);
        Tables.print(residence, out);
      }
    }
    figures.put("resident", residences.stream().map(Residence::figures).toList());
  }

  /**
   * What share of the calls that may be under way at once really are, with a model that takes its
   * time.
   *
   * @param cap calls under way at once, at most
   * @param lookAheads settings of the look-ahead to measure; 0 is the usual one
   */
  public void busyShare(
      int agents, int cap, List<Integer> lookAheads, Duration leadIn, Duration time) {
    List<Map<String, Object>> shares = new ArrayList<>();
    Tables.printBusyHeader(agents, cap, out);
    try (Workshop workshop = new Workshop()) {
      for (int lookAhead : lookAheads) {
        BusyShare busy = BusyShare.measure(workshop, agents, cap, lookAhead, leadIn, time, node);
        Tables.print(busy, out);
        shares.add(busy.figures());
      }
    }
    figures.put("busy-share", shares);
  }

  /**
   * How many encounters a second LLM minds get through whose model takes no time: all prompts are
   * rendered, all calls recorded.
   */
  public void instantCalls(int agents, Duration time) {
    try (Workshop workshop = new Workshop();
        ByCalls game = new ByCalls(workshop, agents, node)) {
      Standing standing = new Race(time).run(List.of(game)).get(0);
      Tables.printInstant(agents, standing, out);
      Map<String, Object> table = standing.figures();
      table.put("agents", agents);
      figures.put("instant-calls", table);
    }
  }

  /**
   * How many encounters a second so many processes of this machine get through together.
   *
   * @param counts how many processes, for each contestant
   * @param leading configuration of the process that leads
   * @param main class whose {@code main} makes a process a helper
   * @param database where journals go in a second set of contestants, or null for none
   */
  public void nodes(
      List<Integer> counts,
      int agents,
      Duration time,
      Config leading,
      Class<?> main,
      Database database) {
    try (Workshop workshop = new Workshop()) {
      List<Contestant> contestants = new ArrayList<>();
      try {
        RunSpec run = workshop.endless(Choice.FITTED, agents, IN_FLIGHT);
        for (int count : counts) {
          contestants.add(new ByNodes(count, workshop, run, leading, main, null));
          if (database != null) {
            contestants.add(new ByNodes(count, workshop, run, leading, main, database));
          }
        }
        List<Standing> standings = new Race(time).run(contestants);
        Tables.printStandings(Choice.FITTED, agents, standings, out);
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("agents", agents);
        table.put("contestants", standings.stream().map(Standing::figures).toList());
        figures.put("nodes", table);
      } finally {
        contestants.forEach(Contestant::close);
      }
    }
  }

  private Contestant contestant(String name, Workshop workshop, Choice choice, int agents) {
    Supplier<Game> game = () -> Game.of(workshop.endless(choice, agents, IN_FLIGHT));
    return switch (name) {
      case PLAIN -> new PlainLoop(game.get());
      case BARE -> new BareAkka(game.get(), IN_FLIGHT, node);
      case ACTORS ->
          new ByActors(name, workshop, workshop.endless(choice, agents, IN_FLIGHT), node);
      case "engine-actors-64" ->
          new ByActors(name, workshop, workshop.endless(choice, agents, FEW_IN_FLIGHT), node);
      case "sequential-journal" ->
          new InSequence(workshop, workshop.endless(choice, agents, 1), true);
      case "sequential" -> new InSequence(workshop, workshop.endless(choice, agents, 1), false);
      default -> throw new IllegalArgumentException("no contestant " + name);
    };
  }

  /** Where the actors' time goes, in one more game under the eyes of a sampler. */
  private void profile(
      List<Contestant> contestants, Duration leadIn, Duration time, Map<String, Object> table) {
    for (Contestant contestant : contestants) {
      if (contestant.name().equals(ACTORS)) {
        try (Sampler sampler = new Sampler()) {
          contestant.play(leadIn, time);
          Map<Sampler.Room, Double> shares = sampler.shares();
          Tables.printShares(shares, out);
          Map<String, Double> words = new LinkedHashMap<>();
          shares.forEach((room, share) -> words.put(room.word(), share));
          table.put("engine-actors-shares", words);
        }
      }
    }
  }
}
