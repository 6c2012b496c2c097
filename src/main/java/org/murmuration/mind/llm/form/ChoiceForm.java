package org.murmuration.mind.llm.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.murmuration.model.Answer;

/**
 * One of some options, or a word of one's own where the question is open. Reads JSON, the bare
 * option, an option that is answered first, or the only option a text names.
 */
final class ChoiceForm implements AnswerForm {

  private static final String ANSWER = "answer";
  private static final List<String> ANSWERS =
      List.of(ANSWER, "choice", "option", "value", "name", "word", "selection", "response");

  /** How most providers write the object of the schema. */
  private static final String JSON_ANSWER = "{\"" + ANSWER + "\":%s}";

  /** Longest word that may be coined, in characters. */
  private static final int COINED = 40;

  private final boolean open;
  private final OptionNames names;
  private final Prose prose;
  private final Map<String, Optional<Answer>> answers = new HashMap<>();
  private final String instruction;
  private final String jsonInstruction;
  private final ObjectNode schema;
  private final String schemaText;

  /**
   * @param options in the order shown; may be empty only if {@code open}
   * @param open whether another word may be answered
   */
  ChoiceForm(List<String> options, boolean open) {
    this.open = open;
    this.names = new OptionNames(options);
    this.prose = new Prose(options);
    for (String option : options) {
      Optional<Answer> answer = Optional.of(new Answer.Chosen(option));
      answers.put(option, answer);
      answers.putIfAbsent(JSON_ANSWER.formatted(TextNode.valueOf(option)), answer);
    }
    String own = options.isEmpty() ? "a word of your own" : ", or a word of your own";
    this.instruction =
        options.isEmpty()
            ? "Answer with a word of your own and nothing else."
            : "Answer with one of these"
                + (open ? own : "")
                + " and nothing else: "
                + String.join(", ", options);
    this.jsonInstruction =
        "Answer with a JSON object and nothing else: {\"answer\": "
            + (options.isEmpty() ? own : Schemas.listed(options) + (open ? own : ""))
            + "}";
    this.schema = Schemas.object();
    if (open) {
      Schemas.text(schema, ANSWER);
    } else {
      Schemas.oneOf(schema, ANSWER, options);
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
    return jsonInstruction;
  }

  @Override
  public Optional<Answer> read(String text) {
    Optional<Answer> exact = answers.get(text);
    return exact != null ? exact : readAnswer(PlainText.afterThoughts(text));
  }

  private Optional<Answer> readAnswer(String text) {
    Optional<String> bare = names.bare(text);
    if (bare.isPresent()) {
      return answers.get(bare.get());
    }
    Set<Optional<Answer>> found = new HashSet<>();
    for (JsonFields object : JsonFields.in(text)) {
      Optional<String> value = object.first(ANSWERS);
      if (value.isPresent()) {
        found.add(named(value.get()));
      } else if (object.cut() != null && ANSWERS.contains(object.cut())) {
        found.add(Optional.empty());
      }
    }
    if (found.isEmpty()) {
      return named(text);
    }
    return found.size() == 1 ? found.iterator().next() : Optional.empty();
  }

  private Optional<Answer> named(String text) {
    Optional<String> bare = names.bare(text);
    if (bare.isPresent()) {
      return answers.get(bare.get());
    }
    String clean = PlainText.clean(text);
    if (open) {
      return prose.first(clean).flatMap(answers::get).or(() -> coined(clean));
    }
    return prose.read(clean).flatMap(answers::get);
  }

  /** A single word, without the marks around it. */
  private static Optional<Answer> coined(String text) {
    String word = Prose.word(text);
    return word.isEmpty() || word.length() > COINED
        ? Optional.empty()
        : Optional.of(new Answer.Chosen(word));
  }
}
