package org.murmuration.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.murmuration.experiment.Plan;
import org.murmuration.intervention.Action;
import org.murmuration.intervention.Dose;
import org.murmuration.intervention.Onset;
import org.murmuration.intervention.Placement;
import org.murmuration.intervention.PlannedIntervention;
import org.murmuration.model.Intervention.Direction;
import org.murmuration.model.Intervention.Edge;
import org.murmuration.model.Term;
import org.murmuration.settings.Settings;

/** Reads what an intervention does, to whom and how long; files and requests say it alike. */
final class InterventionReader {

  static final List<String> ACTIONS =
      List.of(
          "adversary",
          "convert",
          "rewrite",
          "plant",
          "tamper",
          "exchange",
          "broadcast",
          "join",
          "leave",
          "heal");

  /** Actions with settings of their own. */
  private static final List<String> WITH_BODY =
      List.of("rewrite", "plant", "tamper", "exchange", "broadcast");

  /** Ways to say how many. */
  private static final List<String> DOSES = List.of("count", "share", "shares");

  /** Actions that reach everybody where no dose is given. */
  private static final List<String> ON_ALL = List.of("rewrite", "broadcast", "heal");

  /** What comes after actions that end, unless something else is asked for. */
  private static final Map<String, Term.Recovery> USUAL =
      Map.of(
          "adversary", Term.Recovery.HEAL,
          "convert", Term.Recovery.HEAL,
          "exchange", Term.Recovery.HEAL,
          "tamper", Term.Recovery.HEAL,
          "join", Term.Recovery.LEAVE,
          "rewrite", Term.Recovery.FORGET,
          "plant", Term.Recovery.FORGET,
          "broadcast", Term.Recovery.FORGET);

  private static final int MOST_ROUNDS = 1_000_000;

  private final Plan plan;
  private final Troupe troupe;
  private final Messages messages;
  private final Map<String, List<Integer>> roles;

  /**
   * @param agents how many there are at the start
   */
  InterventionReader(Plan plan, Troupe troupe, int agents) {
    this.plan = plan;
    this.troupe = troupe;
    this.roles = plan.roles(agents);
    this.messages = Messages.of(plan);
  }

  /** Names of the roles that agents have by their numbers. */
  List<String> roles() {
    return List.copyOf(roles.keySet());
  }

  /** Reads one intervention that takes place at a moment that is known already. */
  PlannedIntervention read(Settings block, Onset onset) {
    String action = action(block);
    Settings body = WITH_BODY.contains(action) ? block.child(action) : block;
    List<Edge> edges = action.equals("tamper") ? edges(body) : null;
    Placement placement = edges == null ? placement(block) : atEnds(block, edges);
    Dose dose = dose(block, action, placement);
    return new PlannedIntervention(
        onset, dose, placement, action(block, action, body, edges), term(block, action));
  }

  /** The one action that a block names. */
  static String action(Settings block) {
    List<String> named = ACTIONS.stream().filter(block::has).toList();
    if (named.size() != 1) {
      throw block.error(
          "names "
              + (named.isEmpty() ? "none" : String.join(" and ", named))
              + "; it must name one of "
              + String.join(", ", ACTIONS));
    }
    ACTIONS.forEach(block::remember);
    return named.get(0);
  }

  private Action action(Settings block, String action, Settings body, List<Edge> edges) {
    return switch (action) {
      case "adversary" -> troupe.adversary(block);
      case "convert" -> new Action.Convert(troupe.persona(block, action));
      case "rewrite" -> new Action.Rewrite(plan.planted(body));
      case "plant" -> new Action.Plant(plan.planted(body));
      case "tamper" ->
          new Action.Tamper(
              edges,
              Direction.ofWord(body.oneOf("direction", Direction.words())),
              body.number("probability", 0, 1),
              messages.alteration(body));
      case "exchange" -> new Action.Exchange(troupe.mind(body, "mind"));
      case "broadcast" -> new Action.Broadcast(text(body));
      case "join" -> new Action.Join(troupe.persona(block, action));
      default -> {
        if (!block.flag(action)) {
          throw block.error(action, "is false; it must be true, or be left out");
        }
        yield action.equals("heal") ? new Action.Heal() : new Action.Leave();
      }
    };
  }

