package org.murmuration.experiment.sentences;

import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.util.List;
import org.murmuration.experiment.Experiment;
import org.murmuration.experiment.Plan;
import org.murmuration.settings.Settings;

/**
 * The relay as an experiment: each agent sees only what its predecessor has written, and goes on.
 */
public final class Relay implements Experiment {

  @Override
  public String name() {
    return "relay";
  }

  @Override
  public Plan configure(Settings own) {
    return new RelayPlan(own, RelaySettings.read(own));
  }

  @Override
  public List<NamedType> wireTypes() {
    return List.of(
        new NamedType(Piece.class, "piece"),
        new NamedType(Handed.class, "handed"),
        new NamedType(Task.Passing.class, "passing"));
  }
}
