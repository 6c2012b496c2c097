package org.murmuration.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.murmuration.scenario.Scenario;
import org.murmuration.scenario.ScenarioFile;

/** Puts a run that is known on this node into words for others. */
final class Definitions {

  private Definitions() {}

  static Lookup.Definition of(String key, RunSpec run) {
    Scenario scenario = run.scenario().whole();
    Map<String, byte[]> files = new LinkedHashMap<>();
    scenario.files().forEach((text, file) -> files.put(text, read(file)));
    return new Lookup.Definition(
        key,
        run.run(),
        scenario.name(),
        ScenarioFile.render(scenario),
        Lookup.Definition.digest(scenario),
        files,
        null);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new RunFailure("cannot read " + file + " for other nodes: " + e.getMessage(), e);
    }
  }
}
