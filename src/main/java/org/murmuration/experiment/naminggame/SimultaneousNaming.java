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

  private static final int MOST_SHARED = 64;

  private final NamingSettings settings;
  private final Step.Ask ask;
  private final NameNumbers numbers;
  private final int shared;
  private final Step.Finish[] outcomes;
  private final Exchange[] exchanges;

  /**
   * The rules. In a pool that is not large few outcomes are possible; each is made once, so that
   * the hot path of a run allocates none.
   */
  SimultaneousNaming(NamingSettings settings) {
    this.settings = settings;
    List<String> names = settings.names();
    Question question = new Question.Choice(NAME, names, null, false);
    this.ask = new Step.Ask(List.of(new Step.Query(0, question), new Step.Query(1, question)));
    this.shared = names.size() <= MOST_SHARED ? names.size() : 0;
    this.numbers = new NameNumbers(names.subList(0, shared));
    this.outcomes = new Step.Finish[shared * shared];
    this.exchanges = new Exchange[shared * shared];
    for (int own = 0; own < shared; own++) {
      for (int other = 0; other < shared; other++) {
        List<Answer> answers =
            List.of(new Answer.Chosen(names.get(own)), new Answer.Chosen(names.get(other)));
        NamingOutcome outcome = outcome(answers, names.get(own), names.get(other));
        outcomes[own * shared + other] = new Step.Finish(outcome);
        exchanges[own * shared + other] =
            new Exchange(names.get(own), names.get(other), outcome.payoff());
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
    int pair = pair(first, second);
    return pair < 0 ? new Step.Finish(outcome(soFar, first, second)) : outcomes[pair];
  }

  /** Number of a pair of names among the shared ones, or −1. */
  private int pair(String own, String other) {
    int first = numbers.of(own);
    int second = numbers.of(other);
    return first < 0 || second < 0 ? -1 : first * shared + second;
  }

  private NamingOutcome outcome(List<Answer> answers, String first, String second) {
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
    String own = naming.said(seat);
    String other = naming.said(1 - seat);
    int pair = pair(own, other);
    return pair < 0 ? new Exchange(own, other, naming.payoff()) : exchanges[pair];
  }
}
