package org.murmuration.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.murmuration.experiment.TranscriptMeasures.Spoken;
import org.murmuration.settings.InputError;
import org.murmuration.settings.Nearest;

/**
 * Conversations from elsewhere as JSONL: an object a line with {@code dialogue}, {@code turn},
 * {@code speaker} and {@code text}, and, where known, {@code arm}, {@code opening} and {@code
 * move}. Lines of a dialogue come in the order of their turns; empty lines mean nothing.
 */
final class TranscriptFile {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final List<String> NEEDED = List.of("dialogue", "turn", "speaker", "text");
  private static final Set<String> KNOWN =
      Set.of("dialogue", "turn", "speaker", "text", "arm", "opening", "move");

  private final Path file;
  private final Map<String, List<Spoken>> dialogues = new LinkedHashMap<>();
  private int number;

  private TranscriptFile(Path file) {
    this.file = file;
  }

  /**
   * The dialogues, in the order in which they begin.
   *
   * @throws InputError naming file and line, if it cannot be read
   */
  static List<List<Spoken>> read(Path file) {
    return new TranscriptFile(file).read();
  }

  private List<List<Spoken>> read() {
    if (!Files.isRegularFile(file)) {
      throw new InputError(file + ": there is no such file");
    }
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          add(line);
        }
      }
    } catch (CharacterCodingException e) {
      throw new InputError(file + ": is not UTF-8 after line " + number, e);
    } catch (IOException e) {
      throw new InputError(file + ": cannot be read: " + e.getMessage(), e);
    }
    if (dialogues.isEmpty()) {
      throw new InputError(file + ": holds no utterance; it must hold one JSON object a line");
    }
    return new ArrayList<>(dialogues.values());
  }

  private void add(String line) {
    JsonNode object = parsed(line);
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!KNOWN.contains(name)) {
                throw wrong("unknown field " + name + Nearest.suggestion(name, KNOWN));
              }
            });
    for (String field : NEEDED) {
      if (!object.hasNonNull(field)) {
        throw wrong(field + " is missing; a line needs " + String.join(", ", NEEDED));
      }
    }
    if (!object.get("turn").isInt()) {
      throw wrong("turn is " + object.get("turn") + "; it must be a whole number");
    }
    String dialogue = scalar(object, "dialogue");
    Spoken spoken =
        new Spoken(
            dialogue,
            object.get("turn").intValue(),
            scalar(object, "speaker"),
            text(object, "text"),
            optional(object, "arm", ""),
            optional(object, "opening", ""),
            optional(object, "move", null));
    List<Spoken> earlier = dialogues.computeIfAbsent(dialogue, d -> new ArrayList<>());
    if (!earlier.isEmpty()) {
      follows(spoken, earlier.get(earlier.size() - 1));
    }
    earlier.add(spoken);
  }

  private void follows(Spoken spoken, Spoken before) {
    if (spoken.turn() <= before.turn()) {
      throw wrong(
          "turn is %d, but the line before it of dialogue %s has %d; turns must go up"
              .formatted(spoken.turn(), spoken.dialogue(), before.turn()));
    }
    if (!spoken.arm().equals(before.arm()) || !spoken.opening().equals(before.opening())) {
      throw wrong(
          "arm or opening differs from that of the line before it of dialogue "
              + spoken.dialogue()
              + "; a dialogue has one of each");
    }
  }

  private JsonNode parsed(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      if (!node.isObject()) {
        throw wrong("is not a JSON object");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw wrong("is not JSON: " + e.getOriginalMessage());
    }
  }

  private String scalar(JsonNode object, String field) {
    JsonNode value = object.get(field);
    if (!value.isTextual() && !value.isIntegralNumber()) {
      throw wrong(field + " is neither a text nor a whole number");
    }
    return value.asText();
  }

  private String text(JsonNode object, String field) {
    if (!object.get(field).isTextual()) {
      throw wrong(field + " is " + object.get(field).getNodeType() + "; it must be a text");
    }
    return object.get(field).textValue();
  }

  private String optional(JsonNode object, String field, String otherwise) {
    return object.hasNonNull(field) ? text(object, field) : otherwise;
  }

  private InputError wrong(String problem) {
    return new InputError(file + ":" + number + ": " + problem);
  }
}
