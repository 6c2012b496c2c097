package org.murmuration.experiment.publicgoods;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.murmuration.conversation.Conversation;
import org.murmuration.conversation.ConversationFormat;
import org.murmuration.journal.AnswerFormat;
import org.murmuration.journal.OutcomeFormat;
import org.murmuration.model.Occasion;
import org.murmuration.model.Outcome;
import org.murmuration.model.Recollection;

/**
 * A game as {@code answers} (utterances, gifts, points, names, each by seat), {@code talk} (how
 * many of them are utterances, if any), {@code payoffs} (by seat, in units) and {@code units} (how
 * many make a token); where the schedule says what the game is about, {@code known} (for each seat
 * its latest gifts) before. A recollection as {@code [gift, [others], payoff, units, punished,
 * rewarded]}.
 */
final class GoodsOutcomeFormat implements OutcomeFormat {

  private static final String KNOWN = "known";
  private static final String TALK = "talk";
  private static final String STAGE = "stage";

  private final ConversationFormat party = new ConversationFormat();

  @Override
  public void write(Outcome outcome, JsonGenerator json) throws IOException {
    if (outcome instanceof Conversation) {
      party.write(outcome, json);
      return;
    }
    GoodsOutcome game = (GoodsOutcome) outcome;
    write(game.occasion(), json);
    AnswerFormat.write(game.answers(), json);
    if (game.talk() > 0) {
      json.writeNumberField(TALK, game.talk());
    }
    json.writeArrayFieldStart("payoffs");
    for (long payoff : game.payoffs()) {
      json.writeNumber(payoff);
    }
    json.writeEndArray();
    json.writeNumberField("units", game.units());
  }

  private static void write(Occasion occasion, JsonGenerator json) throws IOException {
    if (occasion instanceof Reputation reputation) {
      json.writeArrayFieldStart(KNOWN);
      for (List<Integer> record : reputation.records()) {
        write(record, json);
      }
      json.writeEndArray();
    } else if (occasion instanceof Link link) {
      json.writeStringField("arm", link.arm().word());
      json.writeNumberField("chain", link.chain());
      json.writeStringField(STAGE, link.stage().word());
      json.writeNumberField("chats", link.chats());
    }
  }

  private static void write(List<Integer> numbers, JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (int number : numbers) {
      json.writeNumber(number);
    }
    json.writeEndArray();
  }

  @Override
  public Outcome read(JsonNode line) {
    if (ConversationFormat.isConversation(line)) {
      return party.read(line);
    }
    List<Long> payoffs = new ArrayList<>();
    line.required("payoffs").forEach(payoff -> payoffs.add(payoff.longValue()));
    return new GoodsOutcome(
        AnswerFormat.read(line),
        line.has(TALK) ? line.get(TALK).intValue() : 0,
        payoffs,
        line.required("units").intValue(),
        occasion(line));
  }

  private static Occasion occasion(JsonNode line) {
    if (line.has(KNOWN)) {
      List<List<Integer>> records = new ArrayList<>();
      line.get(KNOWN).forEach(record -> records.add(numbers(record)));
      return new Reputation(records);
    }
    return line.has(STAGE)
        ? new Link(
            Acquaintance.ofWord(line.required("arm").textValue()),
            line.required("chain").intValue(),
            Stage.ofWord(line.required(STAGE).textValue()),
            line.required("chats").intValue())
        : null;
  }

  private static List<Integer> numbers(JsonNode array) {
    List<Integer> numbers = new ArrayList<>(array.size());
    array.forEach(number -> numbers.add(number.intValue()));
    return numbers;
  }

  @Override
  public void write(Recollection recollection, JsonGenerator json) throws IOException {
    if (!(recollection instanceof PastGame past)) {
      party.write(recollection, json);
      return;
    }
    json.writeStartArray();
    json.writeNumber(past.gift());
    write(past.others(), json);
    json.writeNumber(past.payoff());
    json.writeNumber(past.units());
    json.writeNumber(past.punished());
    json.writeNumber(past.rewarded());
    json.writeEndArray();
  }

  @Override
  public Recollection readRecollection(JsonNode value) {
    if (ConversationFormat.isRecollection(value)) {
      return party.readRecollection(value);
    }
    return new PastGame(
        value.required(0).intValue(),
        numbers(value.required(1)),
        value.required(2).longValue(),
        value.required(3).intValue(),
        value.required(4).intValue(),
        value.required(5).intValue());
  }
}
