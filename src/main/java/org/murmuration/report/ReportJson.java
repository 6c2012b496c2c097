package org.murmuration.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A report as JSON that may stand inside a script element: pure ASCII, without {@code <}, {@code >}
 * or {@code &}, so that no text in it can end the element or open a comment. A number that is not
 * finite becomes null.
 */
public final class ReportJson {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .addModule(
              new SimpleModule()
                  .addSerializer(new FiniteNumber())
                  .addSerializer(new FiniteNumbers()))
          .build();

  static {
    MAPPER.getFactory().setCharacterEscapes(new MarkupEscapes());
  }

  private ReportJson() {}

  /** The report and nothing else, on one line. */
  public static String of(Report report) {
    try {
      return MAPPER.writeValueAsString(report);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("The report holds a value that JSON cannot express", e);
    }
  }

  /** Escapes what HTML would read as the start or end of something. */
  private static final class MarkupEscapes extends CharacterEscapes {

    private final int[] codes = standardAsciiEscapesForJSON();

    MarkupEscapes() {
      for (char markup : new char[] {'<', '>', '&', '\''}) {
        codes[markup] = ESCAPE_STANDARD;
      }
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return codes.clone();
    }

    @Override
    public SerializableString getEscapeSequence(int character) {
      return null;
    }
  }

  private static final class FiniteNumber extends StdSerializer<Double> {

    FiniteNumber() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      write(value, json);
    }
  }

  private static final class FiniteNumbers extends StdSerializer<double[]> {

    FiniteNumbers() {
      super(double[].class);
    }

    @Override
    public void serialize(double[] values, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartArray();
      for (double value : values) {
        write(value, json);
      }
      json.writeEndArray();
    }
  }

  private static void write(double value, JsonGenerator json) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumber(value);
    } else {
      json.writeNull();
    }
  }
}
