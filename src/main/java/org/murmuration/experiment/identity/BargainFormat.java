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
 * An offer as {@code round} of contact, {@code opening} (its framing), {@code refused} (the offers
 * that were refused before, and undone) and {@code answers}. A self-report as of {@link
 * ReportFormat}. A recollection as {@code [proposed, offer, reply]}.
 */
final class BargainFormat implements OutcomeFormat {

  @Override
  public void write(Outcome outcome, JsonGenerator json) throws IOException {
    if (outcome instanceof SelfReport report) {
      ReportFormat.write(report, json);
      return;
    }
    BargainOutcome bargain = (BargainOutcome) outcome;
    json.writeNumberField("round", bargain.occasion().round());
    json.writeNumberField("opening", bargain.occasion().opening());
    json.writeArrayFieldStart("refused");
    for (int offer : bargain.occasion().refused()) {
      json.writeNumber(offer);
    }
    json.writeEndArray();
    AnswerFormat.write(bargain.answers(), json);
  }

  @Override
  public Outcome read(JsonNode line) {
    if (ReportFormat.isReport(line)) {
      return ReportFormat.read(line);
    }
    List<Integer> refused = new ArrayList<>();
    line.required("refused").forEach(offer -> refused.add(offer.intValue()));
    return new BargainOutcome(
        AnswerFormat.read(line),
        new Bargain(
            line.required("opening").intValue(), line.required("round").intValue(), refused));
  }

  @Override
  public void write(Recollection recollection, JsonGenerator json) throws IOException {
    BargainPast past = (BargainPast) recollection;
    json.writeStartArray();
    json.writeBoolean(past.proposed());
    json.writeNumber(past.offer());
    json.writeString(past.reply().word());
    json.writeEndArray();
  }

  @Override
  public Recollection readRecollection(JsonNode value) {
    return new BargainPast(
        value.required(0).booleanValue(),
        value.required(1).intValue(),
        BargainReply.ofWord(value.required(2).textValue()));
  }
}
