package org.murmuration.cluster;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.murmuration.engine.live.Reply;
import org.murmuration.journal.JournalException;

/**
 * How the audit log and interviews are kept: one JSON object a line. Whatever is not plain ASCII is
 * escaped, so that no text can end a line, or do something to a terminal that shows one.
 */
public final class LiveLines {

  /** Name of the audit log in the folder of a batch. */
  public static final String AUDIT = "audit.jsonl";

  /** Name of the interviews in the folder of a run. */
  public static final String INTERVIEWS = "interviews.jsonl";

  private static final char DELETE = 0x7f;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(new JsonFactoryBuilder().characterEscapes(new Escapes()).build())
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addMixIn(Reply.class, Untyped.class)
          .build();

  private LiveLines() {}

  /** A line of the audit log, without its end. */
  public static String of(LiveControl.AuditLine line) {
    return text(MAPPER.valueToTree(line));
  }

  /** A line of interviews, without its end. */
  public static String of(LiveControl.Interview interview) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("time", interview.time());
    json.put("by", interview.by());
    json.setAll((ObjectNode) MAPPER.valueToTree(interview.told()));
    return text(json);
  }

  /** Reads a line of the audit log. */
  public static LiveControl.AuditLine audit(String line) {
    try {
      return MAPPER.readValue(line, LiveControl.AuditLine.class);
    } catch (JsonProcessingException e) {
      throw new JournalException("a line of the audit log is not what Murmuration writes", e);
    }
  }

  /** Reads a line of interviews. */
  public static LiveControl.Interview interview(String line) {
    try {
      ObjectNode json = MAPPER.readValue(line, ObjectNode.class);
      return new LiveControl.Interview(
          json.path("time").asText(),
          json.path("by").asText(),
          MAPPER.treeToValue(json, Reply.Interviewed.class));
    } catch (JsonProcessingException e) {
      throw new JournalException("a line of interviews is not what Murmuration writes", e);
    }
  }

  private static String text(ObjectNode json) {
    try {
      return MAPPER.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON can be made of a line", e);
    }
  }

  /** A line says by its place what it is. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
  private interface Untyped {}

  private static final class Escapes extends CharacterEscapes {

    private static final long serialVersionUID = 1;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      codes[DELETE] = ESCAPE_STANDARD;
      return codes;
    }

    @Override
    public SerializableString getEscapeSequence(int character) {
      return null;
    }
  }
}
