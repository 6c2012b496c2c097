package org.murmuration.experiment.company;

import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.util.List;
import java.util.Map;
import org.murmuration.experiment.Experiment;
import org.murmuration.experiment.Plan;
import org.murmuration.settings.Settings;

/** The company as an experiment. */
public final class Company implements Experiment {

  @Override
  public String name() {
    return "company";
  }

  @Override
  public Plan configure(Settings own) {
    return new CompanyPlan(own);
  }

  /** Every episode has its twin. */
  @Override
  public Map<String, List<String>> usualFactors() {
    return Map.of("company.fact", CompanySettings.ARMS);
  }

  @Override
  public List<NamedType> wireTypes() {
    return CompanyFormat.WIRE_TYPES;
  }
}
