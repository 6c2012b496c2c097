package org.murmuration.engine;

import java.util.Locale;
import org.murmuration.experiment.Cast;
import org.murmuration.journal.EntryFormat;
import org.murmuration.model.Intervention;

/** Interventions in a few words. */
final class Narration {

  private static final int LONGEST = 60;

  private Narration() {}

  static String text(Intervention intervention) {
    int count = intervention.agents().size();
    String agents = count == 1 ? "1 agent" : String.format(Locale.ROOT, "%,d agents", count);
    if (intervention instanceof Intervention.Convert convert) {
      return agents + " to " + convert.persona();
    }
    if (intervention instanceof Intervention.Join join) {
      return agents + " join as " + join.persona();
    }
    if (intervention instanceof Intervention.Exchange exchange) {
      return agents + " with the mind " + exchange.mind();
    }
    if (intervention instanceof Intervention.Broadcast broadcast) {
      return agents + " told: " + cut(broadcast.text());
    }
    if (intervention instanceof Intervention.Tamper tamper) {
      return "messages " + tamper.direction().word() + " " + agents + " altered";
    }
    return EntryFormat.kind(intervention) + ", " + agents;
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  /** Whether it makes adversaries or does harm. */
  static boolean isAdverse(Intervention intervention, Cast cast) {
    if (intervention instanceof Intervention.Convert convert) {
      return cast.persona(convert.persona()).adversary();
    }
    if (intervention instanceof Intervention.Join join) {
      return cast.persona(join.persona()).adversary();
    }
    return intervention instanceof Intervention.Rewrite rewrite && !rewrite.memory().isEmpty()
        || intervention instanceof Intervention.Plant
        || intervention instanceof Intervention.Tamper
        || intervention instanceof Intervention.Exchange;
  }
}
