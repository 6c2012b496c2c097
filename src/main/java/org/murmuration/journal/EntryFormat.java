package org.murmuration.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Entry;
import org.murmuration.model.Intervention;
import org.murmuration.model.Outcome;
import org.murmuration.model.Seat;
import org.murmuration.model.Term;

/**
 * How an entry stands in {@code encounters.jsonl}: one object a line.
 *
 * <p>An encounter has {@code index}, {@code agents}, {@code personas} and {@code previous} (one
 * value per seat; −1 where there was nothing before), then the fields of its outcome. If messages
 * are tampered with, {@code tampering} comes before these (for each pair of seats {@code [from, to,
 * probability, how, text]}) and {@code altered}: the turn and the listening seat of each message
 * that was not heard as it was said. An intervention has {@code index}, {@code intervention} (its
 * kind), {@code by}, {@code agents}, what belongs to its kind ({@link InterventionFormat}), and, if
 * it ends by itself, {@code rounds} and {@code recovery}.
 */
public final class EntryFormat {

  private static final JsonFactory JSON = JsonMapper.builder().build().getFactory();
  private static final SerializedString INDEX = new SerializedString("index");
  private static final SerializedString AGENTS = new SerializedString("agents");
  private static final SerializedString PERSONAS = new SerializedString("personas");
  private static final SerializedString PREVIOUS = new SerializedString("previous");

  private final OutcomeFormat outcomes;
  private final InterventionFormat interventions;
  private final Map<String, SerializedString> names = new HashMap<>();

  /** The format of an experiment's journal. */
  public EntryFormat(OutcomeFormat outcomes) {
    this.outcomes = outcomes;
    this.interventions = new InterventionFormat(outcomes);
  }

  /** A generator for {@link #write} that writes entries behind each other. */
  public static JsonGenerator generator(OutputStream out) throws IOException {
    JsonGenerator json = JSON.createGenerator(out);
    json.setRootValueSeparator(null);
    return json;
  }

  /** The kind of an intervention, in the word that stands for it in journals. */
  public static String kind(Intervention intervention) {
    return InterventionFormat.kind(intervention);
  }

  /** Writes an entry and the end of its line. */
  public void write(Entry entry, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeFieldName(INDEX);
    json.writeNumber(entry.index());
    if (entry instanceof Entry.Encountered encountered) {
      writeSeats(encountered.spec().seats(), json);
      if (!encountered.spec().tampering().isEmpty()) {
        TamperingFormat.write(encountered, json);
      }
      outcomes.write(encountered.outcome(), json);
    } else if (entry instanceof Entry.Intervened intervened) {
      write(intervened, json);
    }
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void writeSeats(List<Seat> seats, JsonGenerator json) throws IOException {
    int count = seats.size();
    json.writeFieldName(AGENTS);
    json.writeStartArray();
    for (int i = 0; i < count; i++) {
      json.writeNumber(seats.get(i).agent());
    }
    json.writeEndArray();
    json.writeFieldName(PERSONAS);
    json.writeStartArray();
    for (int i = 0; i < count; i++) {
      json.writeString(names.computeIfAbsent(seats.get(i).persona(), SerializedString::new));
    }
    json.writeEndArray();
    json.writeFieldName(PREVIOUS);
    json.writeStartArray();
    for (int i = 0; i < count; i++) {
      json.writeNumber(seats.get(i).previous());
    }
    json.writeEndArray();
  }

  private void write(Entry.Intervened entry, JsonGenerator json) throws IOException {
    json.writeStringField("intervention", kind(entry.intervention()));
    json.writeStringField("by", entry.by());
    json.writeArrayFieldStart("agents");
    for (int agent : entry.intervention().agents()) {
      json.writeNumber(agent);
    }
    json.writeEndArray();
    interventions.write(entry.intervention(), json);
    if (entry.term() != null) {
      json.writeNumberField("rounds", entry.term().rounds());
      json.writeStringField("recovery", entry.term().recovery().word());
    }
  }

  /**
   * Reads an entry back from its line.
   *
   * @throws RuntimeException if it is not an entry
   */
  public Entry read(JsonNode line) {
    long index = line.required("index").longValue();
    List<Integer> agents = new ArrayList<>();
    line.required("agents").forEach(agent -> agents.add(agent.intValue()));
    if (line.has("intervention")) {
      return new Entry.Intervened(
          index,
          line.required("by").textValue(),
          interventions.read(line, List.copyOf(agents)),
          line.has("rounds") ? term(line) : null);
    }
    Seat[] seats = new Seat[agents.size()];
    for (int i = 0; i < seats.length; i++) {
      seats[i] =
          new Seat(
              agents.get(i),
              line.required("personas").required(i).textValue(),
              line.required("previous").required(i).longValue());
    }
    Outcome outcome = outcomes.read(line);
    return new Entry.Encountered(
        new EncounterSpec(
            index, List.of(seats), TamperingFormat.tampering(line), outcome.occasion()),
        outcome,
        TamperingFormat.altered(line));
  }

  private static Term term(JsonNode line) {
    return new Term(
        line.required("rounds").intValue(),
        Term.Recovery.ofWord(line.required("recovery").textValue()));
  }
}
