package org.murmuration.conversation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.murmuration.journal.AnswerFormat;
import org.murmuration.journal.OutcomeFormat;
import org.murmuration.model.Agents;
import org.murmuration.model.Outcome;
import org.murmuration.model.Recollection;

/**
 * A conversation as {@code phase} (invite, accept, chat or summarise) and {@code round}, then
 * {@code guests} (first and last number of each run of neighbours) or {@code inviters}, {@code
 * answers} as all experiments have them, and for a chat {@code end}. The agents of its seats stand
 * in the line already.
 *
 * <p>A recollection is an object: {@code chat} (number of the other, −1 if it is nobody of the
 * party), {@code name}, {@code round}, {@code invited} and {@code lines} (each {@code [own,
 * text]}); or {@code guest} (whom it invited) or {@code inviters}, and {@code accepted}, with
 * {@code round}; or {@code summary} with {@code round}; each with its {@code tokens}.
 */
public final class ConversationFormat implements OutcomeFormat {

  /** The types of a party that cross nodes, for {@code Experiment.wireTypes()}. */
  public static final List<NamedType> WIRE_TYPES =
      List.of(
          new NamedType(Conversation.class, "conversation"),
          new NamedType(Gathering.Inviting.class, "inviting"),
          new NamedType(Gathering.Accepting.class, "accepting"),
          new NamedType(Gathering.Chatting.class, "chatting"),
          new NamedType(Gathering.Summarising.class, "summarising"),
          new NamedType(PastChat.class, "past-chat"),
          new NamedType(Arranged.class, "arranged"),
          new NamedType(Summary.class, "summary"));

  private static final String PHASE = "phase";
  private static final String ROUND = "round";
  private static final String TOKENS = "tokens";
  private static final String CHAT = "chat";
  private static final String SUMMARY = "summary";
  private static final String INVITED = "invited";
  private static final String GUEST = "guest";
  private static final String INVITERS = "inviters";
  private static final String ACCEPTED = "accepted";
  private static final String END = "end";

  /** Whether a journal line is that of a conversation. */
  public static boolean isConversation(JsonNode line) {
    return line.has(PHASE);
  }

  /** Whether a value is a recollection of a party. */
  public static boolean isRecollection(JsonNode value) {
    return value.isObject() && value.has(TOKENS) && value.has(ROUND);
  }

  @Override
  public void write(Outcome outcome, JsonGenerator json) throws IOException {
    Conversation conversation = (Conversation) outcome;
    Gathering gathering = conversation.occasion();
    json.writeStringField(PHASE, phase(gathering));
    json.writeNumberField(ROUND, gathering.round());
    if (gathering instanceof Gathering.Inviting inviting) {
      numbers("guests", inviting.guests().runs(), json);
    } else if (gathering instanceof Gathering.Accepting accepting) {
      numbers(INVITERS, accepting.inviters(), json);
    }
    AnswerFormat.write(conversation.answers(), json);
    if (conversation.end() != null) {
      json.writeStringField(END, conversation.end().word());
    }
  }

  private static String phase(Gathering gathering) {
    if (gathering instanceof Gathering.Inviting) {
      return ConversationProtocol.INVITE;
    }
    if (gathering instanceof Gathering.Accepting) {
      return ConversationProtocol.ACCEPT;
    }
    return gathering instanceof Gathering.Chatting
        ? ConversationProtocol.CHAT
        : ConversationProtocol.SUMMARISE;
  }

  @Override
  public Conversation read(JsonNode line) {
    return new Conversation(
        AnswerFormat.read(line),
        gathering(line),
        numbers(line.required("agents")),
        line.has(END) ? ChatEnd.ofWord(line.required(END).textValue()) : null);
  }

  private static Gathering gathering(JsonNode line) {
    int round = line.required(ROUND).intValue();
    String phase = line.required(PHASE).textValue();
    return switch (phase) {
      case ConversationProtocol.INVITE ->
          new Gathering.Inviting(round, new Agents(numbers(line.required("guests"))));
      case ConversationProtocol.ACCEPT ->
          new Gathering.Accepting(round, numbers(line.required(INVITERS)));
      case ConversationProtocol.CHAT -> new Gathering.Chatting(round);
      case ConversationProtocol.SUMMARISE -> new Gathering.Summarising(round);
      default -> throw new IllegalArgumentException("there is no phase " + phase);
    };
  }

  @Override
  public void write(Recollection recollection, JsonGenerator json) throws IOException {
    json.writeStartObject();
    if (recollection instanceof PastChat chat) {
      write(chat, json);
    } else if (recollection instanceof Arranged arranged) {
      numbers(arranged.inviting() ? GUEST : INVITERS, arranged.asked(), json);
      numbers(ACCEPTED, arranged.agreed(), json);
      end(arranged.round(), arranged, json);
    } else {
      Summary summary = (Summary) recollection;
      json.writeStringField(SUMMARY, summary.text());
      end(summary.round(), summary, json);
    }
    json.writeEndObject();
  }

  private static void write(PastChat chat, JsonGenerator json) throws IOException {
    json.writeNumberField(CHAT, chat.other());
    json.writeStringField("name", chat.name());
    json.writeBooleanField(INVITED, chat.invited());
    json.writeArrayFieldStart("lines");
    for (PastChat.Line line : chat.lines()) {
      json.writeStartArray();
      json.writeBoolean(line.own());
      json.writeString(line.text());
      json.writeEndArray();
    }
    json.writeEndArray();
    end(chat.round(), chat, json);
  }

  private static void end(int round, Sized sized, JsonGenerator json) throws IOException {
    json.writeNumberField(ROUND, round);
    json.writeNumberField(TOKENS, sized.tokens());
  }

  @Override
  public Sized readRecollection(JsonNode value) {
    int round = value.required(ROUND).intValue();
    int tokens = value.required(TOKENS).intValue();
    if (value.has(CHAT)) {
      List<PastChat.Line> lines = new ArrayList<>();
      for (JsonNode line : value.required("lines")) {
        lines.add(new PastChat.Line(line.required(0).booleanValue(), line.required(1).textValue()));
      }
      return new PastChat(
          round,
          value.required(CHAT).intValue(),
          value.required("name").textValue(),
          value.required(INVITED).booleanValue(),
          lines,
          tokens);
    }
    if (value.has(SUMMARY)) {
      return new Summary(round, value.required(SUMMARY).textValue(), tokens);
    }
    boolean inviting = value.has(GUEST);
    return new Arranged(
        round,
        inviting,
        numbers(value.required(inviting ? GUEST : INVITERS)),
        numbers(value.required(ACCEPTED)),
        tokens);
  }

  private static void numbers(String name, List<Integer> numbers, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (int number : numbers) {
      json.writeNumber(number);
    }
    json.writeEndArray();
  }

  private static List<Integer> numbers(JsonNode array) {
    List<Integer> numbers = new ArrayList<>(array.size());
    array.forEach(number -> numbers.add(number.intValue()));
    return List.copyOf(numbers);
  }
}
