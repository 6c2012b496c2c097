package org.murmuration.experiment.naminggame;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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

  private static final SerializedString ANSWERS = new SerializedString("answers");
  private static final SerializedString AGREED = new SerializedString("agreed");
  private static final SerializedString PAYOFF = new SerializedString("payoff");
  private static final String MISSING = "missing";

  private final boolean simultaneous;

  NamingOutcomeFormat(boolean simultaneous) {
    this.simultaneous = simultaneous;
  }

  @Override
  public void write(Outcome outcome, JsonGenerator json) throws IOException {
    NamingOutcome naming = (NamingOutcome) outcome;
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
