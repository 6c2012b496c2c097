package org.murmuration.scenario;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.intervention.Action;
import org.murmuration.intervention.Dose;
import org.murmuration.intervention.Onset;
import org.murmuration.intervention.Placement;
import org.murmuration.intervention.PlannedIntervention;
import org.murmuration.settings.Settings;

/** Reads the interventions of a scenario one after the other, with what is only known of those. */
final class PlannedReader {

  private final InterventionReader reader;
  private final int agents;
  private int numbers;
  private int adversaries;

  PlannedReader(InterventionReader reader, int agents) {
    this.reader = reader;
    this.agents = agents;
    this.numbers = agents;
  }

  /** All of them, in the order of the file. */
  List<PlannedIntervention> readAll(Settings root) {
    List<PlannedIntervention> all = new ArrayList<>();
    for (Settings block : root.list("interventions", "intervention")) {
      all.add(read(block));
    }
    return List.copyOf(all);
  }

  private PlannedIntervention read(Settings block) {
    PlannedIntervention planned = reader.read(block, onset(block));
    boolean joins = planned.action() instanceof Action.Join;
    if (planned.dose() instanceof Dose.Count count && block.has("count") && !joins) {
      checkCount(block, count.agents(), planned.placement());
    }
    checkIds(block, planned.placement());
    int reached = planned.most(agents);
    if (joins) {
      numbers += reached;
    }
    if (block.has(AdversaryReader.KEY)) {
      checkAdversaries(block, reached);
    }
    return planned;
  }

  private void checkCount(Settings block, int count, Placement placement) {
    if (placement instanceof Placement.Role role && count > role.agents().size()) {
      throw block.error(
          "count",
          "is %d, but %d agents have the role %s; it must be at most that"
              .formatted(count, role.agents().size(), role.name()));
    }
    if (count > agents) {
      throw block.error(
          "count",
          "is " + count + ", but population.size is " + agents + "; it must be at most that");
    }
  }

  private void checkIds(Settings block, Placement placement) {
    if (!(placement instanceof Placement.Ids ids)) {
      return;
    }
    int largest = ids.agents().get(ids.agents().size() - 1);
    if (largest >= numbers) {
      throw block.error(
          block.has("placement") ? "placement.ids" : "tamper.edges",
          "names agent " + largest + ", but agents are numbered 0 to " + (numbers - 1));
    }
  }

  private void checkAdversaries(Settings block, int reached) {
    adversaries += reached;
    if (adversaries > agents) {
      throw block.error(
          "makes "
              + adversaries
              + " adversaries in all, but population.size is "
              + agents
              + "; there can be at most that many");
    }
  }

  private static Onset onset(Settings block) {
    Settings.Alternative onset = block.choose("onset", "onset");
    return switch (onset.name()) {
      case "start" -> new Onset.AtIndex(0);
      case "index" -> new Onset.AtIndex(onset.settings().whole("value", 0, 1L << 40));
      case "round" -> new Onset.AtRound(onset.settings().count("value", 0, Integer.MAX_VALUE));
      default -> new Onset.When(onset.name());
    };
  }
}
