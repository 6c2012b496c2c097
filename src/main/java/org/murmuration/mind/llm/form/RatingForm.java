package org.murmuration.mind.llm.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.murmuration.model.Answer;
import org.murmuration.model.Question;

/**
 * A whole number for each of some items. Reads JSON, with the ratings in order or by the items
 * themselves; a line for each item; or as many numbers as there are items and no word.
 */
final class RatingForm extends JsonForm {

  private static final String RATING = "rating";
  private static final List<String> NAMES =
      List.of(RATING, "ratings", "score", "scores", "importance", "item", "answer", "value");

  private static final Pattern WORD = Pattern.compile("\\p{L}");

  private final List<String> items;
  private final WholeNumbers numbers;

  RatingForm(Question.Rating question) {
    super(schema(question), words(question));
    this.items =
        question.items().stream().map(item -> item.strip().toLowerCase(Locale.ROOT)).toList();
    this.numbers = new WholeNumbers(question.least(), question.most());
  }

  private static ObjectNode schema(Question.Rating question) {
    ObjectNode schema = Schemas.object();
    for (String name : Schemas.names(RATING, question.items().size())) {
      Schemas.number(schema, name, question.least(), question.most());
    }
    return schema;
  }

  private static String words(Question.Rating question) {
    return Schemas.object(
        Schemas.names(RATING, question.items().size()),
        "a whole number from " + question.least() + " to " + question.most());
  }

  @Override
  public Optional<Answer> read(String text) {
    String answer = PlainText.afterThoughts(text);
    Optional<JsonFields> listing = JsonFields.listing(answer, NAMES);
    if (listing.isPresent()) {
      List<String> values = listing.get().listed(NAMES);
      return values.isEmpty() ? byItem(answer) : rated(values);
    }
    return byItem(answer).or(() -> inLines(PlainText.clean(answer)));
  }

  /** From an object whose names are the items. */
  private Optional<Answer> byItem(String text) {
    if (new HashSet<>(items).size() < items.size()) {
      return Optional.empty();
    }
    for (JsonFields object : JsonFields.in(text)) {
      List<String> values = new ArrayList<>();
      items.forEach(item -> object.first(List.of(item)).ifPresent(values::add));
      if (values.size() == items.size()) {
        return rated(values);
      }
    }
    return Optional.empty();
  }

  private Optional<Answer> rated(List<String> values) {
    List<Optional<Integer>> ratings = values.stream().map(numbers::only).toList();
    return ratings.size() == items.size() && ratings.stream().allMatch(Optional::isPresent)
        ? Optional.of(new Answer.Rated(ratings.stream().map(Optional::get).toList()))
        : Optional.empty();
  }

  private Optional<Answer> inLines(String text) {
    if (text.indexOf('{') >= 0) {
      return Optional.empty();
    }
    if (items.size() == 1) {
      return numbers.answer(text).map(one -> new Answer.Rated(List.of(one)));
    }
    List<String> lines = Lines.of(text, items.size());
    if (lines.size() == items.size()) {
      return rated(lines);
    }
    return WORD.matcher(text).find()
        ? Optional.empty()
        : numbers.all(text, items.size()).map(Answer.Rated::new);
  }
}
