package org.murmuration.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.murmuration.cluster.LiveControl;
import org.murmuration.engine.RunFailure;
import org.murmuration.journal.BatchFolder;
import org.murmuration.journal.RunKey;
import org.murmuration.mind.llm.BatchCalls;
import org.murmuration.mind.llm.Budget;
import org.murmuration.mind.llm.CallLookup;
import org.murmuration.mind.llm.Gateway;
import org.murmuration.mind.llm.Tally;
import org.murmuration.scenario.Scenario;
import org.murmuration.settings.InputError;

/** What the calls of a batch took: while it is under way by its gateway, later by its records. */
final class LocalCalls {

  private final BatchFolder folder;
  private final Scenario scenario;
  private final Map<Integer, CallLookup> lookups = new ConcurrentHashMap<>();
  private volatile BatchCalls underWay;

  LocalCalls(BatchFolder folder, Scenario scenario) {
    this.folder = folder;
    this.scenario = scenario;
  }

  /** Calls are made from now on. */
  void begin(BatchCalls calls) {
    underWay = calls;
  }

  /** No more are made. */
  void end() {
    underWay = null;
  }

  /** Other limits hold from now on. */
  void change(Budget.Limits limits) {
    BatchCalls calls = underWay;
    if (calls == null) {
      throw new RunFailure("no calls to models are made, so that there is no budget to change");
    }
    if (limits.money() != null && !calls.unpriced().isEmpty()) {
      throw new InputError(
          "budget.money cannot hold: what calls of %s cost is not known"
              .formatted(String.join(", ", calls.unpriced())));
    }
    calls.budget().change(limits);
  }

  /** All together; nothing for minds that make none. */
  Optional<LiveControl.Cost> cost() {
    if (!scenario.cast().makesCalls()) {
      return Optional.empty();
    }
    BatchCalls calls = underWay;
    if (calls == null) {
      Tally spent = recorded();
      Budget budget = new Budget(scenario.budget().onCalls(), spent);
      return Optional.of(cost(spent, budget, List.of(), new Gateway.Status(0, 0, "")));
    }
    return Optional.of(
        cost(calls.budget().spent(), calls.budget(), calls.unpriced(), calls.status()));
  }

  private static LiveControl.Cost cost(
      Tally spent, Budget budget, List<String> unpriced, Gateway.Status status) {
    return new LiveControl.Cost(
        spent.calls(),
        spent.input(),
        spent.output(),
        spent.money(),
        budget.limits().currency(),
        unpriced,
        budget.inWords(),
        status.underWay(),
        status.queued(),
        status.down());
  }

  private Tally recorded() {
    return IntStream.range(RunKey.OUTSIDE, scenario.runs())
        .mapToObj(run -> lookup(run).total())
        .reduce(Tally.NONE, Tally::plus);
  }

  /** Calls and tokens so far in words, empty for minds that make none. */
  String inWords() {
    return cost()
        .map(
            cost ->
                String.format(
                    Locale.ROOT,
                    "%,d calls, %,d tokens",
                    cost.calls(),
                    cost.tokensIn() + cost.tokensOut()))
        .orElse("");
  }

  Optional<LiveControl.AgentCost> ofAgent(int run, int agent) {
    if (!scenario.cast().makesCalls()) {
      return Optional.empty();
    }
    Tally tally = lookup(run).ofAgent(agent);
    return Optional.of(LiveControl.AgentCost.of(tally));
  }

  List<LiveControl.CallView> of(int run, long index) {
    return scenario.cast().makesCalls()
        ? lookup(run).of(index).stream().map(LiveControl.CallView::of).toList()
        : List.of();
  }

  /** The record of a run, or with {@link RunKey#OUTSIDE} that of the batch; it may not be there. */
  Path file(int run) {
    return place(run).resolve(BatchCalls.FILE);
  }

  private Path place(int run) {
    return run == RunKey.OUTSIDE ? folder.path() : folder.run(run).path();
  }

  private CallLookup lookup(int run) {
    return lookups.computeIfAbsent(run, any -> new CallLookup(place(run)));
  }
}
