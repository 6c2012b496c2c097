package org.murmuration.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.murmuration.experiment.Probe;
import org.murmuration.mind.BudgetSpent;
import org.murmuration.mind.Mind;
import org.murmuration.mind.Situation;
import org.murmuration.mind.llm.Divergence;
import org.murmuration.model.Answer;
import org.murmuration.model.Answer.Reason;
import org.murmuration.scenario.Scenario;

/** Asks what an experiment wants to know outside the history, such as first choices. */
public final class Probes {

  /** What calls of probes are for. */
  public static final String WHAT = "probe";

  private Probes() {}

  /**
   * Asks all at once; the gateway sees to it that they do not all go out at once. What the budget
   * does not allow, or is not in a record that is only read, is missing. Blocks.
   *
   * @param ask asks a mind
   */
  public static List<Probe> ask(
      Scenario scenario, BiFunction<Mind, Situation, CompletionStage<Answer>> ask) {
    List<Situation> situations = scenario.plan().probes(scenario.cast(), scenario.seed());
    List<CompletableFuture<Answer>> answers = new ArrayList<>();
    for (Situation situation : situations) {
      Mind mind = scenario.cast().mindOf(situation.persona());
      answers.add(ask.apply(mind, situation).toCompletableFuture());
    }
    List<Probe> probes = new ArrayList<>();
    for (int i = 0; i < situations.size(); i++) {
      probes.add(new Probe(situations.get(i), answer(answers.get(i))));
    }
    return probes;
  }

  private static Answer answer(CompletableFuture<Answer> asked) {
    try {
      return asked.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof BudgetSpent || e.getCause() instanceof Divergence) {
        return new Answer.Missing(Reason.BUDGET_SPENT);
      }
      throw e.getCause() instanceof RuntimeException known ? known : e;
    }
  }
}
