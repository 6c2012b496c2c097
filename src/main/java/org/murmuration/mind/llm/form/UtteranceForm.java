package org.murmuration.mind.llm.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.murmuration.model.Answer;

/**
 * What is said, and the move declared beside it. Where there are moves, only JSON has both; where
 * there are none, plain text is what is said.
 */
final class UtteranceForm implements AnswerForm {

  private static final String TEXT = "text";
  private static final String MOVE = "move";
  private static final List<String> TEXTS =
      List.of(TEXT, "message", "utterance", "say", "said", "reply", "response", "content");
  private static final List<String> MOVES =
      List.of(MOVE, "action", "decision", "declaration", "stance");

  private final OptionNames moves;
  private final String instruction;
  private final ObjectNode schema;
  private final String schemaText;

  /**
   * @param moves what may be declared, in the order shown; empty: nothing is declared
   * @param words about how many words may be said, at most
   */
  UtteranceForm(List<String> moves, int words) {
    this.moves = new OptionNames(moves);
    String length = words == 1 ? "one word" : "at most " + words + " words";
    this.instruction =
        "Answer with a JSON object and nothing else: {\"text\": what you say, in "
            + length
            + (moves.isEmpty() ? "" : ", \"move\": " + Schemas.listed(moves))
            + "}";
    this.schema = Schemas.object();
    Schemas.text(schema, TEXT);
    if (!moves.isEmpty()) {
      Schemas.oneOf(schema, MOVE, moves);
    }
    this.schemaText = schema.toString();
  }

  @Override
  public ObjectNode schema() {
    return schema.deepCopy();
  }

  @Override
  public String schemaText() {
    return schemaText;
  }

  @Override
  public String instruction() {
    return instruction;
  }

  @Override
  public String jsonInstruction() {
    return instruction;
  }

  @Override
  public Optional<Answer> read(String text) {
    String answer = PlainText.afterThoughts(text);
    List<JsonFields> objects = JsonFields.in(answer);
    for (JsonFields object : objects) {
      Optional<String> said = object.first(TEXTS).map(PlainText::clean).filter(s -> !s.isEmpty());
      if (said.isPresent()) {
        return moves.isEmpty()
            ? Optional.of(new Answer.Said(said.get(), null))
            : object
                .first(MOVES)
                .flatMap(moves::bare)
                .map(move -> new Answer.Said(said.get(), move));
      }
      if (object.cut() != null && TEXTS.contains(object.cut())) {
        return Optional.empty();
      }
    }
    if (!moves.isEmpty()) {
      return Optional.empty();
    }
    String plain = PlainText.clean(withoutFence(answer));
    boolean isJson = plain.startsWith("{");
    return plain.isEmpty() || isJson ? Optional.empty() : Optional.of(new Answer.Said(plain, null));
  }

  /** What stands between code fences that enclose the whole text. */
  private static String withoutFence(String text) {
    String stripped = text.strip();
    int firstLine = stripped.indexOf('\n');
    if (stripped.startsWith("```") && stripped.endsWith("```") && firstLine > 0) {
      int last = stripped.length() - 3;
      return firstLine < last ? stripped.substring(firstLine, last) : "";
    }
    return text;
  }
}
