package org.murmuration.server;

import akka.http.javadsl.model.StatusCodes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.stream.Collectors;
import org.murmuration.engine.live.Reply;

/**
 * How the records of {@link org.murmuration.cluster.Control} stand in JSON: field by field, bytes
 * as base64, a value there is none of (NaN) as null.
 */
public final class ControlJson {

  /** Files are longer than the texts that Jackson reads unless told; the body is limited anyway. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .addModule(
              new SimpleModule()
                  .addSerializer(Double.class, new Written())
                  .addSerializer(Double.TYPE, new Written())
                  .addSerializer(double[].class, new WrittenRow())
                  .addDeserializer(Double.class, new Read()))
          .addMixIn(Reply.class, Untyped.class)
          .addMixIn(Reply.EntryView.class, Entry.class)
          .build();

  /** Up to here every whole number is a double. */
  private static final double WHOLE = 1L << 53;

  private ControlJson() {}

  /** The JSON of a value. */
  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON can be made of " + value.getClass(), e);
    }
  }

  /** A value as JSON to which more is added. */
  static ObjectNode object(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** A value as JSON. */
  static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** The JSON of a value, for people to read. */
  public static String text(Object value) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON can be made of " + value.getClass(), e);
    }
  }

  /**
   * Reads what a node wrote. Fields that are not known are left out, those that are must be there.
   *
   * @throws IOException if it is not such a value
   */
  public static <T> T read(byte[] json, Class<T> type) throws IOException {
    T value =
        MAPPER
            .readerFor(type)
            .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .with(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .readValue(json);
    if (value == null) {
      throw new IOException("it is null");
    }
    return value;
  }

  /**
   * Reads what a user wrote.
   *
   * @throws Refused saying in one line where it is wrong
   */
  static <T> T readStrictly(byte[] json, Class<T> type) {
    try {
      Texts.check(MAPPER.getFactory(), json);
      T value = MAPPER.readerFor(type).readValue(json);
      if (value == null) {
        throw wrong("the body is null; it must be a JSON object", null);
      }
      return value;
    } catch (JsonMappingException e) {
      if (e.getCause() instanceof Refused refused) {
        throw refused;
      }
      String where =
          e.getPath().stream()
              .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
              .collect(Collectors.joining("."));
      throw wrong(
          "the body: " + (where.isEmpty() ? "it" : where) + " is not what belongs there", e);
    } catch (JsonProcessingException e) {
      throw wrong("the body is not JSON" + line(e), e);
    } catch (IOException e) {
      throw wrong("the body cannot be read", e);
    }
  }

  private static Refused wrong(String line, Exception cause) {
    return new Refused(StatusCodes.BAD_REQUEST, line, cause);
  }

  private static String line(JsonProcessingException e) {
    return e.getLocation() == null
        ? ""
        : ": line %d, column %d"
            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
  }

  private static final class Written extends StdScalarSerializer<Double> {

    private Written() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (Double.isFinite(value)) {
        json.writeNumber(value);
      } else {
        json.writeNull();
      }
    }
  }

  private static final class WrittenRow extends StdSerializer<double[]> {

    private WrittenRow() {
      super(double[].class);
    }

    @Override
    public void serialize(double[] row, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartArray();
      for (double value : row) {
        if (!Double.isFinite(value)) {
          json.writeNull();
        } else if (value == Math.rint(value) && Math.abs(value) < WHOLE) {
          json.writeNumber((long) value);
        } else {
          json.writeNumber(value);
        }
      }
      json.writeEndArray();
    }
  }

  /** Replies say by their place what they are. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
  private interface Untyped {}

  /** A line of a journal is JSON already. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
  private abstract static class Entry {

    @JsonSerialize(using = Raw.class)
    abstract String raw();
  }

  private static final class Raw extends StdScalarSerializer<String> {

    private Raw() {
      super(String.class);
    }

    @Override
    public void serialize(String line, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (line.isBlank()) {
        json.writeNull();
      } else {
        json.writeRawValue(line.strip());
      }
    }
  }

  private static final class Read extends StdScalarDeserializer<Double> {

    private Read() {
      super(Double.class);
    }

    @Override
    public Double deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return json.getDoubleValue();
    }

    @Override
    public Double getNullValue(DeserializationContext context) {
      return Double.NaN;
    }
  }
}