  private static String text(Settings broadcast) {
    String text = broadcast.text("text");
    if (text.isBlank()) {
      throw broadcast.error("text", "is empty; it must say something");
    }
    return text;
  }

  /** The edges of a tampering, or null if it has none. */
  private static List<Edge> edges(Settings tamper) {
    List<List<Integer>> pairs = tamper.pairs("edges", 0);
    return pairs.isEmpty()
        ? null
        : pairs.stream().map(pair -> new Edge(pair.get(0), pair.get(1))).toList();
  }

  private static Placement atEnds(Settings block, List<Edge> edges) {
    block.remember("placement");
    if (block.has("placement")) {
      throw block.error("placement", "is given, but tamper.edges say where; leave one out");
    }
    return new Placement.Ids(
        edges.stream()
            .flatMapToInt(edge -> IntStream.of(edge.first(), edge.second()))
            .distinct()
            .sorted()
            .boxed()
            .toList());
  }

  private Placement placement(Settings block) {
    Settings.Alternative placement = block.choose("placement", "placement");
    return switch (placement.name()) {
      case "hub" -> new Placement.Hub();
      case "leaf" -> new Placement.Leaf();
      case "ids" -> new Placement.Ids(placement.settings().numbers("value", 0));
      case "role" -> role(placement.settings());
      default -> new Placement.Random();
    };
  }

  private Placement role(Settings block) {
    String name = block.text("value");
    if (roles.isEmpty()) {
      throw block.error("value", "is " + name + ", but agents have no roles in this experiment");
    }
    return new Placement.Role(name, roles.get(block.oneOf("value", roles())));
  }

  private Dose dose(Settings block, String action, Placement placement) {
    DOSES.forEach(block::remember);
    List<String> given = DOSES.stream().filter(block::has).toList();
    if (placement instanceof Placement.Ids ids) {
      if (!given.isEmpty()) {
        throw block.error("has ids and a count or share; the ids say how many");
      }
      return new Dose.Count(ids.agents().size());
    }
    if (given.size() > 1) {
      throw block.error("has both " + String.join(" and ", given) + "; it may have one");
    }
    if (block.has("shares")) {
      return new Dose.ByRun(shares(block));
    }
    if (block.has("share")) {
      return new Dose.Share(block.number("share", 0, 1));
    }
    if (block.has("count")) {
      return new Dose.Count(block.count("count", 0, ScenarioReader.MOST_AGENTS));
    }
    boolean ofRole = placement instanceof Placement.Role && !action.equals("join");
    if (ofRole || ON_ALL.contains(action)) {
      return new Dose.All();
    }
    throw block.error(
        "needs a count or a share of agents, or placement { ids = […] }"
            + (roles.isEmpty() ? "" : " or { role = … }"));
  }

  private static List<Double> shares(Settings block) {
    List<Double> shares = new ArrayList<>();
    for (String text : block.texts("shares", 1)) {
      double share;
      try {
        share = Double.parseDouble(text);
      } catch (NumberFormatException e) {
        share = Double.NaN;
      }
      if (!(share >= 0 && share <= 1)) {
        throw block.error("shares", "holds " + text + "; it must hold numbers from 0 to 1");
      }
      shares.add(share);
    }
    return shares;
  }

  private static Term term(Settings block, String action) {
    block.remember("duration");
    block.remember("recovery");
    if (!block.has("duration")) {
      if (block.has("recovery")) {
        throw block.error("recovery", "is given without a duration, which says when");
      }
      return null;
    }
    if (!USUAL.containsKey(action)) {
      throw block.error("duration", "is given, but " + action + " does not end; leave it out");
    }
    int rounds = block.child("duration").count("rounds", 1, MOST_ROUNDS);
    Term.Recovery recovery =
        block.has("recovery")
            ? Term.Recovery.ofWord(block.oneOf("recovery", Term.Recovery.words()))
            : USUAL.get(action);
    return new Term(rounds, recovery);
  }
}
