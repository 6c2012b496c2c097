package org.murmuration.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.murmuration.engine.EndReason;
import org.murmuration.engine.RunSpec;
import org.murmuration.engine.SequentialExecutor;
import org.murmuration.journal.MemoryJournal;
import org.murmuration.mind.Mind;
import org.murmuration.mind.Situation;
import org.murmuration.mind.llm.Forecast;
import org.murmuration.mind.llm.LlmMind;
import org.murmuration.mind.llm.Prices;
import org.murmuration.scenario.Scenario;

/**
 * How many calls and tokens a scenario takes and what they cost, without a call: its first run is
 * simulated with stand-ins that always say the same, which is about the quickest way to agree, and
 * with stand-ins that answer at random, which is about the slowest. A simulation that is not over
 * after some thousand encounters is extended to the largest number of rounds.
 */
final class DryRun {

  private static final int MOST_ENCOUNTERS = 20_000;
  private static final double MICROS = 1e6;

  private DryRun() {}

  /** Prints the forecast; returns the exit code. */
  static int print(PrintStream out, Scenario scenario, Prices prices) {
    out.println(scenario.title());
    if (!scenario.cast().makesCalls()) {
      out.println("  no calls: no mind of this scenario is an LLM");
      return 0;
    }
    List<Line> same = simulate(scenario, false);
    List<Line> random = simulate(scenario, true);
    double low = 0;
    double high = 0;
    boolean known = true;
    for (int i = 0; i < same.size(); i++) {
      Line one = same.get(i).calls() <= random.get(i).calls() ? same.get(i) : random.get(i);
      Line other = one == same.get(i) ? random.get(i) : same.get(i);
      print(out, one, other);
      double least = one.forecast().micros(one.calls(), false, prices);
      double most = other.forecast().micros(other.calls(), true, prices);
      known &= least >= 0;
      low += least;
      high += most;
    }
    out.println(
        known
            ? String.format(
                Locale.ROOT,
                "  cost: %.4f to %.4f %s by the prices of %s, without the provider's cache",
                low / MICROS,
                high / MICROS,
                prices.currency(),
                prices.date())
            : "  cost: unknown, as there is no price for a model; add it to conf/prices.conf");
    out.println("  no call was made");
    return 0;
  }

  private static void print(PrintStream out, Line low, Line high) {
    out.printf(
        Locale.ROOT,
        "  %s: %,d to %,d calls; %,.0f to %,.0f tokens in, %,.0f to %,.0f out%s%n",
        low.forecast().mind(),
        low.calls(),
        high.calls(),
        low.calls() * low.forecast().inputPerCall(),
        high.calls() * high.forecast().inputPerCall(),
        low.calls() * low.forecast().outputPerCall(),
        (double) high.calls() * high.forecast().mostOutput(),
        low.forecast().isExact() ? "" : " (tokens estimated: the model's vocabulary is not known)");
  }

  /** A mind's forecast and the calls of the whole batch. */
  private record Line(Forecast forecast, long calls) {}

  private static List<Line> simulate(Scenario scenario, boolean random) {
    List<Forecast> forecasts = new ArrayList<>();
    RunSpec run = RunSpec.of(scenario, 0);
    RunSpec bound = run.with(run.scenario().cast().with(mind -> standIn(mind, random, forecasts)));
    SequentialExecutor executor = new SequentialExecutor(bound, MemoryJournal.counting());
    executor.advance(MOST_ENCOUNTERS);
    var timeline = executor.timeline();
    double extension = 1;
    if (timeline.end().isEmpty()) {
      double rounds = Math.max(1, timeline.rounds());
      extension = scenario.stop().maxRounds() / rounds;
      timeline.stop(EndReason.STOPPED);
    }
    List<Line> lines = new ArrayList<>();
    for (Forecast forecast : forecasts) {
      long inRuns =
          forecast.isMemoised()
              ? forecast.calls()
              : Math.round(forecast.calls() * extension) * scenario.runs();
      lines.add(new Line(forecast, inRuns + probes(scenario, forecast)));
    }
    return lines;
  }

  private static Mind standIn(Mind mind, boolean random, List<Forecast> forecasts) {
    if (!(mind instanceof LlmMind llm)) {
      return mind;
    }
    Forecast forecast = new Forecast(llm, random);
    forecasts.add(forecast);
    return forecast;
  }

  /** Calls outside the histories; a memoised mind draws them from its policy. */
  private static long probes(Scenario scenario, Forecast forecast) {
    if (forecast.isMemoised()) {
      return 0;
    }
    List<Situation> probes = scenario.plan().probes(scenario.cast(), scenario.seed());
    return probes.stream().filter(p -> p.persona().mind().equals(forecast.mind())).count();
  }
}
