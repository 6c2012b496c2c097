package org.murmuration.experiment.sentences;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.murmuration.conversation.Conversation;
import org.murmuration.conversation.ConversationFormat;
import org.murmuration.journal.AnswerFormat;
import org.murmuration.journal.OutcomeFormat;
import org.murmuration.model.Agents;
import org.murmuration.model.Outcome;
import org.murmuration.model.Recollection;

/**
 * What happens at a party as everywhere. A task as {@code task} (choose, brainstorm, compose, judge
 * or pass) and {@code set}, then {@code among} (first and last number of each run of agents),
 * {@code arm}, {@code partner}, {@code context}, {@code author} and {@code texts}, or {@code chain}
 * and {@code hop}, as it has them, and {@code answers}.
 *
 * <p>A recollection of a brainstorm is {@code {"set", "with", "said": [[own, text], …]}}, one of
 * what was handed on {@code {"set", "handed": [text, …]}}.
 */
final class PieceFormat implements OutcomeFormat {

  private static final String TASK = "task";
  private static final String PASS = "pass";
  private static final String SET = "set";
  private static final String ARM = "arm";
  private static final String AMONG = "among";
  private static final String PARTNER = "partner";
  private static final String CONTEXT = "context";
  private static final String AUTHOR = "author";
  private static final String TEXTS = "texts";
  private static final String CHAIN = "chain";
  private static final String HOP = "hop";
  private static final String WITH = "with";
  private static final String SAID = "said";
  private static final String HANDED = "handed";

  private final ConversationFormat party = new ConversationFormat();

  @Override
  public void write(Outcome outcome, JsonGenerator json) throws IOException {
    if (outcome instanceof Conversation) {
      party.write(outcome, json);
      return;
    }
    Piece piece = (Piece) outcome;
    Task task = piece.occasion();
    json.writeStringField(TASK, kind(task));
    json.writeNumberField(SET, task.set());
    if (task instanceof Task.Choosing choosing) {
      json.writeArrayFieldStart(AMONG);
      for (int number : choosing.among().runs()) {
        json.writeNumber(number);
      }
      json.writeEndArray();
    } else if (task instanceof Task.Brainstorming talk) {
      json.writeStringField(ARM, talk.arm().word());
    } else if (task instanceof Task.Composing composing) {
      json.writeStringField(ARM, composing.arm().word());
      json.writeNumberField(PARTNER, composing.partner());
      json.writeNumberField(CONTEXT, composing.context());
    } else if (task instanceof Task.Judging judging) {
      json.writeStringField(ARM, judging.arm().word());
      json.writeNumberField(AUTHOR, judging.author());
      writeTexts(TEXTS, judging.texts(), json);
    } else {
      Task.Passing passing = (Task.Passing) task;
      json.writeNumberField(CHAIN, passing.chain());
      json.writeNumberField(HOP, passing.hop());
    }
    AnswerFormat.write(piece.answers(), json);
  }

  private static String kind(Task task) {
    if (task instanceof Task.Choosing) {
      return SentencesProtocol.CHOOSE;
    }
    if (task instanceof Task.Brainstorming) {
      return SentencesProtocol.BRAINSTORM;
    }
    if (task instanceof Task.Composing) {
      return SentencesProtocol.COMPOSE;
    }
    return task instanceof Task.Judging ? SentencesProtocol.JUDGE : PASS;
  }

  private static void writeTexts(String name, List<String> texts, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  @Override
  public Outcome read(JsonNode line) {
    return ConversationFormat.isConversation(line)
        ? party.read(line)
        : new Piece(AnswerFormat.read(line), task(line), numbers(line.required("agents")));
  }

  private static Task task(JsonNode line) {
    int set = line.required(SET).intValue();
    String kind = line.required(TASK).textValue();
    return switch (kind) {
      case SentencesProtocol.CHOOSE ->
          new Task.Choosing(set, new Agents(numbers(line.required(AMONG))));
      case SentencesProtocol.BRAINSTORM -> new Task.Brainstorming(set, arm(line));
      case SentencesProtocol.COMPOSE ->
          new Task.Composing(
              set, arm(line), line.required(PARTNER).intValue(), line.required(CONTEXT).intValue());
      case SentencesProtocol.JUDGE ->
          new Task.Judging(
              set, arm(line), line.required(AUTHOR).intValue(), texts(line.required(TEXTS)));
      case PASS ->
          new Task.Passing(set, line.required(CHAIN).intValue(), line.required(HOP).intValue());
      default -> throw new IllegalArgumentException("there is no task " + kind);
    };
  }

  private static Arm arm(JsonNode line) {
    return Arm.ofWord(line.required(ARM).textValue());
  }

  private static List<Integer> numbers(JsonNode array) {
    List<Integer> numbers = new ArrayList<>(array.size());
    array.forEach(number -> numbers.add(number.intValue()));
    return List.copyOf(numbers);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>(array.size());
    array.forEach(text -> texts.add(text.textValue()));
    return List.copyOf(texts);
  }

  @Override
  public void write(Recollection recollection, JsonGenerator json) throws IOException {
    if (recollection instanceof Handed handed) {
      json.writeStartObject();
      json.writeNumberField(SET, handed.set());
      writeTexts(HANDED, handed.texts(), json);
      json.writeEndObject();
    } else if (recollection instanceof Brainstorm talk) {
      json.writeStartObject();
      json.writeNumberField(SET, talk.set());
      json.writeNumberField(WITH, talk.with());
      json.writeArrayFieldStart(SAID);
      for (Brainstorm.Line line : talk.lines()) {
        json.writeStartArray();
        json.writeBoolean(line.own());
        json.writeString(line.text());
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeEndObject();
    } else {
      party.write(recollection, json);
    }
  }

  @Override
  public Recollection readRecollection(JsonNode value) {
    if (value.has(HANDED)) {
      return new Handed(value.required(SET).intValue(), texts(value.required(HANDED)));
    }
    if (!value.has(SAID)) {
      return party.readRecollection(value);
    }
    List<Brainstorm.Line> lines = new ArrayList<>();
    for (JsonNode line : value.required(SAID)) {
      lines.add(new Brainstorm.Line(line.required(0).booleanValue(), line.required(1).textValue()));
    }
    return new Brainstorm(value.required(SET).intValue(), value.required(WITH).intValue(), lines);
  }
}
