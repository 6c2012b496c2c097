package org.murmuration.scenario;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.experiment.Plan;
import org.murmuration.intervention.Action;
import org.murmuration.intervention.Dose;
import org.murmuration.intervention.Onset;
import org.murmuration.intervention.Placement;
import org.murmuration.intervention.PlannedIntervention;
import org.murmuration.settings.Settings;

/** Reads the {@code interventions} of a scenario. */
final class InterventionReader {

  private static final List<String> ACTIONS =
      List.of("adversary", "convert", "rewrite", "join", "leave");

  private final Settings root;
  private final Plan plan;
  private final CastReader cast;
  private final int agents;
  private int numbers;
  private int adversaries;

  InterventionReader(Settings root, Plan plan, CastReader cast, int agents) {
    this.root = root;
    this.plan = plan;
    this.cast = cast;
    this.agents = agents;
    this.numbers = agents;
  }

  List<PlannedIntervention> read() {
    List<PlannedIntervention> all = new ArrayList<>();
    for (Settings block : root.list("interventions", "intervention")) {
      all.add(read(block));
    }
    return List.copyOf(all);
  }

  private PlannedIntervention read(Settings block) {
    List<String> named = ACTIONS.stream().filter(block::has).toList();
    if (named.size() != 1) {
      throw block.error(
          "names "
              + (named.isEmpty() ? "none" : String.join(" and ", named))
              + "; it must name one of "
              + String.join(", ", ACTIONS));
    }
    ACTIONS.forEach(block::remember);
    String action = named.get(0);
    Onset onset = onset(block);
    Placement placement = placement(block);
    Dose dose = dose(block, action, placement);
    return new PlannedIntervention(onset, dose, placement, action(block, action, dose));
  }

  private Action action(Settings block, String action, Dose dose) {
    int reached = dose.of(agents);
    return switch (action) {
      case "adversary" -> {
        String persona = cast.adversary(block.choose("adversary", "mind"));
        adversaries += reached;
        if (adversaries > agents) {
          throw block.error(
              "makes "
                  + adversaries
                  + " adversaries in all, but population.size is "
                  + agents
                  + "; there can be at most that many");
        }
        yield new Action.Convert(persona);
      }
      case "convert" -> new Action.Convert(cast.known(block, "convert"));
      case "rewrite" -> new Action.Rewrite(plan.planted(block.child("rewrite")));
      case "join" -> {
        numbers += reached;
        yield new Action.Join(cast.known(block, "join"));
      }
      default -> {
        if (!block.flag("leave")) {
          throw block.error("leave", "is false; it must be true, or be left out");
        }
        yield new Action.Leave();
      }
    };
  }

  private Onset onset(Settings block) {
    Settings.Alternative onset = block.choose("onset", "onset");
    return switch (onset.name()) {
      case "start" -> new Onset.AtIndex(0);
      case "index" -> new Onset.AtIndex(onset.settings().whole("value", 0, 1L << 40));
      case "round" -> new Onset.AtRound(onset.settings().count("value", 0, Integer.MAX_VALUE));
      default -> new Onset.When(onset.name());
    };
  }

  private Placement placement(Settings block) {
    Settings.Alternative placement = block.choose("placement", "placement");
    return switch (placement.name()) {
      case "hub" -> new Placement.Hub();
      case "leaf" -> new Placement.Leaf();
      case "ids" -> {
        List<Integer> ids = placement.settings().numbers("value", 0);
        int largest = ids.get(ids.size() - 1);
        if (largest >= numbers) {
          throw placement
              .settings()
              .error(
                  "value",
                  "names agent " + largest + ", but agents are numbered 0 to " + (numbers - 1));
        }
        yield new Placement.Ids(ids);
      }
      default -> new Placement.Random();
    };
  }

  private Dose dose(Settings block, String action, Placement placement) {
    block.remember("count");
    block.remember("share");
    if (placement instanceof Placement.Ids ids) {
      if (block.has("count") || block.has("share")) {
        throw block.error("has ids and a count or share; the ids say how many");
      }
      return new Dose.Count(ids.agents().size());
    }
    if (block.has("count") && block.has("share")) {
      throw block.error("has both count and share; it may have one");
    }
    if (block.has("share")) {
      return new Dose.Share(block.number("share", 0, 1));
    }
    if (block.has("count")) {
      boolean joins = action.equals("join");
      int count = block.count("count", 0, joins ? ScenarioReader.MOST_AGENTS : Integer.MAX_VALUE);
      if (!joins && count > agents) {
        throw block.error(
            "count",
            "is " + count + ", but population.size is " + agents + "; it must be at most that");
      }
      return new Dose.Count(count);
    }
    if (action.equals("rewrite")) {
      return new Dose.All();
    }
    throw block.error("needs a count or a share of agents, or placement { ids = […] }");
  }
}
