package org.murmuration.experiment.naminggame;

import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.util.List;
import org.murmuration.experiment.Experiment;
import org.murmuration.experiment.Plan;
import org.murmuration.model.Exchange;
import org.murmuration.settings.Settings;

/** The naming game as an experiment. */
public final class NamingGame implements Experiment {

  @Override
  public String name() {
    return "naminggame";
  }

  @Override
  public Plan configure(Settings own) {
    return new NamingPlan(own, NamingSettings.read(own));
  }

  @Override
  public List<NamedType> wireTypes() {
    return List.of(
        new NamedType(NamingOutcome.class, "naming-outcome"),
        new NamedType(Exchange.class, "exchange"),
        new NamedType(Learnt.class, "learnt"));
  }
}
