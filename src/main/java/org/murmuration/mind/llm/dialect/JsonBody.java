package org.murmuration.mind.llm.dialect;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.murmuration.mind.llm.form.AnswerForm;
import org.murmuration.mind.llm.form.PlainText;
import org.murmuration.mind.prompt.Message;

/** Writes bodies of requests, field by field in a fixed order. */
public final class JsonBody {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int USUAL_LENGTH = 4096;

  private JsonBody() {}

  /** Writes the fields of one object. */
  public interface Fields {
    void writeTo(JsonGenerator json) throws IOException;
  }

  /** The object with these fields, in UTF-8. */
  public static byte[] of(Fields fields) {
    ByteArrayBuilder bytes = new ByteArrayBuilder(USUAL_LENGTH);
    try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
      json.writeStartObject();
      fields.writeTo(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Writes {@code role} and {@code content} of each message. */
  static void messages(JsonGenerator json, List<Message> messages) throws IOException {
    json.writeArrayFieldStart("messages");
    for (Message message : messages) {
      json.writeStartObject();
      json.writeStringField(
          "role",
          switch (message.role()) {
            case SYSTEM -> "system";
            case USER -> "user";
            case ASSISTANT -> "assistant";
          });
      json.writeStringField("content", PlainText.wellFormed(message.text()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Writes a number, unless it is null. */
  static void number(JsonGenerator json, String name, Double value) throws IOException {
    if (value != null) {
      json.writeNumberField(name, value);
    }
  }

  /** Writes a list of texts, unless it is empty. */
  static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
    if (!texts.isEmpty()) {
      json.writeArrayFieldStart(name);
      for (String text : texts) {
        json.writeString(PlainText.wellFormed(text));
      }
      json.writeEndArray();
    }
  }

  /** Writes the schema of a form. */
  static void schema(JsonGenerator json, String name, AnswerForm form) throws IOException {
    json.writeFieldName(name);
    json.writeRawValue(PlainText.wellFormed(form.schemaText()));
  }
}
