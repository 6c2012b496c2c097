package org.murmuration.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.murmuration.experiment.Step;
import org.murmuration.mind.RuleMind;
import org.murmuration.mind.Situation;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Memory;
import org.murmuration.model.Outcome;
import org.murmuration.model.Seat;

/** Carries out what a timeline lets go out, in any order, without an actor. */
final class Hands {

  private final Rules rules;
  private final Timeline timeline;
  private final List<EncounterSpec> out = new ArrayList<>();

  Hands(RunSpec run, Timeline timeline) {
    this.rules = Rules.of(run);
    this.timeline = timeline;
  }

  /** Takes what may go out and ends one encounter, if any is under way; false once it is over. */
  boolean playOn(Random random) {
    for (EncounterSpec next = timeline.next(); next != null; next = timeline.next()) {
      out.add(next);
    }
    if (!out.isEmpty()) {
      EncounterSpec spec = out.remove(random.nextInt(out.size()));
      timeline.complete(spec.index(), outcome(spec));
    }
    return timeline.end().isEmpty();
  }

  private Outcome outcome(EncounterSpec spec) {
    List<Answer> soFar = new ArrayList<>();
    Step step = rules.hearing().next(spec, soFar);
    while (step instanceof Step.Ask ask) {
      List<Answer> more = new ArrayList<>();
      for (Step.Query query : ask.queries()) {
        Seat seat = spec.seats().get(query.seat());
        Memory memory = timeline.recall(rules, seat.agent(), seat.previous());
        Situation situation =
            rules.situation(
                spec, query.seat(), soFar.size() + more.size(), query.question(), memory);
        more.add(((RuleMind) rules.mindOf(situation)).decide(situation));
      }
      soFar.addAll(more);
      step = rules.hearing().next(spec, List.copyOf(soFar));
    }
    return ((Step.Finish) step).outcome();
  }
}
