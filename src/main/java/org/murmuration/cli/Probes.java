package org.murmuration.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.murmuration.experiment.Probe;
import org.murmuration.journal.BatchFolder;
import org.murmuration.mind.BudgetSpent;
import org.murmuration.mind.Situation;
import org.murmuration.mind.llm.BatchCalls;
import org.murmuration.mind.llm.Divergence;
import org.murmuration.model.Answer;
import org.murmuration.model.Answer.Reason;
import org.murmuration.scenario.Scenario;

/** Asks what an experiment wants to know outside the history, such as first choices. */
final class Probes {

  private static final String WHAT = "probe";

  private Probes() {}

  /**
   * Asks all at once; the gateway sees to it that they do not all go out at once. What the budget
   * does not allow is missing.
   */
  static List<Probe> ask(Scenario scenario, BatchCalls calls) {
    List<Situation> situations = scenario.plan().probes(scenario.cast(), scenario.seed());
    List<CompletableFuture<Answer>> answers = new ArrayList<>();
    for (Situation situation : situations) {
      answers.add(
          calls
              .ask(scenario.cast().mindOf(situation.persona()), WHAT, situation)
              .toCompletableFuture());
    }
    List<Probe> probes = new ArrayList<>();
    for (int i = 0; i < situations.size(); i++) {
      probes.add(new Probe(situations.get(i), answer(answers.get(i))));
    }
    return probes;
  }

  /** The probes of a batch whose answers are recorded. */
  static List<Probe> recorded(Scenario scenario, BatchFolder folder) {
    if (!scenario.cast().makesCalls()) {
      return List.of();
    }
    try (BatchCalls calls = BatchCalls.recorded(folder.path())) {
      return ask(scenario, calls);
    }
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
