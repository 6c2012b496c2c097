package org.murmuration.mind.llm.dialect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.murmuration.mind.llm.dialect.Request.Hold;
import org.murmuration.mind.llm.dialect.Request.Sampling;
import org.murmuration.mind.llm.form.AnswerForm;
import org.murmuration.mind.prompt.Message;
import org.murmuration.model.Question;

/** Requests and responses for the tests of dialects. */
final class DialectRequests {

  private static final JsonMapper MAPPER = new JsonMapper();

  private DialectRequests() {}

  static Request request(Hold hold, Long seed, boolean chances) {
    List<String> options = List.of("Q", "M");
    return new Request(
        "some-model",
        List.of(
            new Message(Message.Role.SYSTEM, "You play a game."),
            new Message(Message.Role.USER, "Choose \"Q\"\nor M\uD800.")),
        AnswerForm.of(new Question.Choice("name", options, null, false), options),
        hold,
        new Sampling(0.5, null, 16, List.of("END")),
        seed,
        chances);
  }

  static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static JsonNode body(Dialect dialect, Request request) {
    try {
      return MAPPER.readTree(dialect.body(request));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
