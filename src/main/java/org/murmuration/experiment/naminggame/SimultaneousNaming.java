package org.murmuration.experiment.naminggame;

import java.util.List;
import org.murmuration.experiment.Protocol;
import org.murmuration.experiment.Step;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Exchange;
import org.murmuration.model.Outcome;
import org.murmuration.model.Question;
import org.murmuration.model.Recollection;

/**
 * Both name something at once, neither hearing the other first (Ashery et al. 2025, Materials and
 * Methods). If an answer is missing the interaction is void: no payoff, nobody remembers it, and it
 * counts as no success.
 */
final class SimultaneousNaming implements Protocol {

  static final String NAME = "name";

  private final NamingSettings settings;
  private final Step.Ask ask;

  SimultaneousNaming(NamingSettings settings) {
    this.settings = settings;
    Question question = new Question.Choice(NAME, settings.names(), null, false);
    this.ask = new Step.Ask(List.of(new Step.Query(0, question), new Step.Query(1, question)));
  }

  @Override
  public Step next(EncounterSpec spec, List<Answer> soFar) {
    return soFar.isEmpty() ? ask : new Step.Finish(outcome(soFar));
  }

  private NamingOutcome outcome(List<Answer> answers) {
    String first = answers.get(0) instanceof Answer.Chosen chosen ? chosen.option() : null;
    String second = answers.get(1) instanceof Answer.Chosen chosen ? chosen.option() : null;
    if (first == null || second == null) {
      return new NamingOutcome(answers, first, second, false, 0);
    }
    boolean agreed = first.equals(second);
    int payoff = agreed ? settings.payoffSame() : settings.payoffDifferent();
    return new NamingOutcome(answers, first, second, agreed, payoff);
  }

  @Override
  public Recollection recollect(Outcome outcome, int seat) {
    NamingOutcome naming = (NamingOutcome) outcome;
    if (naming.isVoid()) {
      return null;
    }
    return seat == 0
        ? new Exchange(naming.first(), naming.second(), naming.payoff())
        : new Exchange(naming.second(), naming.first(), naming.payoff());
  }
}
