package org.murmuration.mind.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
      JsonNode request = JSON.readTree(body);
      RandomStream random =
          RandomStream.of(request.path("seed").asLong(), RandomStream.Purpose.ANSWER, 0, 0, 0);
      JsonNode schema = request.path("response_format").path("json_schema").path("schema");
      String answer = JSON.writeValueAsString(filled(schema, random));
      ObjectNode response = JSON.createObjectNode();
      response.put("model", NAME);
      ObjectNode choice = response.putArray("choices").addObject();
      choice.putObject("message").put("role", "assistant").put("content", answer);
      choice.put("finish_reason", "stop");
      ObjectNode usage = response.putObject("usage");
      usage.put("prompt_tokens", body.length / CHARACTERS_PER_TOKEN);
      usage.put("completion_tokens", 1 + answer.length() / CHARACTERS_PER_TOKEN);
      return CompletableFuture.completedFuture(
          new Endpoint.Reply(200, null, JSON.writeValueAsBytes(response)));
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
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
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < SENTENCE; i++) {
      words.append(i == 0 ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
    }
    return TextNode.valueOf(words.toString());
  }
}
