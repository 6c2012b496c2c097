package org.murmuration.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Naming games of LLM minds for tests, and what they leave behind. */
final class LlmScenario {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private LlmScenario() {}

  /** 24 agents, two names; 480 encounters and two first choices: 962 questions. */
  static Path of24(Path folder, String llm) {
    return write(folder, 24, 20, 2, 2, llm);
  }

  /** Two names; {@code llm} is what the block of the mind holds, {@code probes} first choices. */
  static Path write(Path folder, int agents, int rounds, int memory, int probes, String llm) {
    try {
      return Files.writeString(
          folder.resolve("x.conf"),
          """
          experiment = naminggame
          seed = 11
          population { size = %d }
          minds { crowd { llm { %s } } }
          naminggame { names = [Q, M], memory = %d, first-choices-llm = %d }
          stop { max-rounds = %d, when-converged = false }
          """
              .formatted(agents, llm, memory, probes, rounds));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The settings of a model behind an address. */
  static String behind(String url) {
    return "provider = compatible, model = m, base-url = \"" + url + "\"";
  }

  /** A node that tries again at once. */
  static Path impatient(Path folder) {
    try {
      return Files.writeString(
          folder.resolve("impatient.conf"),
          """
          murmuration.gateway {
            retry { first = 2ms, slowest = 50ms }
            breaker { probe-after = 20ms, slowest-probe = 100ms }
          }
          """);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path journal(Path out) {
    return Undisturbed.run(out, 0).resolve("encounters.jsonl");
  }

  static Path calls(Path out) {
    return Undisturbed.run(out, 0).resolve("calls.jsonl");
  }

  static JsonNode summary(Path out) {
    return json(Undisturbed.run(out, 0).resolve("summary.json"));
  }

  static JsonNode manifest(Path out) {
    return json(Undisturbed.run(out, 0).resolve("run.json"));
  }

  static JsonNode json(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole lines of a file, which may be torn at its end, as JSON. */
  static List<JsonNode> lines(Path file) {
    try {
      String text = Files.exists(file) ? Files.readString(file) : "";
      return text.substring(0, text.lastIndexOf('\n') + 1)
          .lines()
          .map(LlmScenario::parsed)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
