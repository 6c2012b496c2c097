package org.murmuration.experiment.duel;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.murmuration.journal.OutcomeFormat;
import org.murmuration.model.Answer;
import org.murmuration.model.Outcome;
import org.murmuration.model.Recollection;

/**
 * A duel as {@code arm}, {@code opening}, {@code names}, {@code disclosures}, {@code said} (each
 * {@code [text, move]}, the move null in the first exchange, or null where the answer is missing),
 * {@code missing} (reasons, only if any is), {@code end}, {@code winner} (seat, or −1) and {@code
 * points}; a recollection as {@code [other, opening, result, points, line]}.
 */
final class DuelOutcomeFormat implements OutcomeFormat {

  private static final String MISSING = "missing";

  @Override
  public void write(Outcome outcome, JsonGenerator json) throws IOException {
    DuelOutcome duel = (DuelOutcome) outcome;
    json.writeStringField("arm", duel.arm().word());
    json.writeStringField("opening", duel.opening());
    json.writeArrayFieldStart("names");
    for (String name : duel.names()) {
      json.writeString(name);
    }
    json.writeEndArray();
    json.writeNumberField("disclosures", duel.disclosures());
    writeAnswers(duel, json);
    json.writeStringField("end", duel.end().word());
    json.writeNumberField("winner", duel.winner());
    json.writeArrayFieldStart("points");
    for (int points : duel.points()) {
      json.writeNumber(points);
    }
    json.writeEndArray();
  }

  private static void writeAnswers(DuelOutcome duel, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("said");
    for (Answer answer : duel.answers()) {
      if (answer instanceof Answer.Said said) {
        json.writeStartArray();
        json.writeString(said.text());
        json.writeString(said.move());
        json.writeEndArray();
      } else {
        json.writeNull();
      }
    }
    json.writeEndArray();
    if (duel.answers().stream().anyMatch(Answer.Missing.class::isInstance)) {
      json.writeArrayFieldStart(MISSING);
      for (Answer answer : duel.answers()) {
        json.writeString(answer instanceof Answer.Missing gap ? gap.reason().word() : null);
      }
      json.writeEndArray();
    }
  }

  @Override
  public DuelOutcome read(JsonNode line) {
    List<Answer> answers = new ArrayList<>();
    JsonNode said = line.required("said");
    for (int i = 0; i < said.size(); i++) {
      JsonNode one = said.get(i);
      answers.add(
          one.isNull()
              ? new Answer.Missing(
                  Answer.Reason.ofWord(line.required(MISSING).required(i).textValue()))
              : new Answer.Said(one.required(0).textValue(), one.required(1).textValue()));
    }
    List<String> names = new ArrayList<>();
    line.required("names").forEach(name -> names.add(name.textValue()));
    List<Integer> points = new ArrayList<>();
    line.required("points").forEach(p -> points.add(p.intValue()));
    return new DuelOutcome(
        answers,
        Arm.ofWord(line.required("arm").textValue()),
        line.required("opening").textValue(),
        names,
        line.required("disclosures").intValue(),
        DuelEnd.ofWord(line.required("end").textValue()),
        line.required("winner").intValue(),
        points);
  }

  @Override
  public void write(Recollection recollection, JsonGenerator json) throws IOException {
    PastDuel past = (PastDuel) recollection;
    json.writeStartArray();
    json.writeString(past.other());
    json.writeString(past.opening());
    json.writeString(past.result());
    json.writeNumber(past.points());
    json.writeString(past.line());
    json.writeEndArray();
  }

  @Override
  public PastDuel readRecollection(JsonNode value) {
    return new PastDuel(
        value.required(0).textValue(),
        value.required(1).textValue(),
        value.required(2).textValue(),
        value.required(3).intValue(),
        value.required(4).textValue());
  }
}
