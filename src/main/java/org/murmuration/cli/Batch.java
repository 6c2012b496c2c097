package org.murmuration.cli;

import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.murmuration.engine.RunSpec;
import org.murmuration.experiment.Conclusion;
import org.murmuration.experiment.Probe;
import org.murmuration.experiment.Setting;
import org.murmuration.journal.BatchFolder;
import org.murmuration.journal.JournalException;
import org.murmuration.measure.RunResult;
import org.murmuration.mind.llm.Prices;
import org.murmuration.report.Report;
import org.murmuration.report.ReportJson;
import org.murmuration.report.ReportPage;
import org.murmuration.scenario.EngineSettings;
import org.murmuration.scenario.Scenario;
import org.murmuration.scenario.ScenarioFile;
import org.murmuration.settings.InputError;

/** All runs of one scenario and the folder they are recorded in. */
final class Batch {

  static final String SCENARIO_TEXT = "scenario.conf";
  private static final int INTERRUPTED = 130;

  private final BatchFolder folder;
  private final Scenario scenario;

  private Batch(BatchFolder folder, Scenario scenario) {
    this.folder = folder;
    this.scenario = scenario;
  }

  /** A new batch in a folder that is not there yet. */
  static Batch create(Path path, Scenario scenario, Path file, List<String> overrides) {
    BatchFolder folder = new BatchFolder(path);
    folder.create();
    try {
      folder.keep(SCENARIO_TEXT, Files.readString(file));
    } catch (IOException e) {
      throw JournalException.of("cannot read " + file, e);
    }
    Map<String, String> inputs = new LinkedHashMap<>();
    scenario
        .files()
        .forEach((text, found) -> inputs.put(text, folder.keepInput(inputs.size(), found)));
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("format", BatchFolder.FORMAT);
    manifest.put("murmuration", Version.number());
    manifest.put("commit", Version.commit());
    manifest.put("name", scenario.name());
    manifest.put("overrides", overrides);
    manifest.put("inputs", inputs);
    manifest.put("start", RunRecord.now());
    manifest.put("scenario", scenario.resolved());
    folder.writeManifest(manifest);
    return new Batch(folder, scenario);
  }

  /** The batch that a user points at. */
  static Batch open(Path path) {
    return open(path, List.of());
  }

  /**
   * The batch that a user points at, with other limits of its budget.
   *
   * @param budget {@code key=value} texts
   */
  static Batch open(Path path, List<String> budget) {
    BatchFolder folder;
    try {
      folder = BatchFolder.at(path);
    } catch (JournalException e) {
      throw new InputError(e.getMessage(), e);
    }
    Map<String, Object> manifest = folder.manifest();
    if (!(manifest.get("scenario") instanceof Map<?, ?> resolved)
        || !(manifest.get("inputs") instanceof Map<?, ?> inputs)) {
      throw new InputError(
          folder.path().resolve("batch.json") + ": is not what Murmuration writes");
    }
    Scenario scenario =
        ScenarioFile.parse(
            Objects.toString(manifest.get("name")),
            folder.path().resolve("batch.json").toString(),
            resolved,
            budget.stream().map(limit -> "budget." + limit).toList(),
            text -> folder.path().resolve(Objects.toString(inputs.get(text), text)));
    return new Batch(folder, scenario);
  }

  /**
   * Refuses to go on with runs of another scenario; how they are carried out may differ.
   *
   * @throws InputError naming the first key that differs
   */
  void requireSame(Scenario other) {
    for (String key : other.resolved().keySet()) {
      Object mine = scenario.resolved().get(key);
      boolean result = !key.equals("engine") && !key.equals("budget");
      if (result && !Objects.equals(mine, other.resolved().get(key))) {
        throw new InputError(
            folder.path()
                + ": holds runs of another scenario, "
                + key
                + " differs; choose another --out");
      }
    }
  }

  /**
   * Runs what is not finished yet; returns the exit code.
   *
   * @param nodes how many processes of this machine take part
   * @param server how the runs are watched and steered meanwhile
   */
  int execute(Config config, int nodes, Prices prices, ServerOptions server, boolean quiet) {
    if (nodes > 1 && scenario.engine().executor() == EngineSettings.Executor.SEQUENTIAL) {
      throw new InputError(
          "--nodes: takes engine.executor = actors, but the scenario has sequential, which is one"
              + " process");
    }
    ServerOptions.Serving how = server.isOn() ? server.serving(config, System.getenv()) : null;
    LocalControl control = new LocalControl("run", folder, scenario, this::reportJson);
    RunServer serving = null;
    try {
      int code;
      try (BatchRunner runner =
          new BatchRunner(folder, scenario, config, nodes, prices, control, how != null, quiet)) {
        if (how != null) {
          Consumer<String> say = quiet ? line -> {} : runner::say;
          serving = RunServer.inAMoment(config, how, control, folder, say);
        }
        try {
          List<RunResult> results = runner.run();
          code =
              end(new BatchEnd(results, runner.probes(), runner.failure(), runner.spent()), quiet);
        } finally {
          // Before the runner lets an interrupted process end.
          if (serving != null && !server.stays()) {
            serving.close();
          }
        }
      }
      if (serving != null && server.stays()) {
        serving.stay();
      }
      return code;
    } finally {
      if (serving != null) {
        serving.close();
      }
    }
  }

