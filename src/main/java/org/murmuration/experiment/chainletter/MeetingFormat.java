package org.murmuration.experiment.chainletter;

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
 * A meeting as {@code utterances} (how many of the answers were said), {@code one-way} (only if it
 * was), {@code flagged} (turns, only if any) and {@code answers}; a planted note as {@code [text,
 * importance]}.
 */
final class MeetingFormat implements OutcomeFormat {

  private static final String UTTERANCES = "utterances";
  private static final String ONE_WAY = "one-way";
  private static final String FLAGGED = "flagged";

  @Override
  public void write(Outcome outcome, JsonGenerator json) throws IOException {
    Meeting meeting = (Meeting) outcome;
    json.writeNumberField(UTTERANCES, meeting.utterances());
    if (meeting.oneWay()) {
      json.writeBooleanField(ONE_WAY, true);
    }
    if (!meeting.flagged().isEmpty()) {
      json.writeArrayFieldStart(FLAGGED);
      for (int turn : meeting.flagged()) {
        json.writeNumber(turn);
      }
      json.writeEndArray();
    }
    AnswerFormat.write(meeting.answers(), json);
  }

  @Override
  public Meeting read(JsonNode line) {
    List<Integer> flagged = new ArrayList<>();
    line.path(FLAGGED).forEach(turn -> flagged.add(turn.intValue()));
    return new Meeting(
        AnswerFormat.read(line),
        line.required(UTTERANCES).intValue(),
        line.path(ONE_WAY).asBoolean(false),
        flagged);
  }

  @Override
  public void write(Recollection recollection, JsonGenerator json) throws IOException {
    Note note = (Note) recollection;
    json.writeStartArray();
    json.writeString(note.text());
    json.writeNumber(note.importance());
    json.writeEndArray();
  }

  @Override
  public Note readRecollection(JsonNode value) {
    return new Note(value.required(0).textValue(), value.required(1).intValue(), 0);
  }
}
