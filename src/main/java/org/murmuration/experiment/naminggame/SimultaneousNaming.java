package org.murmuration.experiment.naminggame;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Step.Finish[] outcomes;
  private final Exchange[] exchanges;

  /** Few outcomes are possible, so each is made once: the hot path of a run allocates none. */
  SimultaneousNaming(NamingSettings settings) {
    this.settings = settings;
    List<String> names = settings.names();
    Question question = new Question.Choice(NAME, names, null, false);
    this.ask = new Step.Ask(List.of(new Step.Query(0, question), new Step.Query(1, question)));
    this.outcomes = new Step.Finish[names.size() * names.size()];
    this.exchanges = new Exchange[outcomes.length];
    for (int own = 0; own < names.size(); own++) {
      numbers.put(names.get(own), own);
      for (int other = 0; other < names.size(); other++) {
        String first = names.get(own);
        String second = names.get(other);
        List<Answer> answers = List.of(new Answer.Chosen(first), new Answer.Chosen(second));
        NamingOutcome outcome = outcome(answers, first, second);
        outcomes[own * names.size() + other] = new Step.Finish(outcome);
        exchanges[own * names.size() + other] = new Exchange(first, second, outcome.payoff());
      }
    }
  }

  @Override
  public Step next(EncounterSpec spec, List<Answer> soFar) {
    if (soFar.isEmpty()) {
      return ask;
    }
    String first = soFar.get(0) instanceof Answer.Chosen chosen ? chosen.option() : null;
    String second = soFar.get(1) instanceof Answer.Chosen chosen ? chosen.option() : null;
    return first == null || second == null
        ? new Step.Finish(new NamingOutcome(soFar, first, second, false, 0))
        : outcomes[pair(first, second)];
  }

  private int pair(String own, String other) {
    return numbers.get(own) * settings.names().size() + numbers.get(other);
  }

  private NamingOutcome outcome(List<Answer> answers, String first, String second) {
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
        ? exchanges[pair(naming.first(), naming.second())]
        : exchanges[pair(naming.second(), naming.first())];
  }
}
