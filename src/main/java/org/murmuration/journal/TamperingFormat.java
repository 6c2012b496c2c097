package org.murmuration.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.murmuration.model.Alteration;
import org.murmuration.model.Altered;
import org.murmuration.model.Entry;
import org.murmuration.model.Tampering;

/** How tampering with messages stands in the journal. */
final class TamperingFormat {

  private static final String TAMPERING = "tampering";
  private static final String ALTERED = "altered";

  private TamperingFormat() {}

  static void write(Entry.Encountered entry, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(TAMPERING);
    for (Tampering tampering : entry.spec().tampering()) {
      json.writeStartArray();
      json.writeNumber(tampering.from());
      json.writeNumber(tampering.to());
      json.writeNumber(tampering.probability());
      json.writeString(word(tampering.alteration()));
      json.writeString(text(tampering.alteration()));
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeArrayFieldStart(ALTERED);
    for (Altered message : entry.altered()) {
      json.writeStartArray();
      json.writeNumber(message.turn());
      json.writeNumber(message.seat());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  /** What is tampered with in an encounter; empty where its line does not say. */
  static List<Tampering> tampering(JsonNode line) {
    if (!line.has(TAMPERING)) {
      return List.of();
    }
    List<Tampering> all = new ArrayList<>();
    for (JsonNode one : line.get(TAMPERING)) {
      all.add(
          new Tampering(
              one.required(0).intValue(),
              one.required(1).intValue(),
              one.required(2).doubleValue(),
              alteration(one.required(3).textValue(), one.required(4).textValue())));
    }
    return List.copyOf(all);
  }

  static List<Altered> altered(JsonNode line) {
    if (!line.has(ALTERED)) {
      return List.of();
    }
    List<Altered> all = new ArrayList<>();
    for (JsonNode one : line.get(ALTERED)) {
      all.add(new Altered(one.required(0).intValue(), one.required(1).intValue()));
    }
    return List.copyOf(all);
  }

  /** How messages are altered, in a word. */
  static String word(Alteration alteration) {
    if (alteration instanceof Alteration.Say) {
      return "say";
    }
    return alteration instanceof Alteration.Append ? "append" : "drop";
  }

  /** The text that is heard instead or in addition, or null. */
  static String text(Alteration alteration) {
    if (alteration instanceof Alteration.Say say) {
      return say.text();
    }
    return alteration instanceof Alteration.Append append ? append.text() : null;
  }

  static Alteration alteration(String word, String text) {
    return switch (word) {
      case "say" -> new Alteration.Say(text);
      case "append" -> new Alteration.Append(text);
      case "drop" -> new Alteration.Drop();
      default -> throw new IllegalArgumentException("unknown alteration " + word);
    };
  }
}
