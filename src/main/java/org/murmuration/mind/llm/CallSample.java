package org.murmuration.mind.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.murmuration.journal.JournalException;
import org.murmuration.journal.RunKey;
import org.murmuration.journal.postgres.CallLines;
import org.murmuration.journal.postgres.Database;
import org.murmuration.mind.Shown;

/**
 * A recorded call to show: what a model was shown and what it answered, word for word.
 *
 * @param key which call it was
 * @param mind name of the mind
 * @param shown the messages, each with its role
 * @param answer the text of the answer, or why there is none
 * @param tally what it took
 * @param millis time to the response
 */
public record CallSample(
    CallKey key, String mind, List<Shown> shown, String answer, Tally tally, long millis) {

  private static final ObjectReader JSON = JsonMapper.builder().build().reader();
  static final Comparator<CallKey> IN_ORDER =
      Comparator.comparingLong(CallKey::index)
          .thenComparingInt(CallKey::turn)
          .thenComparingInt(CallKey::agent)
          .thenComparingInt(CallKey::attempt);

  /** The first calls of a run's history, in order, at most so many. */
  public static List<CallSample> first(Path folder, int most) {
    try (FileCallRecord record = FileCallRecord.read(folder.resolve(BatchCalls.FILE))) {
      List<CallKey> keys = new ArrayList<>();
      record.forEach(
          line -> {
            if (line.end() != null && line.key().isOfHistory()) {
              keys.add(line.key());
            }
          });
      return keys.stream()
          .sorted(IN_ORDER)
          .limit(most)
          .map(key -> of(record.find(key).orElseThrow()))
          .toList();
    }
  }

  /** The calls of an encounter in a cluster's database, in the order of its turns. */
  public static List<CallSample> of(Database database, RunKey run, long index) {
    return new CallLines(database, run)
        .ofEncounter(index).stream().map(line -> of(read(line))).toList();
  }

  private static CallLine read(byte[] line) {
    try {
      return CallLine.read(line, true);
    } catch (IOException e) {
      throw new JournalException("a line in the database is not the record of a call", e);
    }
  }

  static CallSample of(CallLine line) {
    try {
      JsonNode request = JSON.readTree(line.request());
      List<Shown> shown = new ArrayList<>();
      JsonNode system = request.path("system");
      if (!system.isMissingNode()) {
        shown.add(new Shown("system", text(system)));
      }
      for (JsonNode message : request.path("messages")) {
        shown.add(new Shown(message.path("role").asText(), text(message.path("content"))));
      }
      return new CallSample(
          line.key(), line.mind(), shown, answer(line), line.tally(), line.millis());
    } catch (IOException e) {
      throw new Divergence("the record of " + line.key() + " cannot be read: " + e.getMessage());
    }
  }

  /** A text, or the texts of a list of parts. */
  private static String text(JsonNode content) {
    if (content.isTextual()) {
      return content.textValue();
    }
    StringBuilder text = new StringBuilder();
    for (JsonNode part : content) {
      text.append(text.isEmpty() ? "" : "\n").append(part.path("text").asText());
    }
    return text.toString();
  }

  /** The text of the answer in either dialect; the whole response if it is in neither. */
  private static String answer(CallLine line) throws IOException {
    if (!CallLine.ANSWERED.equals(line.end())) {
      return "(" + line.end() + (line.error() == null ? "" : ": " + line.error()) + ")";
    }
    JsonNode response = JSON.readTree(line.response());
    JsonNode message = response.path("choices").path(0).path("message").path("content");
    if (message.isTextual()) {
      return message.textValue();
    }
    JsonNode part = response.path("content").path(0);
    if (part.path("input").isObject()) {
      return part.path("input").toString();
    }
    return part.path("text").isTextual() ? part.path("text").textValue() : response.toString();
  }
}
