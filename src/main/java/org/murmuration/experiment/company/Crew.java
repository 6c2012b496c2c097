package org.murmuration.experiment.company;

import java.util.LinkedHashMap;
import java.util.Map;
import org.murmuration.experiment.Cast;
import org.murmuration.mind.RuleMind;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Persona;
import org.murmuration.model.Seat;

/** Who of the staff was injected, and who is a rule. */
final class Crew {

  private final Cast cast;

  Crew(Cast cast) {
    this.cast = cast;
  }

  /** Whether an agent was an adversary in an encounter; main figures leave those out. */
  boolean isInjected(EncounterSpec spec, int agent) {
    return cast.persona(persona(spec, agent)).adversary();
  }

  /** Whether a rule answered for an agent in an encounter. */
  boolean isRule(EncounterSpec spec, int agent) {
    Persona persona = cast.persona(persona(spec, agent));
    return cast.mindOf(persona) instanceof RuleMind;
  }

  private static String persona(EncounterSpec spec, int agent) {
    Seat seat = spec.seats().get(spec.seatOf(agent));
    return seat.persona();
  }

  /** What cells of designs differ in, by the words of scenarios. */
  static Map<String, Object> factors(CompanySettings settings) {
    Map<String, Object> factors = new LinkedHashMap<>();
    factors.put("episode", settings.episode().word());
    factors.put("fact", settings.present() ? "present" : "absent");
    factors.put("origin", settings.origin().word());
    factors.put("beneficiary", settings.beneficiary().word());
    factors.put("auditor", settings.inquiry().auditor().word());
    factors.put("reasoning", settings.inquiry().reasoning());
    factors.put("exit", settings.inquiry().exit());
    factors.put("knowers", settings.knowers());
    factors.put("budget", settings.inquiry().budget());
    factors.put("consequence", settings.consequence().word());
    return factors;
  }

  /** A share that is null in summaries where it has no value. */
  static Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
