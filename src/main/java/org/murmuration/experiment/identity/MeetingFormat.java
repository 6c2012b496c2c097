package org.murmuration.experiment.identity;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.murmuration.journal.AnswerFormat;
import org.murmuration.journal.OutcomeFormat;
import org.murmuration.model.Outcome;
import org.murmuration.model.Recollection;

/**
 * A meeting as {@code round} of contact, {@code opening} (its framing), {@code commitment}, {@code
 * answers}, {@code talk} (how many of them are messages), {@code actions} (by seat, null where
 * missing) and {@code payoffs} (by seat, in hundredths). A self-report as of {@link ReportFormat}.
 * A recollection as {@code [own, [others], payoff, commitment, [[player, text, promise], …]]}.
 */
final class MeetingFormat implements OutcomeFormat {

  @Override
  public void write(Outcome outcome, JsonGenerator json) throws IOException {
    if (outcome instanceof SelfReport report) {
      ReportFormat.write(report, json);
      return;
    }
    Meeting meeting = (Meeting) outcome;
    json.writeNumberField("round", meeting.occasion().round());
    json.writeNumberField("opening", meeting.occasion().opening());
    json.writeStringField("commitment", meeting.commitment().word());
    AnswerFormat.write(meeting.answers(), json);
    json.writeNumberField("talk", meeting.talk());
    json.writeArrayFieldStart("actions");
    for (int action : meeting.actions()) {
      if (action == Meeting.NONE) {
        json.writeNull();
      } else {
        json.writeNumber(action);
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("payoffs");
    for (long payoff : meeting.payoffs()) {
      json.writeNumber(payoff);
    }
    json.writeEndArray();
  }

  @Override
  public Outcome read(JsonNode line) {
    if (ReportFormat.isReport(line)) {
      return ReportFormat.read(line);
    }
    List<Integer> actions = new ArrayList<>();
    line.required("actions")
        .forEach(action -> actions.add(action.isNull() ? Meeting.NONE : action.intValue()));
    List<Long> payoffs = new ArrayList<>();
    line.required("payoffs").forEach(payoff -> payoffs.add(payoff.longValue()));
    return new Meeting(
        AnswerFormat.read(line),
        actions.size(),
        line.required("talk").intValue(),
        Commitment.ofWord(line.required("commitment").textValue()),
        actions,
        payoffs,
        new Contact(line.required("opening").intValue(), line.required("round").intValue()));
  }

  @Override
  public void write(Recollection recollection, JsonGenerator json) throws IOException {
    PastMeeting past = (PastMeeting) recollection;
    json.writeStartArray();
    json.writeNumber(past.own());
    json.writeStartArray();
    for (int action : past.others()) {
      json.writeNumber(action);
    }
    json.writeEndArray();
    json.writeNumber(past.payoff());
    json.writeString(past.commitment().word());
    json.writeStartArray();
    for (PastMeeting.Said said : past.said()) {
      json.writeStartArray();
      json.writeNumber(said.player());
      json.writeString(said.text());
      json.writeBoolean(said.promise());
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndArray();
  }

  @Override
  public Recollection readRecollection(JsonNode value) {
    List<Integer> others = new ArrayList<>();
    value.required(1).forEach(action -> others.add(action.intValue()));
    List<PastMeeting.Said> said = new ArrayList<>();
    value
        .required(4)
        .forEach(
            line ->
                said.add(
                    new PastMeeting.Said(
                        line.required(0).intValue(),
                        line.required(1).textValue(),
                        line.required(2).booleanValue())));
    return new PastMeeting(
        value.required(0).intValue(),
        others,
        value.required(2).longValue(),
        Commitment.ofWord(value.required(3).textValue()),
        said);
  }
}