  /** Whether any run has recorded something. */
  boolean hasBegun() {
    return IntStream.range(0, scenario.runs()).anyMatch(run -> folder.run(run).hasJournal());
  }

  /** What is recorded, to be looked at. */
  LocalControl asRecord() {
    return new LocalControl(LocalControl.RECORD, folder, scenario, this::reportJson);
  }

  /** The report of what is recorded, as JSON; empty if no run has ended. */
  private Optional<String> reportJson() {
    List<RunResult> results = recorded();
    if (results.isEmpty()) {
      return Optional.empty();
    }
    Setting setting = RunSpec.of(scenario, 0).setting();
    Conclusion conclusion =
        Conclusions.of(scenario, results, Probes.recorded(scenario, folder)).conclusion();
    CallReport calls = CallReport.of(scenario, folder, results);
    return Optional.of(ReportJson.of(page(results, conclusion, setting, calls)));
  }

  private Report page(
      List<RunResult> results, Conclusion conclusion, Setting setting, CallReport calls) {
    return BatchReport.of(
        scenario, folder, folder.kept(SCENARIO_TEXT), results, conclusion, setting, calls);
  }

  /** Writes and says what came out, and how to go on if that is not all; returns the exit code. */
  int end(BatchEnd end, boolean quiet) {
    if (!end.results().isEmpty()) {
      conclude(end.results(), end.probes(), quiet);
    }
    if (end.failure() != null) {
      throw new Unfinished(end.failure(), howToGoOn());
    }
    if (end.spent() != null) {
      System.err.println(
          "murmuration: the budget is spent ("
              + end.spent()
              + "); what is recorded stays. "
              + howToGoOn()
              + " --budget KEY=VALUE");
      return 0;
    }
    if (end.results().size() < scenario.runs()) {
      System.err.println("murmuration: stopped; what is recorded stays. " + howToGoOn());
      return INTERRUPTED;
    }
    return 0;
  }

  BatchFolder folder() {
    return folder;
  }

  Scenario scenario() {
    return scenario;
  }

  /** What a user types to go on, and that this is it. */
  String howToGoOn() {
    return "To go on:\n  " + command() + " resume " + quoted(folder.path().toString());
  }

  /** How this program was called. */
  static String command() {
    return System.getProperty("murmuration.command", "murmuration");
  }

  /** A path as a shell takes it. */
  static String quoted(String path) {
    return path.matches("[\\w./-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }

  /** Writes summary and report anew from what is recorded. */
  int report(boolean quiet) {
    List<RunResult> results = recorded();
    if (results.isEmpty()) {
      throw new InputError(
          folder.path()
              + ": no run has ended yet; go on with `murmuration resume "
              + folder.path()
              + "`");
    }
    conclude(results, Probes.recorded(scenario, folder), quiet);
    return 0;
  }

  /** What came of the runs that have ended. */
  private List<RunResult> recorded() {
    List<RunResult> results = new ArrayList<>();
    for (int run = 0; run < scenario.runs(); run++) {
      RunRecord.readWithSpent(folder.run(run)).ifPresent(results::add);
    }
    return results;
  }

  /** Repeats what is recorded and compares; returns the exit code. */
  int replay(Path out) {
    return new Replay(folder, scenario, out).run(System.out);
  }

  /** Writes the summary and the report of these runs, and says what came out. */
  void conclude(List<RunResult> results, List<Probe> probes, boolean quiet) {
    Setting setting = RunSpec.of(scenario, 0).setting();
    Conclusions said = Conclusions.of(scenario, results, probes);
    Conclusion conclusion = said.conclusion();
    CallReport calls = CallReport.of(scenario, folder, results);
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("scenario", scenario.name());
    summary.put("seed", scenario.seed());
    summary.put("runs", results.size());
    summary.put("findings", conclusion.findings());
    summary.putAll(conclusion.values());
    if (scenario.cast().makesCalls()) {
      summary.put("calls", calls.values());
    }
    folder.writeSummary(summary);
    said.compared().ifPresent(compared -> folder.keep("design.csv", compared.csv()));
    try {
      Report page = page(results, conclusion, setting, calls);
      Report shown =
          Snapshot.of(folder, scenario, results.get(0).run()).map(page::showing).orElse(page);
      ReportPage.write(shown, folder.report());
    } catch (IOException e) {
      throw JournalException.of("cannot write " + folder.report(), e);
    }
    if (!quiet) {
      Summary.print(System.out, scenario, results, conclusion, calls, folder);
    }
  }
}
