package org.murmuration.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Finding;

/** A report of the size and shape of a real one, with invented numbers. */
final class DemoReport {

  private static final List<String> NAMES =
      List.of("F", "J", "Q", "M", "X", "A", "R", "B", "Z", "K");
  private static final int ROUNDS = 30;

  private String title = "Emergence of a convention among 24 agents with ten names";
  private List<Figure> figures = figures();
  private List<String> notes =
      List.of(
          "No LLM was called: the mind is a fitted model of llama3.",
          "Invented numbers, to look at the page.");
  private String scenario = SCENARIO;

  /** Writes the page to the file named by the argument, to be looked at. */
  public static void main(String[] arguments) throws IOException {
    ReportPage.write(new DemoReport().build(), Path.of(arguments[0]));
  }

  DemoReport titled(String title) {
    this.title = title;
    return this;
  }

  DemoReport showing(Figure... figures) {
    this.figures = List.of(figures);
    return this;
  }

  DemoReport noting(String... notes) {
    this.notes = List.of(notes);
    return this;
  }

  DemoReport of(String scenario) {
    this.scenario = scenario;
    return this;
  }

  Report build() {
    return new Report(
        title,
        "40 runs · 24 agents · random pairs · memory of 5 · fitted model of llama3",
        findings(),
        figures,
        runs(),
        scenario,
        manifest(),
        notes);
  }

  private static List<Finding> findings() {
    return List.of(
        new Finding(
            "Runs that reached a convention", "40 of 40 [91.2 %, 100 %]", "40 of 40", "Fig. 1A"),
        new Finding(
            "Population rounds to a success rate of 0.98",
            "12.4 (median; 10–16 in half the runs)",
            "about 15",
            "Fig. 1B and text, p. 3"),
        new Finding(
            "Most frequent winner", "F, in 63.3 % of the runs [47.6 %, 76.6 %]", "F", "Fig. 2B"),
        new Finding("Share of answers that were missing", "0.02 %"),
        new Finding(
            "Committed minority that flips the population",
            "between 6 % and 8 %",
            "2 % to 67 %, by model",
            "Table 1"));
  }

  private static List<Figure> figures() {
    return List.of(
        successRate(),
        shares(),
        winners(),
        bias(),
        adoption(),
        singleRuns(),
        outcomesByModel(),
        thresholds(),
        guests(),
        sentences(),
        variants(),
        whoKnows("", 14, 9),
        ledger("", 7, 60));
  }

  /** Who knows what of some tasks, told apart in three marks; each name ends with the text. */
  static Figure whoKnows(String text, int agents, int facts) {
    Random random = new Random(11);
    List<String> marks = List.of("did it", "saw it", "was told", "holds another version");
    List<Figure.Cell> cells = new ArrayList<>();
    for (int row = 0; row < agents; row++) {
      for (int column = 0; column < facts; column++) {
        if (random.nextInt(3) == 0) {
          int mark = random.nextInt(marks.size());
          cells.add(new Figure.Cell(row, column, mark, "since entry " + row * column + text));
        }
      }
    }
    return new Figure.Grid(
        "Who knows what",
        "One row for each agent, one column for each fact; an empty cell is somebody who cannot know.",
        IntStream.range(0, agents).mapToObj(i -> "assistant " + i + text).toList(),
        IntStream.range(0, facts).mapToObj(i -> "fact " + i + text).toList(),
        marks,
        cells);
  }

  /** What happened in a small company, one event at a time; each name ends with the text. */
  static Figure ledger(String text, int lanes, int events) {
    Random random = new Random(12);
    List<String> kinds =
        List.of("task", "told: happened" + text, "told: did not happen", "deleted");
    List<Figure.Event> happened = new ArrayList<>();
    for (int at = 0; at < events; at++) {
      int kind = random.nextInt(kinds.size());
      int lane = random.nextInt(lanes);
      boolean isTold = kind == 1 || kind == 2;
      int to = isTold ? (lane + 1 + random.nextInt(Math.max(1, lanes - 1))) % lanes : -1;
      happened.add(new Figure.Event(at / 2, lane, to, kind, "The parcels were counted." + text));
    }
    return new Figure.Events(
        "Ledger",
        "Who did what, and who told whom; arrows lead to the listener.",
        new Figure.Axis("entry", null, null),
        IntStream.range(0, lanes).mapToObj(i -> "assistant " + i + text).toList(),
        kinds,
        happened);
  }

