package org.murmuration.experiment.duel;

import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.util.List;
import java.util.Optional;
import org.murmuration.experiment.Experiment;
import org.murmuration.experiment.Plan;
import org.murmuration.experiment.TranscriptMeasures;
import org.murmuration.settings.Settings;

/** The duel as an experiment. */
public final class Duel implements Experiment {

  @Override
  public String name() {
    return "duel";
  }

  @Override
  public Plan configure(Settings own) {
    return new DuelPlan(own, DuelSettings.read(own));
  }

  @Override
  public List<NamedType> wireTypes() {
    return List.of(
        new NamedType(DuelOutcome.class, "duel-outcome"),
        new NamedType(PastDuel.class, "past-duel"));
  }

  @Override
  public Optional<TranscriptMeasures> transcriptMeasures() {
    return Optional.of(new OutsideTranscripts());
  }
}
