package org.murmuration.cli.bench;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How figures are printed. Says of the machine what matters, and not which one it is. */
final class Tables {

  private static final double GIB = 1 << 30;

  private Tables() {}

  static Map<String, Object> machine() {
    Runtime runtime = Runtime.getRuntime();
    Map<String, Object> machine = new LinkedHashMap<>();
    machine.put("cores", runtime.availableProcessors());
    machine.put("java", Runtime.version().toString());
    machine.put("max-heap-bytes", runtime.maxMemory());
    return machine;
  }

  static void printMachine(Map<String, Object> machine, PrintStream out) {
    out.println(
        text(
            "%d cores, Java %s, heap of at most %.1f GiB",
            machine.get("cores"),
            machine.get("java"),
            ((Long) machine.get("max-heap-bytes")) / GIB));
  }

  static void printStandings(Choice choice, int agents, List<Standing> standings, PrintStream out) {
    Map<String, Double> speeds =
        standings.stream().collect(Collectors.toMap(Standing::name, Standing::perSecond));
    out.println();
    out.println(
        text(
            "Encounters a second: %,d agents, 10 names, memory of 5, mind %s",
            agents, choice.word()));
    out.println(
        text(
            "%-20s %12s %25s %9s %9s %9s %7s",
            "", "median", "range", "× plain", "× bare", "CPU µs", "agreed"));
    for (Standing standing : standings) {
      out.println(
          text(
              "%-20s %,12.0f %25s %9s %9s %9.3f %6.1f%%",
              standing.name(),
              standing.perSecond(),
              text("%,.0f – %,.0f", standing.least(), standing.most()),
              ratio(standing, speeds.get("plain-loop")),
              ratio(standing, speeds.get("bare-akka")),
              standing.median(Reading::cpuMicros),
              100 * standing.median(Reading::agreement)));
    }
    out.flush();
  }

  private static String ratio(Standing standing, Double base) {
    return base == null ? "–" : text("%.3f", standing.perSecond() / base);
  }

  static void printShares(Map<Sampler.Room, Double> shares, PrintStream out) {
    out.println(
        shares.entrySet().stream()
            .map(share -> text("%s %.0f %%", share.getKey().word(), 100 * share.getValue()))
            .collect(Collectors.joining(", ", "Time in engine-actors: ", "")));
    out.flush();
  }

  static void printResidenceHeader(PrintStream out) {
    out.println();
    out.println("Resident agents, each having met one other");
    out.println(text("%12s %10s %14s %14s", "agents", "seconds", "heap in GiB", "bytes/agent"));
    out.flush();
  }

  static void print(Residence residence, PrintStream out) {
    out.println(
        text(
            "%,12d %10.2f %14.2f %,14.0f",
            residence.agents(),
            residence.seconds(),
            residence.heapAfter() / GIB,
            residence.bytesPerAgent()));
    out.flush();
  }

  static void printBusyHeader(int agents, int cap, PrintStream out) {
    out.println();
    out.println(
        text(
            "LLM calls: %,d agents, %d calls at once at most, responses after %s s (median)",
            agents, cap, SlowModel.MEDIAN_SECONDS));
    out.println(
        text(
            "%10s %9s %9s %12s %12s %9s",
            "look-ahead", "busy", "calls", "calls/s", "CPU µs/call", "threads"));
    out.flush();
  }

  static void print(BusyShare busy, PrintStream out) {
    out.println(
        text(
            "%,10d %7.1f %% %,9d %,12.0f %,12.0f %9d",
            busy.lookAhead(),
            100 * busy.share(),
            busy.calls(),
            busy.perSecond(),
            busy.cpuMicros(),
            busy.threads()));
    out.flush();
  }

  static void printInstant(int agents, Standing standing, PrintStream out) {
    out.println();
    out.println(text("LLM minds that answer at once: %,d agents, 2 names, memory of 5", agents));
    out.println(text("%-20s %12s %25s %9s", "", "encounters/s", "range", "CPU µs"));
    out.println(
        text(
            "%-20s %,12.0f %25s %9.1f",
            standing.name(),
            standing.perSecond(),
            text("%,.0f – %,.0f", standing.least(), standing.most()),
            standing.median(Reading::cpuMicros)));
    out.flush();
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