  /** Ninety guests in three communities, with pairs that talk far more than others. */
  static Figure guests() {
    Random random = new Random(5);
    int size = 90;
    List<Figure.Node> nodes =
        IntStream.range(0, size)
            .mapToObj(i -> new Figure.Node("P" + (i + 1), i % 3, 4 + i % 7, i % 30 == 4))
            .toList();
    List<Figure.Link> links = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        double chance = i % 3 == j % 3 ? 0.25 : 0.03;
        if (random.nextDouble() < chance) {
          boolean strong = random.nextInt(9) == 0;
          links.add(new Figure.Link(i, j, strong ? 9 + random.nextInt(6) : 1, strong));
        }
      }
    }
    return new Figure.Network(
        "Who chatted with whom",
        "Chats of 30 rounds; communities by Leiden, thick lines are pairs above the 95th percentile.",
        List.of("community 1", "community 2", "community 3"),
        nodes,
        links);
  }

  private static Figure sentences() {
    Random random = new Random(8);
    List<Figure.Cloud> clouds = new ArrayList<>();
    for (String arm : List.of("alone", "after a party", "relay, shared", "relay, apart")) {
      int shift = clouds.size();
      clouds.add(
          new Figure.Cloud(
              arm,
              IntStream.range(0, 60).mapToDouble(i -> random.nextGaussian() + shift).toArray(),
              IntStream.range(0, 60).mapToDouble(i -> random.nextGaussian() * 0.7).toArray(),
              IntStream.range(0, 60).mapToObj(i -> "The lantern hummed, " + i + ".").toList()));
    }
    return new Figure.Scatter(
        "Sentences in embedding space",
        "First two principal components of the embeddings.",
        new Figure.Axis("component 1 (31 %)", null, null),
        new Figure.Axis("component 2 (12 %)", null, null),
        clouds);
  }

  private static Figure variants() {
    Random random = new Random(2);
    List<Figure.Branch> branches = new ArrayList<>();
    for (int i = 0; i < 45; i++) {
      int parent = i < 2 ? -1 : random.nextInt(Math.min(i, 20));
      branches.add(
          new Figure.Branch(
              parent,
              "Send this to " + (3 + i) + " good friends",
              "Send this to " + (3 + i) + " good friends before the moon is full, and be glad.",
              1 + 200.0 / (1 + i)));
    }
    return new Figure.Tree(
        "Variants of the letter", "A branch is a text that differs from its parent.", branches);
  }

  private static Figure successRate() {
    double[] random = new double[ROUNDS];
    double[] low = new double[ROUNDS];
    double[] high = new double[ROUNDS];
    double[] theory = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      random[i] = logistic(i, 8, 2.6, 0.1);
      low[i] = Math.max(0, random[i] - 0.16 * Math.exp(-Math.pow((i - 8) / 6.0, 2)) - 0.01);
      high[i] = Math.min(1, random[i] + 0.13 * Math.exp(-Math.pow((i - 8) / 6.0, 2)) + 0.005);
      theory[i] = logistic(i, 11, 2.2, 0.1);
    }
    return new Figure.Lines(
        "Success rate",
        "Share of encounters in a population round whose two answers agree; mean of 40 runs, with"
            + " the quartiles of the runs as band.",
        new Figure.Axis("population round", 1.0, null),
        rounds(),
        new Figure.Axis("success rate", 0.0, 1.0),
        List.of(
            new Figure.Curve("this batch", random, low, high, true),
            new Figure.Curve("minimal naming game", theory, null, null, false)));
  }

  private static Figure shares() {
    double[] weights = {6, 2.2, 1.6, 1.3, 1.1, 1, 0.9, 0.8, 0.7, 0.6};
    List<Figure.Curve> curves = new ArrayList<>();
    for (int name = 0; name < NAMES.size(); name++) {
      double[] values = new double[ROUNDS];
      for (int i = 0; i < ROUNDS; i++) {
        double total = 0;
        double sharpness = 0.2 + i / 12.0;
        for (double weight : weights) {
          total += Math.pow(weight, sharpness);
        }
        values[i] = Math.pow(weights[name], sharpness) / total;
      }
      curves.add(new Figure.Curve(NAMES.get(name), values, null, null, name == 0));
    }
    return new Figure.Lines(
        "Shares of the ten names",
        "Share of answers that were this name, in the first run.",
        new Figure.Axis("population round", 1.0, null),
        rounds(),
        new Figure.Axis("share of answers", 0.0, 1.0),
        curves);
  }

  private static Figure winners() {
    double[] share = {0.633, 0.125, 0.075, 0.05, 0.042, 0.025, 0.025, 0.025, 0, 0};
    double[] low = new double[10];
    double[] high = new double[10];
    for (int i = 0; i < 10; i++) {
      low[i] = Math.max(0, share[i] - 0.02 - 0.18 * share[i]);
      high[i] = share[i] + 0.05 + 0.13 * share[i];
    }
    return new Figure.Bars(
        "Which name wins",
        "Share of runs whose convention is this name, with 95 % Wilson intervals; the line of"
            + " chance is 0.1.",
        NAMES,
        new Figure.Axis("share of runs", 0.0, null),
        List.of(new Figure.Group("winners", share, low, high)));
  }

  private static Figure bias() {
    double[] individual = {0.18, 0.12, 0.11, 0.1, 0.1, 0.09, 0.09, 0.08, 0.07, Double.NaN};
    double[] collective = {0.633, 0.125, 0.075, 0.05, 0.042, 0.025, 0.025, 0.025, 0, 0};
    return new Figure.Bars(
        "Individual and collective bias",
        "First answer of an agent without memory, beside the convention of its population.",
        NAMES,
        new Figure.Axis("probability", null, null),
        List.of(
            new Figure.Group(
                "individual", individual, around(individual, -1), around(individual, 1)),
            new Figure.Group(
                "collective", collective, around(collective, -1), around(collective, 1))));
  }

  private static double[] around(double[] values, int sign) {
    return IntStream.range(0, values.length)
        .mapToDouble(i -> Math.max(0, values[i] + sign * (0.015 + 0.12 * values[i])))
        .toArray();
  }

  private static Figure adoption() {
    double[] at = IntStream.rangeClosed(0, 200).mapToDouble(i -> i).toArray();
    List<Figure.Curve> curves = new ArrayList<>();
    int[] sizes = {1, 2, 3, 4, 6};
    double[] rates = {0.001, 0.004, 0.016, 0.035, 0.07};
    for (int k = 0; k < sizes.length; k++) {
      double rate = rates[k];
      double floor = sizes[k] / 24.0;
      curves.add(
          new Figure.Curve(
              sizes[k] + " committed",
              IntStream.range(0, at.length)
                  .mapToDouble(i -> i < 5 ? Double.NaN : 1 - (1 - floor) * Math.exp(-rate * i))
                  .toArray(),
              IntStream.range(0, at.length)
                  .mapToDouble(i -> Math.max(0, 0.94 - (1 - floor) * Math.exp(-rate * i)))
                  .toArray(),
              IntStream.range(0, at.length)
                  .mapToDouble(i -> Math.min(1, 1.05 - (1 - floor) * Math.exp(-rate * i)))
                  .toArray(),
              false));
    }
    return new Figure.Lines(
        "Adoption of the name of a committed minority",
        "Share of answers of the others that are the minority's name, after it joined a population"
            + " with another convention. Mean and quartiles of 8 runs each.",
        new Figure.Axis("population round since the minority joined", null, null),
        at,
        new Figure.Axis("adoption", 0.0, 1.0),
        curves);
  }

  private static Figure singleRuns() {
    Random random = new Random(7);
    List<Figure.Curve> curves = new ArrayList<>();
    for (int run = 0; run < 40; run++) {
      double middle = 6 + 6 * random.nextDouble();
      curves.add(
          new Figure.Curve(
              "run " + run,
              IntStream.range(0, ROUNDS).mapToDouble(i -> logistic(i, middle, 1.6, 0.1)).toArray(),
              null,
              null,
              false));
    }
    curves.add(
        new Figure.Curve(
            "median",
            IntStream.range(0, ROUNDS).mapToDouble(i -> logistic(i, 9, 1.6, 0.1)).toArray(),
            null,
            null,
            true));
    return new Figure.Lines(
        "Every run",
        "",
        new Figure.Axis("population round", 1.0, null),
        rounds(),
        new Figure.Axis("success rate", 0.0, 1.0),
        curves);
  }

  private static Figure outcomesByModel() {
    return new Figure.Bars(
        "Contributions by persona and model",
        "Mean contribution in the last round.",
        List.of(
            "cooperative citizens",
            "conditional cooperators",
            "rational maximisers",
            "altruists with a grudge",
            "no persona"),
        new Figure.Axis("contribution (tokens)", 0.0, 20.0),
        List.of(
            new Figure.Group("llama3", new double[] {16, 12, 5, 18, 10}, null, null),
            new Figure.Group("mistral", new double[] {15, 11, 6, 17, 9}, null, null),
            new Figure.Group("qwen", new double[] {14, 9, 3, 19, 11}, null, null),
            new Figure.Group("gemma", new double[] {13, 13, 7, 16, 12}, null, null)));
  }

  private static Figure thresholds() {
    return new Figure.Table(
        "Committed minorities",
        "A run flips when the minority's name passes a share of 0.95 among the others.",
        List.of("committed", "share", "runs", "flipped", "median round", "remark"),
        List.of(
            List.of("1", "4.2 %", "8", "0", "–", "never in 400 rounds"),
            List.of("2", "8.3 %", "8", "3", "212", ""),
            List.of("3", "12.5 %", "8", "8", "96.5", ""),
            List.of("4", "16.7 %", "8", "8", "41", ""),
            List.of("6", "25.0 %", "8", "8", "18", "")));
  }

  private static Figure.Table runs() {
    Random random = new Random(3);
    List<List<String>> rows =
        IntStream.range(0, 40)
            .mapToObj(
                run ->
                    List.of(
                        String.valueOf(run),
                        String.valueOf(4211 + run),
                        NAMES.get(random.nextInt(4)),
                        String.valueOf(8 + random.nextInt(14)),
                        String.valueOf(288 + 24 * random.nextInt(14)),
                        "0.%03d".formatted(980 + random.nextInt(20)),
                        "converged"))
            .toList();
    return new Figure.Table(
        "Runs",
        "",
        List.of("run", "seed", "winner", "rounds", "encounters", "last success rate", "ended"),
        rows);
  }

  private static Map<String, Object> manifest() {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("murmuration", "0.1.0");
    manifest.put("commit", "0366dac1f2a0");
    manifest.put("seed", 4211);
    manifest.put("start", "2026-11-21T09:14:03Z");
    manifest.put("end", "2026-11-21T09:14:09Z");
    manifest.put("Java", "17.0.13");
    manifest.put("minds", Map.of("llama3-fit", "fitted model of llama3, from 10 names"));
    manifest.put("stop rules", List.of("success rate of 0.98 over 3 rounds", "400 rounds"));
    return manifest;
  }

  private static double[] rounds() {
    return IntStream.rangeClosed(1, ROUNDS).mapToDouble(i -> i).toArray();
  }

  private static double logistic(double at, double middle, double width, double floor) {
    return floor + (1 - floor) / (1 + Math.exp((middle - at) / width));
  }

  private static final String SCENARIO =
      """
      # Ten names, twenty-four agents.
      experiment = naming-game
      seed = 4211
      runs = 40

      population {
        size = 24
        memory = 5
        minds = [ { mind = llama3-fit, share = 1.0 } ]
      }

      naming-game {
        names = [F, J, Q, M, X, A, R, B, Z, K]
        reward = { success = 100, failure = -50 }
      }

      stop { success-rate = 0.98, over = 3 rounds, at-most = 400 rounds }
      """;
}
