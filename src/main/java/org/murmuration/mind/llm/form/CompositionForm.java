package org.murmuration.mind.llm.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.murmuration.model.Answer;

/**
 * Some texts. Reads JSON, or a list with one text on each line; a single text may be plain. Fewer
 * or more texts than asked for are no answer; longer ones are.
 */
final class CompositionForm extends JsonForm {

  private static final String TEXT = "text";
  private static final List<String> NAMES =
      List.of(TEXT, "texts", "sentence", "sentences", "letter", "answer", "answers", "response");

  private static final String QUOTES = "\"“”„«»";

  private final int texts;

  CompositionForm(int texts, int words) {
    super(
        schema(texts),
        Schemas.object(
            Schemas.names(TEXT, texts),
            words == 1 ? "one word" : "a text of at most " + words + " words"));
    this.texts = texts;
  }

  private static ObjectNode schema(int texts) {
    ObjectNode schema = Schemas.object();
    Schemas.names(TEXT, texts).forEach(name -> Schemas.text(schema, name));
    return schema;
  }

  @Override
  public Optional<Answer> read(String text) {
    String answer = PlainText.afterThoughts(text);
    Optional<JsonFields> listing = JsonFields.listing(answer, NAMES);
    if (listing.isPresent()) {
      return composed(listing.get().listed(NAMES));
    }
    String plain = PlainText.clean(answer);
    if (plain.startsWith("{") || plain.startsWith("```json")) {
      return Optional.empty();
    }
    if (texts == 1 && !plain.contains("```")) {
      return composed(List.of(unquoted(plain)));
    }
    return composed(Lines.of(plain, texts).stream().map(CompositionForm::unquoted).toList());
  }

  private static String unquoted(String text) {
    int last = text.length() - 1;
    boolean quoted =
        last > 1 && QUOTES.indexOf(text.charAt(0)) >= 0 && QUOTES.indexOf(text.charAt(last)) >= 0;
    return quoted ? text.substring(1, last).strip() : text;
  }

  private Optional<Answer> composed(List<String> written) {
    List<String> clean =
        written.stream().map(PlainText::clean).filter(text -> !text.isEmpty()).toList();
    return clean.size() == texts ? Optional.of(new Answer.Composed(clean)) : Optional.empty();
  }
}
