package org.murmuration.experiment.chainletter;

import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.util.List;
import org.murmuration.experiment.Experiment;
import org.murmuration.experiment.Plan;
import org.murmuration.settings.Settings;

/** The chain letter as an experiment. */
public final class ChainLetter implements Experiment {

  @Override
  public String name() {
    return "chainletter";
  }

  @Override
  public Plan configure(Settings own) {
    return new ChainLetterPlan(own, ChainLetterSettings.read(own));
  }

  @Override
  public List<NamedType> wireTypes() {
    return List.of(
        new NamedType(Meeting.class, "chain-meeting"),
        new NamedType(Note.class, "chain-note"),
        new NamedType(Sorting.class, "chain-sorting"));
  }
}
