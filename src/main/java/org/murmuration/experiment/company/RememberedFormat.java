package org.murmuration.experiment.company;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How what a member of a company remembers stands in a journal; see {@link CompanyFormat}. */
final class RememberedFormat {

  private static final String ROUND = "round";
  private static final String OWN = "own";
  private static final String OTHER = "other";
  private static final String TASK = "task";
  private static final String NOTE = "note";
  private static final String ACTOR = "actor";
  private static final String PRESENT = "present";
  private static final String DONE = "done";
  private static final String LINES = "lines";
  private static final String PHASE = "phase";
  private static final String OPTION = "option";
  private static final String POLICY = "policy";

  void write(Remembered remembered, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField(ROUND, remembered.round());
    if (remembered instanceof Remembered.Task task) {
      json.writeStringField(TASK, task.task());
      json.writeBooleanField(OWN, task.own());
      json.writeNumberField(OTHER, task.other());
      json.writeStringField(NOTE, task.note());
    } else if (remembered instanceof Remembered.Incident incident) {
      json.writeNumberField(ACTOR, incident.actor());
      json.writeBooleanField(OWN, incident.own());
      json.writeBooleanField(PRESENT, incident.present());
      json.writeBooleanField(DONE, incident.done());
    } else if (remembered instanceof Remembered.Talk talk) {
      json.writeStringField(PHASE, talk.phase().word());
      json.writeArrayFieldStart(LINES);
      for (Remembered.Line line : talk.lines()) {
        json.writeStartArray();
        json.writeNumber(line.agent());
        json.writeBoolean(line.own());
        json.writeString(line.text());
        json.writeString(line.move());
        json.writeEndArray();
      }
      json.writeEndArray();
    } else if (remembered instanceof Remembered.Choice choice) {
      json.writeStringField(PHASE, choice.phase().word());
      json.writeStringField(OPTION, choice.option());
    } else {
      json.writeStringField(POLICY, ((Remembered.Policy) remembered).text());
    }
    json.writeEndObject();
  }

  Remembered read(JsonNode value) {
    int round = value.required(ROUND).intValue();
    if (value.has(TASK)) {
      return new Remembered.Task(
          round,
          value.required(OWN).booleanValue(),
          value.required(OTHER).intValue(),
          value.required(TASK).textValue(),
          value.required(NOTE).textValue());
    }
    if (value.has(ACTOR)) {
      return new Remembered.Incident(
          round,
          value.required(OWN).booleanValue(),
          value.required(ACTOR).intValue(),
          value.required(PRESENT).booleanValue(),
          value.required(DONE).booleanValue());
    }
    if (value.has(POLICY)) {
      return new Remembered.Policy(round, value.required(POLICY).textValue());
    }
    Phase phase = Phase.ofWord(value.required(PHASE).textValue());
    return value.has(OPTION)
        ? new Remembered.Choice(round, phase, value.required(OPTION).textValue())
        : new Remembered.Talk(round, phase, lines(value));
  }

  private static List<Remembered.Line> lines(JsonNode value) {
    List<Remembered.Line> lines = new ArrayList<>();
    for (JsonNode line : value.required(LINES)) {
      lines.add(
          new Remembered.Line(
              line.required(0).intValue(),
              line.required(1).booleanValue(),
              line.required(2).textValue(),
              line.required(3).textValue()));
    }
    return lines;
  }
}
