package org.murmuration.mind.llm.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.murmuration.model.Agents;
import org.murmuration.model.Answer;
import org.murmuration.model.Question;

/** Numbers, picks, ratings and texts: whatever a model writes, what is read is what was asked. */
class AnswerKindsTest {

  /** What strict modes of all providers take. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "type", "properties", "required", "additionalProperties", "enum", "items", "description");

  @Property(tries = 300)
  void whatASchemaAllowsIsReadBack(@ForAll("questions") Question question, @ForAll long seed) {
    AnswerForm form = form(question);
    ObjectNode answer = filled(form.schema(), question, new Random(seed));

    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(form.schema())
                .validate(answer))
        .isEmpty();
    Optional<Answer> read = form.read(answer.toString());
    assertThat(read).as(answer.toString()).isPresent();
    fits(question, read.get());
    assertThat(form.read("```json\n" + answer.toPrettyString() + "\n```")).isEqualTo(read);
  }

  @Property(tries = 2000)
  void nothingThatWasNotAskedForIsEverRead(
      @ForAll("questions") Question question, @ForAll("anything") String text) {
    form(question).read(text).ifPresent(answer -> fits(question, answer));
  }

  @Property(tries = 100)
  void schemasKeepToWhatEveryProviderTakes(@ForAll("questions") Question question) {
    JsonNode schema = form(question).schema();

    assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
    assertThat(schema.path("required")).hasSameSizeAs(schema.path("properties"));
    hasKeywordsOnly(schema);
    assertThat(values(schema)).as("values listed").isLessThanOrEqualTo(1000);
    assertThat(form(question)).as("made once").isSameAs(form(question));
    assertThat(form(question).jsonInstruction()).contains("JSON");
  }

  private static void hasKeywordsOnly(JsonNode schema) {
    schema.fieldNames().forEachRemaining(name -> assertThat(KEYWORDS).contains(name));
    schema.path("properties").forEach(AnswerKindsTest::hasKeywordsOnly);
    if (schema.has("items")) {
      hasKeywordsOnly(schema.path("items"));
    }
  }

  private static int values(JsonNode schema) {
    int values = schema.path("enum").size() + schema.path("items").path("enum").size();
    for (JsonNode property : schema.path("properties")) {
      values += values(property);
    }
    return values;
  }

  private static AnswerForm form(Question question) {
    return AnswerForm.of(question, List.of());
  }

  /** Something that a schema allows and the question too, with what the schema cannot say. */
  private static ObjectNode filled(JsonNode schema, Question question, Random random) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    schema
        .path("properties")
        .properties()
        .forEach(
            property -> {
              JsonNode place = property.getValue();
              if (place.path("type").asText().equals("array")) {
                answer
                    .putArray(property.getKey())
                    .add(value(place.path("items"), question, random));
              } else if (place.path("type").asText().equals("integer")) {
                answer.put(property.getKey(), 7);
              } else {
                answer.put(property.getKey(), value(place, question, random));
              }
            });
    return answer;
  }

  private static String value(JsonNode place, Question question, Random random) {
    JsonNode allowed = place.path("enum");
    if (!allowed.isEmpty()) {
      return allowed.get(random.nextInt(allowed.size())).asText();
    }
    return question instanceof Question.Pick pick
        ? pick.name(pick.among().get(random.nextInt(pick.among().size())))
        : "The sea, \"7\" [ships] and {1} moon.\nHush, P3!";
  }

  private static void fits(Question question, Answer answer) {
    if (question instanceof Question.Amount amount) {
      assertThat(((Answer.Given) answer).amount()).isBetween(amount.least(), amount.most());
    } else if (question instanceof Question.Pick pick) {
      List<Integer> picked = ((Answer.Picked) answer).agents();
      assertThat(picked).hasSizeLessThanOrEqualTo(pick.most()).doesNotHaveDuplicates();
      assertThat(picked).allMatch(pick.among()::contains);
    } else if (question instanceof Question.Rating rating) {
      assertThat(((Answer.Rated) answer).ratings())
          .hasSameSizeAs(rating.items())
          .allMatch(one -> one >= rating.least() && one <= rating.most());
    } else {
      List<String> texts = ((Answer.Composed) answer).texts();
      assertThat(texts).hasSize(((Question.Composition) question).texts());
      for (String text : texts) {
        assertThat(text).isNotBlank().isEqualTo(PlainText.clean(text));
      }
    }
  }

  @Provide
  Arbitrary<Question> questions() {
    Arbitrary<Integer> few = Arbitraries.integers().between(1, 15);
    Arbitrary<Question> amounts =
        Arbitraries.integers()
            .between(-3, 9)
            .flatMap(
                least ->
                    Arbitraries.of(0, 1, 20, 2000)
                        .filter(span -> least <= 7 && least + span >= 7 || span < 101)
                        .map(span -> new Question.Amount("give", List.of(), least, least + span)));
    Arbitrary<Question> picks =
        Arbitraries.of("P", "guest ", "", "é")
            .flatMap(
                prefix ->
                    agents()
                        .flatMap(
                            among ->
                                few.map(most -> new Question.Pick("invite", among, most, prefix))));
    Arbitrary<Question> ratings =
        Arbitraries.of("sea", "5 ships", "a moon", "")
            .list()
            .ofMinSize(1)
            .ofMaxSize(5)
            .map(items -> new Question.Rating("rate", items, 1, 7));
    Arbitrary<Question> compositions =
        few.map(texts -> new Question.Composition("write", List.of(), texts, 20));
    return Arbitraries.oneOf(amounts, picks, ratings, compositions);
  }

  private static Arbitrary<Agents> agents() {
    return Arbitraries.frequencyOf(
            Tuple.of(5, Arbitraries.integers().between(0, 30).set().ofMaxSize(8)),
            Tuple.of(1, Arbitraries.just(new HashSet<>(IntStream.range(0, 200).boxed().toList()))))
        .map(numbers -> Agents.of(new ArrayList<>(numbers)));
  }

  @Provide
  Arbitrary<String> anything() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "7",
            "3",
            "P3",
            "P1",
            "guest 2",
            " ",
            "\n",
            ", ",
            "- ",
            "1. ",
            "2) ",
            "none",
            "not ",
            "Answer: ",
            "/7",
            "-",
            "{\"amount\": ",
            "{\"agents\": [",
            "{\"agent1\": \"",
            "\", \"agent2\": \"",
            "{\"rating1\": ",
            ", \"rating2\": ",
            "{\"texts\": [\"",
            "\", \"",
            "\"]}",
            "\"}",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "```",
            "<think>",
            "</think>",
            "The sea.",
            "\\",
            "\\u",
            "\uD800",
            "\u0000",
            "99999999999",
            ".5");
    return Arbitraries.frequencyOf(
        Tuple.of(4, pieces.list().ofMaxSize(12).map(list -> String.join("", list))),
        Tuple.of(1, Arbitraries.strings().all().ofMaxLength(60)));
  }
}
