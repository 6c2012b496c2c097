package org.murmuration.experiment.sentences;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.murmuration.model.Agents;
import org.murmuration.model.Answer;
import org.murmuration.model.Recollection;

class PieceFormatTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final PieceFormat format = new PieceFormat();

  static Stream<Piece> pieces() {
    Answer gap = new Answer.Missing(Answer.Reason.REFUSED);
    return Stream.of(
        new Piece(
            List.of(new Answer.Picked(List.of(7))),
            new Task.Choosing(1, Agents.of(List.of(4, 7, 8))),
            List.of(4)),
        new Piece(
            List.of(new Answer.Said("a \"b\"\n", "stay"), gap),
            new Task.Brainstorming(0, Arm.BRIDGED),
            List.of(4, 7)),
        new Piece(
            List.of(new Answer.Composed(List.of("x", "ü 😀"))),
            new Task.Composing(2, Arm.CONTEXT, -1, 900),
            List.of(3)),
        new Piece(
            List.of(new Answer.Rated(List.of(1, 5))),
            new Task.Judging(2, Arm.FRESH, 9, List.of("x", "y")),
            List.of(0)),
        new Piece(List.of(gap), new Task.Passing(0, 3, 4), List.of(5, 6)));
  }

  @ParameterizedTest
  @MethodSource("pieces")
  void aPieceIsReadAsItWasWritten(Piece piece) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writePOJOField("agents", piece.agents());
      format.write(piece, json);
      json.writeEndObject();
    }

    assertThat(format.read(JSON.readTree(text.toString()))).isEqualTo(piece);
  }

  @Test
  void recollectionsAreReadAsTheyWereWritten() throws IOException {
    for (Recollection one :
        List.of(
            new Handed(-1, List.of("a", "b")),
            new Brainstorm(
                3, 8, List.of(new Brainstorm.Line(true, "a"), new Brainstorm.Line(false, "b"))))) {
      StringWriter text = new StringWriter();
      try (JsonGenerator json = JSON.createGenerator(text)) {
        format.write(one, json);
      }
      JsonNode read = JSON.readTree(text.toString());

      assertThat(format.readRecollection(read)).isEqualTo(one);
    }
  }
}
