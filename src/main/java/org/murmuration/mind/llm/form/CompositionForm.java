package org.murmuration.mind.llm.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.murmuration.model.Answer;

/** Some texts. Reads JSON, or a list with one text on each line. */
final class CompositionForm extends JsonForm {

  private static final String TEXTS = "texts";
  private static final List<String> NAMES =
      List.of(TEXTS, "text", "sentences", "sentence", "answers", "answer", "response");

  /** What may number the lines of a list. */
  private static final String BULLET = "^(?:[-*•]|\\(?\\d{1,2}[.):])\\s+";

  private final int texts;

  CompositionForm(int texts, int words) {
    super(
        schema(texts),
        "{\"texts\": ["
            + texts
            + (texts == 1 ? " text" : " texts")
            + " of at most "
            + words
            + " words each]}");
    this.texts = texts;
  }

  private static ObjectNode schema(int texts) {
    ObjectNode schema = Schemas.object();
    Schemas.texts(schema, TEXTS, texts, texts);
    return schema;
  }

  @Override
  public Optional<Answer> read(String text) {
    String answer = PlainText.afterThoughts(text);
    List<JsonFields> objects = JsonFields.in(answer);
    for (JsonFields object : objects) {
      List<String> written = object.all(NAMES);
      if (!written.isEmpty()) {
        return object.cut() == null ? composed(written) : Optional.empty();
      }
    }
    return objects.isEmpty() ? composed(lines(PlainText.clean(answer))) : Optional.empty();
  }

  /** The numbered lines, if there are as many as asked for; else all lines. */
  private List<String> lines(String text) {
    List<String> all = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    List<String> numbered =
        all.stream()
            .filter(line -> line.matches(BULLET + ".*"))
            .map(line -> line.replaceFirst(BULLET, ""))
            .toList();
    return numbered.size() == texts ? numbered : all;
  }

  private Optional<Answer> composed(List<String> written) {
    List<String> clean =
        written.stream().map(PlainText::clean).filter(text -> !text.isEmpty()).toList();
    return clean.size() == texts ? Optional.of(new Answer.Composed(clean)) : Optional.empty();
  }
}
