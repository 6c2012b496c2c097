package org.murmuration.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.murmuration.engine.EndReason;
import org.murmuration.engine.RunSpec;
import org.murmuration.engine.SequentialExecutor;
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

  /** One run of each cell of a design, or one run, and how many calls as many as there are take. */
  private static List<Line> simulate(Scenario scenario, boolean random) {
    int cells = scenario.design().map(design -> design.cells().size()).orElse(1);
    Map<String, Forecast> forecasts = new LinkedHashMap<>();
    Map<String, Double> calls = new LinkedHashMap<>();
    for (int cell = 0; cell < cells; cell++) {
      RunSpec run = RunSpec.of(scenario, cell);
      RunSpec bound =
          run.with(run.scenario().cast().with(mind -> standIn(mind, random, forecasts)));
      Map<String, Long> before = new LinkedHashMap<>();
      forecasts.forEach((mind, forecast) -> before.put(mind, forecast.calls()));
      double extension = advance(bound, Math.max(1, MOST_ENCOUNTERS / cells));
      forecasts.forEach(
          (mind, forecast) ->
              calls.merge(
                  mind,
                  (forecast.calls() - before.getOrDefault(mind, 0L)) * extension,
                  Double::sum));
    }
    List<Line> lines = new ArrayList<>();
    for (Forecast forecast : forecasts.values()) {
      long inRuns =
          forecast.isMemoised()
              ? forecast.calls()
              : Math.round(calls.get(forecast.mind()) * (scenario.runs() / cells));
      lines.add(new Line(forecast, inRuns + probes(scenario, forecast)));
    }
    return lines;
  }

  /** Runs so many encounters; returns how many times as long the run would be. */
  private static double advance(RunSpec run, int encounters) {
    SequentialExecutor executor = new SequentialExecutor(run, run.unrecorded());
    executor.advance(encounters);
    var timeline = executor.timeline();
    if (timeline.end().isPresent()) {
      return 1;
    }
    double rounds = Math.max(1, timeline.rounds());
    timeline.stop(EndReason.STOPPED);
    return run.scenario().stop().maxRounds() / rounds;
  }

  private static Mind standIn(Mind mind, boolean random, Map<String, Forecast> forecasts) {
    return mind instanceof LlmMind llm
        ? forecasts.computeIfAbsent(llm.settings().mind(), name -> new Forecast(llm, random))
        : mind;
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
