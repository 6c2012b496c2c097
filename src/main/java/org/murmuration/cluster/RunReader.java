package org.murmuration.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.murmuration.engine.Lookup;
import org.murmuration.engine.RunFailure;
import org.murmuration.engine.RunSpec;
import org.murmuration.journal.RunKey;
import org.murmuration.mind.llm.Bindings;
import org.murmuration.mind.llm.CallDesk;
import org.murmuration.scenario.Scenario;
import org.murmuration.scenario.ScenarioFile;

/**
 * Makes a run of its definition on a node that did not begin it: reads the scenario, and binds its
 * minds to the gateways of the cluster. Blocks; thread-safe.
 */
public final class RunReader implements Function<Lookup.Definition, RunSpec> {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Function<String, CallDesk> desks;
  private final Map<Long, Bindings> batches = new ConcurrentHashMap<>();
  private final Map<Long, Set<String>> known = new ConcurrentHashMap<>();

  /**
   * A reader.
   *
   * @param desks where the calls of a run are made, by its key
   */
  public RunReader(Function<String, CallDesk> desks) {
    this.desks = desks;
  }

  /**
   * Reads a run.
   *
   * @throws RunFailure if this node understands the scenario differently than the supervisor's
   * @throws org.murmuration.settings.InputError if it cannot be read at all
   */
  @Override
  public RunSpec apply(Lookup.Definition definition) {
    RunKey key = RunKey.of(definition.run());
    Scenario scenario = scenario(definition);
    RunSpec run = RunSpec.of(scenario, Math.max(0, definition.number()));
    if (!scenario.cast().makesCalls()) {
      return run;
    }
    CallDesk desk = desks.apply(definition.run());
    Bindings bindings = bindings(key.batch());
    known.computeIfAbsent(key.batch(), b -> ConcurrentHashMap.newKeySet()).add(definition.run());
    return run.with(run.scenario().cast().with(mind -> bindings.bind(mind, desk)));
  }

  /** The scenario of a definition, which must be the same here as where it comes from. */
  private static Scenario scenario(Lookup.Definition definition) {
    Scenario scenario = read(definition);
    if (!Lookup.Definition.digest(scenario).equals(definition.digest())) {
      throw new RunFailure(
          "a node understands scenario "
              + definition.name()
              + " differently than the supervisor's node; all nodes must run the same version");
    }
    return scenario;
  }

  /** The scenario of a definition as this node understands it, its minds bound to nothing. */
  static Scenario read(Lookup.Definition definition) {
    Map<String, Path> files = new HashMap<>();
    Path folder = definition.files().isEmpty() ? null : folder();
    definition.files().forEach((text, content) -> files.put(text, keep(folder, files, content)));
    return ScenarioFile.parse(
        definition.name(),
        "scenario " + definition.name() + " of run " + definition.run(),
        map(definition.scenario()),
        text -> files.getOrDefault(text, Path.of(text)));
  }

  /** What is shared by the minds of all runs of a batch on this node. */
  Bindings bindings(long batch) {
    return batches.computeIfAbsent(
        batch, b -> new Bindings(desks.apply(new RunKey(b, RunKey.OUTSIDE).toString())));
  }

  /** A run is over; with the last run of a batch that this node knows, the batch is. */
  void forget(String run) {
    long batch = RunKey.of(run).batch();
    known.computeIfPresent(
        batch,
        (b, runs) -> {
          runs.remove(run);
          return runs.isEmpty() ? null : runs;
        });
    if (!known.containsKey(batch)) {
      batches.remove(batch);
    }
  }

  private static Map<?, ?> map(String scenario) {
    try {
      return JSON.readValue(scenario, Map.class);
    } catch (JsonProcessingException e) {
      throw new RunFailure("the definition of a run is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("murmuration-inputs");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new RunFailure("cannot make a temporary folder: " + e.getMessage(), e);
    }
  }

  private static Path keep(Path folder, Map<String, Path> kept, byte[] content) {
    try {
      Path file = folder.resolve(Integer.toString(kept.size()));
      Files.write(file, content);
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new RunFailure("cannot write to " + folder + ": " + e.getMessage(), e);
    }
  }
}
