package org.murmuration.experiment.naminggame;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.journal.OutcomeFormat;
import org.murmuration.model.Answer;
import org.murmuration.model.Exchange;
import org.murmuration.model.Outcome;
import org.murmuration.model.Recollection;

/**
 * An interaction as {@code answers} (null where missing), {@code missing} (reasons, only if any
 * is), {@code agreed} and {@code payoff}; a recollection as {@code [own, partner, payoff, heard]}.
 */
final class NamingOutcomeFormat implements OutcomeFormat {

  private static final JsonFactory JSON = new JsonFactory();
  private static final SerializedString ANSWERS = new SerializedString("answers");
  private static final SerializedString AGREED = new SerializedString("agreed");
  private static final SerializedString PAYOFF = new SerializedString("payoff");
  private static final String MISSING = "missing";
  private static final int MOST_REMEMBERED = 10_000;

  private final boolean simultaneous;
  private final Map<NamingOutcome, SerializedString> written = new IdentityHashMap<>();

  NamingOutcomeFormat(boolean simultaneous) {
    this.simultaneous = simultaneous;
  }

  /**
   * Writes an outcome. In a closed pool there are few, each a shared object, so what one looks like
   * is remembered; the text that follows other fields begins with a comma.
   */
  @Override
  public void write(Outcome outcome, JsonGenerator json) throws IOException {
    NamingOutcome naming = (NamingOutcome) outcome;
    boolean shared = simultaneous && !naming.isVoid();
    if (!shared || !json.getOutputContext().hasCurrentIndex()) {
      writeFields(naming, json);
      return;
    }
    SerializedString text = written.get(naming);
    if (text == null) {
      text = new SerializedString("," + fields(naming));
      if (written.size() < MOST_REMEMBERED) {
        written.put(naming, text);
      }
    }
    json.writeRaw(text);
  }

  private static String fields(NamingOutcome naming) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      writeFields(naming, json);
      json.writeEndObject();
    }
    return text.getBuffer().substring(1, text.getBuffer().length() - 1);
  }

  private static void writeFields(NamingOutcome naming, JsonGenerator json) throws IOException {
    List<Answer> answers = naming.answers();
    json.writeFieldName(ANSWERS);
    json.writeStartArray();
    for (int i = 0; i < answers.size(); i++) {
      if (answers.get(i) instanceof Answer.Chosen chosen) {
        json.writeString(chosen.option());
      } else {
        json.writeNull();
      }
    }
    json.writeEndArray();
    if (naming.isVoid()) {
      json.writeArrayFieldStart(MISSING);
      for (Answer answer : answers) {
        json.writeString(answer instanceof Answer.Missing gap ? gap.reason().word() : null);
      }
      json.writeEndArray();
    }
    json.writeFieldName(AGREED);
    json.writeBoolean(naming.agreed());
    json.writeFieldName(PAYOFF);
    json.writeNumber(naming.payoff());
  }

  @Override
  public NamingOutcome read(JsonNode line) {
    List<Answer> answers = new ArrayList<>();
    JsonNode written = line.required("answers");
    for (int i = 0; i < written.size(); i++) {
      answers.add(
          written.get(i).isNull()
              ? new Answer.Missing(
                  Answer.Reason.ofWord(line.required(MISSING).required(i).textValue()))
              : new Answer.Chosen(written.get(i).textValue()));
    }
    boolean agreed = line.required("agreed").booleanValue();
    String first = said(answers, 0);
    String second = simultaneous ? said(answers, 1) : agreed ? first : null;
    return new NamingOutcome(
        List.copyOf(answers), first, second, agreed, line.required("payoff").intValue());
  }

  private static String said(List<Answer> answers, int turn) {
    return answers.get(turn) instanceof Answer.Chosen chosen ? chosen.option() : null;
  }

  @Override
  public void write(Recollection recollection, JsonGenerator json) throws IOException {
    Exchange exchange = (Exchange) recollection;
    json.writeStartArray();
    json.writeString(exchange.own());
    json.writeString(exchange.partner());
    json.writeNumber(exchange.payoff());
    json.writeBoolean(exchange.heard());
    json.writeEndArray();
  }

  @Override
  public Exchange readRecollection(JsonNode value) {
    return new Exchange(
        value.required(0).textValue(),
        value.required(1).textValue(),
        value.required(2).intValue(),
        value.required(3).booleanValue());
  }
}
