package org.murmuration.mind.llm;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.murmuration.mind.llm.dialect.Dialect;
import org.murmuration.mind.llm.dialect.JsonBody;
import org.murmuration.mind.llm.dialect.OpenAiDialect;
import org.murmuration.model.RandomStream;

/**
 * A provider in this process that knows nothing: it answers at once, at random, in the form its
 * schema asks for. For trying prompts, records and budgets, and for measuring the engine. Speaks
 * the OpenAI chat protocol as far as it is asked in it, so that a rehearsal is recorded like a
 * call.
 */
final class Rehearsal implements Provider {

  static final String NAME = "rehearsal";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Dialect DIALECT = new OpenAiDialect(false);
  private static final List<String> WORDS =
      List.of("we", "might", "try", "this", "again", "or", "leave", "it", "there", "perhaps");
  private static final int SENTENCE = 8;
  private static final int MOST_LISTED = 3;

  /** How a schema says in words from what to what something goes: numbers, or names with one. */
  private static final Pattern RANGE =
      Pattern.compile("from (.*?)(-?\\d{1,10}) to \\1(-?\\d{1,10})\\b");

  private static final int CHARACTERS_PER_TOKEN = 4;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Abilities abilities() {
    return new Abilities(true, false, true, true);
  }

  @Override
  public Dialect dialect(ModelSettings model) {
    return DIALECT;
  }

  @Override
  public Endpoint open(ModelSettings model, Means means) {
    return Rehearsal::reply;
  }

  private static CompletableFuture<Endpoint.Reply> reply(byte[] body, Duration timeout) {
    try {
      Asked asked = Asked.read(body);
      RandomStream random = RandomStream.of(asked.seed, RandomStream.Purpose.ANSWER, 0, 0, 0);
      String answer = filled(asked.schema, random).toString();
      byte[] response = JsonBody.of(json -> write(json, answer, body.length));
      return CompletableFuture.completedFuture(new Endpoint.Reply(200, null, response));
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static void write(JsonGenerator json, String answer, int length) throws IOException {
    json.writeStringField("model", NAME);
    json.writeArrayFieldStart("choices");
    json.writeStartObject();
    json.writeObjectFieldStart("message");
    json.writeStringField("role", "assistant");
    json.writeStringField("content", answer);
    json.writeEndObject();
    json.writeStringField("finish_reason", "stop");
    json.writeEndObject();
    json.writeEndArray();
    json.writeObjectFieldStart("usage");
    json.writeNumberField("prompt_tokens", length / CHARACTERS_PER_TOKEN);
    json.writeNumberField("completion_tokens", 1 + answer.length() / CHARACTERS_PER_TOKEN);
    json.writeEndObject();
  }

  /** All it looks at in a request; the messages are passed over. */
  private record Asked(long seed, JsonNode schema) {

    static Asked read(byte[] body) throws IOException {
      long seed = 0;
      JsonNode schema = MissingNode.getInstance();
      try (JsonParser json = JSON.createParser(body)) {
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          String field = json.currentName();
          json.nextToken();
          switch (field) {
            case "seed" -> seed = json.getValueAsLong();
            case "response_format" -> {
              JsonNode format = json.readValueAsTree();
              schema = format.path("json_schema").path("schema");
            }
            default -> json.skipChildren();
          }
        }
      }
      return new Asked(seed, schema);
    }
  }

  /** Something that a schema allows. */
  private static JsonNode filled(JsonNode schema, RandomStream random) {
    JsonNode options = schema.path("enum");
    if (!options.isEmpty()) {
      return options.get(random.nextInt(options.size()));
    }
    if (schema.path("type").asText().equals("object")) {
      ObjectNode object = JSON.createObjectNode();
      schema
          .path("properties")
          .properties()
          .forEach(property -> object.set(property.getKey(), filled(property.getValue(), random)));
      return object;
    }
    if (schema.path("type").asText().equals("array")) {
      ArrayNode list = JSON.createArrayNode();
      for (int length = random.nextInt(MOST_LISTED + 1); length > 0; length--) {
        list.add(filled(schema.path("items"), random));
      }
      return list;
    }
    Matcher range = RANGE.matcher(schema.path("description").asText());
    if (range.find()) {
      return within(range, schema.path("type").asText().equals("integer"), random);
    }
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < SENTENCE; i++) {
      words.append(i == 0 ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
    }
    return TextNode.valueOf(words.toString());
  }

  /** A number of a range, or a name that ends in one. */
  private static JsonNode within(Matcher range, boolean isNumber, RandomStream random) {
    long first = Long.parseLong(range.group(2));
    long last = Long.parseLong(range.group(3));
    long drawn =
        first + (long) ((random.nextInt() >>> 1) / (double) (1L << 31) * (last - first + 1));
    return isNumber ? LongNode.valueOf(drawn) : TextNode.valueOf(range.group(1) + drawn);
  }
}
