package org.murmuration.mind.llm.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.murmuration.model.Answer;

/** A whole number for each of some items. Reads JSON; for a single item, as an amount is read. */
final class RatingForm extends JsonForm {

  private static final String RATINGS = "ratings";
  private static final List<String> NAMES =
      List.of(RATINGS, "rating", "scores", "score", "importance", "answer", "values", "value");

  private final int items;
  private final WholeNumbers numbers;

  RatingForm(int items, int least, int most) {
    super(
        schema(items, least, most),
        "{\"ratings\": ["
            + (items == 1 ? "one whole number" : items + " whole numbers, one for each in order")
            + ", from "
            + least
            + " to "
            + most
            + "]}");
    this.items = items;
    this.numbers = new WholeNumbers(least, most);
  }

  private static ObjectNode schema(int items, int least, int most) {
    ObjectNode schema = Schemas.object();
    Schemas.numbers(schema, RATINGS, items, least, most);
    return schema;
  }

  @Override
  public Optional<Answer> read(String text) {
    String answer = PlainText.afterThoughts(text);
    for (JsonFields object : JsonFields.in(answer)) {
      List<Optional<Integer>> ratings = object.all(NAMES).stream().map(numbers::bare).toList();
      if (!ratings.isEmpty()) {
        return ratings.size() == items && ratings.stream().allMatch(Optional::isPresent)
            ? Optional.of(new Answer.Rated(ratings.stream().map(Optional::get).toList()))
            : Optional.empty();
      }
    }
    return items == 1
        ? numbers.only(PlainText.clean(answer)).map(one -> new Answer.Rated(List.of(one)))
        : Optional.empty();
  }
}
