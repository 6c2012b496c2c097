package org.murmuration.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.murmuration.model.Answer;

/**
 * How answers of any kind stand in a journal line: {@code "answers": […]} in the order they were
 * asked for, each an object that says what kind it is: {@code {"chose": option}}, {@code {"said":
 * text, "move": move}} (no move where none was declared), {@code {"gave": number}}, {@code
 * {"picked": [agents]}}, {@code {"rated": [ratings]}}, {@code {"wrote": [texts]}} or {@code
 * {"missing": reason}}.
 */
public final class AnswerFormat {

  private static final String ANSWERS = "answers";
  private static final String CHOSE = "chose";
  private static final String SAID = "said";
  private static final String MOVE = "move";
  private static final String GAVE = "gave";
  private static final String PICKED = "picked";
  private static final String RATED = "rated";
  private static final String WROTE = "wrote";
  private static final String MISSING = "missing";

  private AnswerFormat() {}

  /** Writes the answers as a field of the open object. */
  public static void write(List<Answer> answers, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(ANSWERS);
    for (Answer answer : answers) {
      json.writeStartObject();
      write(answer, json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void write(Answer answer, JsonGenerator json) throws IOException {
    if (answer instanceof Answer.Chosen chosen) {
      json.writeStringField(CHOSE, chosen.option());
    } else if (answer instanceof Answer.Said said) {
      json.writeStringField(SAID, said.text());
      if (said.move() != null) {
        json.writeStringField(MOVE, said.move());
      }
    } else if (answer instanceof Answer.Given given) {
      json.writeNumberField(GAVE, given.amount());
    } else if (answer instanceof Answer.Picked picked) {
      writeNumbers(PICKED, picked.agents(), json);
    } else if (answer instanceof Answer.Rated rated) {
      writeNumbers(RATED, rated.ratings(), json);
    } else if (answer instanceof Answer.Composed composed) {
      json.writeArrayFieldStart(WROTE);
      for (String text : composed.texts()) {
        json.writeString(text);
      }
      json.writeEndArray();
    } else {
      json.writeStringField(MISSING, ((Answer.Missing) answer).reason().word());
    }
  }

  private static void writeNumbers(String name, List<Integer> numbers, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (int number : numbers) {
      json.writeNumber(number);
    }
    json.writeEndArray();
  }

  /**
   * Reads the answers of a journal line back.
   *
   * @throws RuntimeException if they are none
   */
  public static List<Answer> read(JsonNode line) {
    List<Answer> answers = new ArrayList<>();
    for (JsonNode answer : line.required(ANSWERS)) {
      answers.add(answer(answer));
    }
    return List.copyOf(answers);
  }

  private static Answer answer(JsonNode answer) {
    String kind = answer.fieldNames().next();
    return switch (kind) {
      case CHOSE -> new Answer.Chosen(answer.get(CHOSE).textValue());
      case SAID ->
          new Answer.Said(
              answer.get(SAID).textValue(), answer.has(MOVE) ? answer.get(MOVE).textValue() : null);
      case GAVE -> new Answer.Given(answer.get(GAVE).intValue());
      case PICKED -> new Answer.Picked(numbers(answer.get(PICKED)));
      case RATED -> new Answer.Rated(numbers(answer.get(RATED)));
      case WROTE -> {
        List<String> texts = new ArrayList<>();
        answer.get(WROTE).forEach(text -> texts.add(text.textValue()));
        yield new Answer.Composed(texts);
      }
      case MISSING -> new Answer.Missing(Answer.Reason.ofWord(answer.get(MISSING).textValue()));
      default -> throw new IllegalArgumentException("there is no answer of the kind " + kind);
    };
  }

  private static List<Integer> numbers(JsonNode array) {
    List<Integer> numbers = new ArrayList<>(array.size());
    array.forEach(number -> numbers.add(number.intValue()));
    return numbers;
  }
}
