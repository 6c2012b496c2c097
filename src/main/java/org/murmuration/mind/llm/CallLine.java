package org.murmuration.mind.llm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * One line of {@code calls.jsonl}: a request that was sent and what came back. What is small comes
 * first, {@code request} and {@code response} last, so that a long record is read through quickly.
 *
 * @param key which call it belongs to
 * @param sent how often the call had been sent before
 * @param mind name of the mind that asked
 * @param phase what it was for, for accounts
 * @param hash SHA-256 of the request, hexadecimal
 * @param end what it means for the call: {@code answered}, {@code refused} or {@code given-up};
 *     null if the call was sent again
 * @param status HTTP status, 0 if no response came
 * @param served the model as the provider named it, or null
 * @param fingerprint the provider's mark of the system that served it, or null
 * @param tally what it took
 * @param millis time to the response
 * @param at when it was sent, ISO 8601
 * @param error what went wrong, or null
 * @param request the body of the request: JSON
 * @param response the body of the response: JSON if it was, else null or a text
 */
record CallLine(
    CallKey key,
    int sent,
    String mind,
    String phase,
    String hash,
    String end,
    int status,
    String served,
    String fingerprint,
    Tally tally,
    long millis,
    String at,
    String error,
    byte[] request,
    byte[] response) {

  static final String ANSWERED = "answered";
  static final String REFUSED = "refused";
  static final String GIVEN_UP = "given-up";

  private static final String LATE = "another node's answer to this call was recorded first";

  private static final JsonFactory JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
                  .build())
          .build()
          .getFactory();

  private static final int ROOM = 4096;

  /** The line of an answer that came when another had ended its call: paid for, but not used. */
  CallLine late() {
    Tally paid =
        new Tally(tally.calls(), 1, tally.input(), tally.cached(), tally.output(), tally.micros());
    return new CallLine(
        key,
        sent,
        mind,
        phase,
        hash,
        null,
        status,
        served,
        fingerprint,
        paid,
        millis,
        at,
        LATE,
        request,
        response);
  }

  /** The line, with its end. */
  byte[] bytes() {
    try (ByteArrayBuilder out = new ByteArrayBuilder(ROOM)) {
      JsonGenerator json = JSON.createGenerator(out);
      json.writeStartObject();
      json.writeStringField("about", key.about());
      json.writeNumberField("index", key.index());
      json.writeNumberField("agent", key.agent());
      json.writeNumberField("turn", key.turn());
      json.writeNumberField("attempt", key.attempt());
      json.writeNumberField("sent", sent);
      json.writeStringField("end", end);
      json.writeStringField("mind", mind);
      json.writeStringField("phase", phase);
      json.writeNumberField("status", status);
      json.writeStringField("served", served);
      json.writeStringField("fingerprint", fingerprint);
      json.writeNumberField("input", tally.input());
      json.writeNumberField("cached", tally.cached());
      json.writeNumberField("output", tally.output());
      json.writeNumberField("micros", tally.micros());
      json.writeNumberField("ms", millis);
      json.writeStringField("at", at);
      json.writeStringField("error", error);
      json.writeStringField("hash", hash);
      json.writeFieldName("request");
      writeRaw(json, out, request);
      json.writeFieldName("response");
      writeRaw(json, out, response);
      json.writeEndObject();
      json.writeRaw('\n');
      json.close();
      return out.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
  }

  /** JSON as it came, on one line: in JSON a line break can only stand between values. */
  private static void writeRaw(JsonGenerator json, OutputStream out, byte[] body)
      throws IOException {
    if (body == null || body.length == 0) {
      json.writeNull();
    } else if (isPlain(body)) {
      // Spares most bodies the way through a text; the empty value writes what stands before it.
      json.writeRawValue("");
      json.flush();
      out.write(body);
    } else {
      json.writeRawValue(
          new String(body, StandardCharsets.UTF_8).replace('\n', ' ').replace('\r', ' '));
    }
  }

  /** Whether a body is ASCII without control characters, and so goes into a line as it is. */
  private static boolean isPlain(byte[] body) {
    for (byte b : body) {
      if (b < ' ') {
        return false;
      }
    }
    return true;
  }

  /**
   * Reads a line.
   *
   * @param whole whether request and response are wanted; else they are null
   * @throws IOException if it is not such a line
   */
  static CallLine read(byte[] line, boolean whole) throws IOException {
    Builder found = new Builder();
    try (JsonParser json = JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("it is no object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        if (field.equals("request") && !whole) {
          break;
        }
        found.take(field, json, line);
      }
    }
    return found.line();
  }

  /** What has been read of a line so far. */
  private static final class Builder {

    private String about;
    private long index;
    private int agent;
    private int turn;
    private int attempt;
    private int sent;
    private String end;
    private String mind;
    private String phase;
    private int status;
    private String served;
    private String fingerprint;
    private long input;
    private long cached;
    private long output;
    private long micros;
    private long millis;
    private String at;
    private String error;
    private String hash;
    private byte[] request;
    private byte[] response;

    void take(String field, JsonParser json, byte[] line) throws IOException {
      switch (field) {
        case "about" -> about = json.getText();
        case "index" -> index = json.getLongValue();
        case "agent" -> agent = json.getIntValue();
        case "turn" -> turn = json.getIntValue();
        case "attempt" -> attempt = json.getIntValue();
        case "sent" -> sent = json.getIntValue();
        case "end" -> end = json.getValueAsString();
        case "mind" -> mind = json.getText();
        case "phase" -> phase = json.getText();
        case "status" -> status = json.getIntValue();
        case "served" -> served = json.getValueAsString();
        case "fingerprint" -> fingerprint = json.getValueAsString();
        case "input" -> input = json.getLongValue();
        case "cached" -> cached = json.getLongValue();
        case "output" -> output = json.getLongValue();
        case "micros" -> micros = json.getLongValue();
        case "ms" -> millis = json.getLongValue();
        case "at" -> at = json.getText();
        case "error" -> error = json.getValueAsString();
        case "hash" -> hash = json.getText();
        case "request" -> request = raw(json, line);
        case "response" -> response = raw(json, line);
        default -> json.skipChildren();
      }
    }

    private static byte[] raw(JsonParser json, byte[] line) throws IOException {
      if (json.currentToken() == JsonToken.VALUE_NULL) {
        return null;
      }
      int from = (int) json.currentTokenLocation().getByteOffset();
      json.skipChildren();
      json.finishToken();
      int to = (int) json.currentLocation().getByteOffset();
      byte[] value = new byte[to - from];
      System.arraycopy(line, from, value, 0, value.length);
      return value;
    }

    CallLine line() throws IOException {
      if (about == null || hash == null || mind == null || phase == null) {
        throw new IOException("fields are missing");
      }
      Tally tally = new Tally(1, ANSWERED.equals(end) ? 0 : 1, input, cached, output, micros);
      return new CallLine(
          new CallKey(about, index, agent, turn, attempt),
          sent,
          mind,
          phase,
          hash,
          end,
          status,
          served,
          fingerprint,
          tally,
          millis,
          at,
          error,
          request,
          response);
    }
  }
}
