package org.murmuration.mind.llm.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.murmuration.model.Answer;

/**
 * A whole number in a range. Reads JSON, the only number of a text, or that of the only line which
 * says nothing else. A number out of range is no answer, nor is one of several.
 */
final class AmountForm extends JsonForm {

  private static final String AMOUNT = "amount";
  private static final List<String> AMOUNTS =
      List.of(AMOUNT, "number", "value", "answer", "contribution", "give", "rating", "response");

  private final WholeNumbers numbers;
  private final String plain;

  AmountForm(int least, int most) {
    super(schema(least, most), "{\"amount\": a whole number from " + least + " to " + most + "}");
    this.numbers = new WholeNumbers(least, most);
    this.plain = "Answer with a whole number from " + least + " to " + most + " and nothing else.";
  }

  private static ObjectNode schema(int least, int most) {
    ObjectNode schema = Schemas.object();
    Schemas.number(schema, AMOUNT, least, most);
    return schema;
  }

  @Override
  public String instruction() {
    return plain;
  }

  @Override
  public String jsonInstruction() {
    return super.instruction();
  }

  @Override
  public Optional<Answer> read(String text) {
    String answer = PlainText.afterThoughts(text);
    Set<Optional<Integer>> found = new HashSet<>();
    for (JsonFields object : JsonFields.in(answer)) {
      List<String> values = object.all(AMOUNTS);
      values.forEach(value -> found.add(numbers.only(value)));
      if (values.isEmpty() && object.lists(AMOUNTS)) {
        found.add(Optional.empty());
      }
    }
    if (found.isEmpty()) {
      return numbers.answer(PlainText.clean(answer)).map(Answer.Given::new);
    }
    return found.size() == 1 ? found.iterator().next().map(Answer.Given::new) : Optional.empty();
  }
}
