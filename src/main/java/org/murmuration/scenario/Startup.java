package org.murmuration.scenario;

import org.murmuration.experiment.Setting;
import org.murmuration.intervention.Onset;
import org.murmuration.intervention.PlannedIntervention;
import org.murmuration.model.Population;
import org.murmuration.settings.Settings;

/** The population and schedule a scenario would start with, for checks that need them. */
final class Startup {

  private final Scenario scenario;
  private final Setting setting;

  Startup(Scenario scenario) {
    this.scenario = scenario;
    Population start = new Start(scenario);
    this.setting =
        new Setting(scenario.cast(), scenario.schedule().draw(scenario.seed(), start), start);
  }

  Setting setting() {
    return setting;
  }

  void checkCondition(PlannedIntervention planned, Settings root) {
    if (planned.onset() instanceof Onset.When when
        && scenario.plan().condition(when.condition(), setting).isEmpty()) {
      throw root.error(
          "interventions",
          "waits for " + when.condition() + ", which " + scenario.experiment() + " does not know");
    }
  }

  /** The agents at the start, each with the persona of its block. */
  private record Start(Scenario scenario) implements Population {
    @Override
    public int size() {
      return scenario.agents();
    }

    @Override
    public int agent(int position) {
      return position;
    }

    @Override
    public boolean contains(int agent) {
      return agent >= 0 && agent < size();
    }

    @Override
    public String persona(int agent) {
      int end = 0;
      for (PersonaShare share : scenario.personas()) {
        end += share.agents();
        if (agent < end) {
          return share.persona();
        }
      }
      throw new IllegalArgumentException("no agent " + agent);
    }

    @Override
    public int numbers() {
      return size();
    }

    @Override
    public int version() {
      return 0;
    }
  }
}
