package org.murmuration.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.model.Agents;
import org.murmuration.model.Answer;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Memory;
import org.murmuration.model.Outcome;
import org.murmuration.model.Recollection;

/** What is journaled or sent is read as it was. */
class ConversationFormatTest {

  private static final PartySettings PARTY = Given.party(30);

  private final ConversationFormat format = new ConversationFormat();
  private final JsonMapper json = JsonMapper.builder().build();

  ConversationFormatTest() {
    json.registerSubtypes(ConversationFormat.WIRE_TYPES.toArray(NamedType[]::new));
  }

  static Stream<Conversation> conversations() {
    return Stream.of(
        Given.outcome(
            PARTY,
            Given.spec(0, new Gathering.Inviting(3, new Agents(List.of(0, 7, 9, 9))), 2),
            Given.picks(9)),
        Given.outcome(
            PARTY,
            Given.spec(0, new Gathering.Inviting(0, Given.agents(0, 1)), 0),
            Given.missing()),
        Given.outcome(
            PARTY, Given.spec(0, new Gathering.Accepting(1, List.of(2, 5)), 4), Given.picks(2, 5)),
        Given.outcome(
            PARTY,
            Given.spec(0, new Gathering.Chatting(2), 8, 1),
            Given.stays("\"é\u202E🐦\n"),
            Given.missing()),
        Given.outcome(
            PARTY,
            Given.spec(0, new Gathering.Summarising(2), 3),
            new Answer.Composed(List.of("All of it."))));
  }

  @ParameterizedTest
  @MethodSource("conversations")
  void aConversationIsReadAsItWasWritten(Conversation conversation) throws IOException {
    StringWriter line = new StringWriter();
    try (JsonGenerator out = json.getFactory().createGenerator(line)) {
      out.writeStartObject();
      out.writeFieldName("agents");
      out.writeStartArray();
      for (int agent : conversation.agents()) {
        out.writeNumber(agent);
      }
      out.writeEndArray();
      format.write(conversation, out);
      out.writeEndObject();
    }
    JsonNode read = json.readTree(line.toString());

    assertThat(ConversationFormat.isConversation(read)).isTrue();
    assertThat(format.read(read)).isEqualTo(conversation);
  }

  @ParameterizedTest
  @MethodSource("conversations")
  void aConversationArrivesAsItWasSent(Conversation conversation) throws IOException {
    byte[] sent = json.writerFor(Outcome.class).writeValueAsBytes(conversation);
    EncounterSpec spec = Given.spec(4, conversation.occasion(), 1, 2);

    assertThat(json.readValue(sent, Outcome.class)).isEqualTo(conversation);
    assertThat(json.readValue(json.writeValueAsBytes(spec), EncounterSpec.class)).isEqualTo(spec);
  }

  static Stream<Recollection> recollections() {
    return Stream.of(
        PastChat.of(Given.chat(PARTY, 3, 1, 2), 0, PARTY),
        PastChat.planted("Corabin", "We never met.", PARTY),
        Arranged.invited(2, List.of(4)),
        Arranged.invited(2, List.of()),
        Arranged.accepted(2, List.of(1, 4), List.of(4)),
        new Summary(5, "🐦 and \"quotes\"", 9));
  }

  @ParameterizedTest
  @MethodSource("recollections")
  void aRecollectionIsReadAsItWasWrittenAndSent(Recollection recollection) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = json.getFactory().createGenerator(text)) {
      format.write(recollection, out);
    }
    JsonNode value = json.readTree(text.toString());
    Memory memory = Memory.of(3, List.of(recollection));

    assertThat(ConversationFormat.isRecollection(value)).isTrue();
    assertThat(format.readRecollection(value)).isEqualTo(recollection);
    assertThat(json.readValue(json.writeValueAsBytes(memory), Memory.class)).isEqualTo(memory);
  }
}
