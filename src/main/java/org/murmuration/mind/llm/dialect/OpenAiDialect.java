package org.murmuration.mind.llm.dialect;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.murmuration.mind.llm.dialect.Completion.Chance;
import org.murmuration.mind.llm.dialect.Completion.Finish;
import org.murmuration.mind.llm.dialect.Completion.Usage;

/**
 * Chat completions as OpenAI defined them and most others speak them: vLLM, Ollama, llama.cpp, LM
 * Studio, OpenRouter, Mistral, Gemini's compatible endpoint.
 */
public final class OpenAiDialect implements Dialect {

  /** How many tokens are told in each place when chances are asked for; the most there can be. */
  private static final int CHANCES = 20;

  private final String maxTokens;

  /**
   * @param reasoning whether the longest answer goes by the name {@code max_completion_tokens},
   *     OpenAI's newer one and the only one its reasoning models take; else {@code max_tokens},
   *     which all others know
   */
  public OpenAiDialect(boolean reasoning) {
    this.maxTokens = reasoning ? "max_completion_tokens" : "max_tokens";
  }

  @Override
  public String path() {
    return "/chat/completions";
  }

  /** A blank or missing key sends none, as local servers want it. */
  @Override
  public Map<String, String> headers(String key) {
    return key == null || key.isBlank()
        ? Map.of("Content-Type", "application/json")
        : Map.of("Content-Type", "application/json", "Authorization", "Bearer " + key);
  }

  @Override
  public byte[] body(Request request) {
    return JsonBody.of(json -> write(json, request));
  }

  private void write(JsonGenerator json, Request request) throws IOException {
    json.writeStringField("model", request.model());
    JsonBody.messages(json, request.messages());
    JsonBody.number(json, "temperature", request.sampling().temperature());
    JsonBody.number(json, "top_p", request.sampling().topP());
    json.writeNumberField(maxTokens, request.sampling().maxTokens());
    if (request.seed() != null) {
      json.writeNumberField("seed", request.seed());
    }
    JsonBody.texts(json, "stop", request.sampling().stop());
    switch (request.hold()) {
      case SCHEMA -> {
        json.writeObjectFieldStart("response_format");
        json.writeStringField("type", "json_schema");
        json.writeObjectFieldStart("json_schema");
        json.writeStringField("name", "answer");
        json.writeBooleanField("strict", true);
        JsonBody.schema(json, "schema", request.form());
        json.writeEndObject();
        json.writeEndObject();
      }
      case JSON -> {
        json.writeObjectFieldStart("response_format");
        json.writeStringField("type", "json_object");
        json.writeEndObject();
      }
      case PROMPT -> {}
    }
    if (request.chances()) {
      json.writeBooleanField("logprobs", true);
      json.writeNumberField("top_logprobs", CHANCES);
    }
  }

  /**
   * {@inheritDoc} The text of a refusal is what the model says about it. An error in the place of a
   * choice, as OpenRouter sends it with status 200, is malformed unless it says that a filter
   * refused; {@link #problem} and {@link #isRefusal} read it too.
   */
  @Override
  public Completion read(JsonNode body) {
    Reading.requireObject(body);
    String model = Reading.text(body, "model");
    String fingerprint = Reading.text(body, "system_fingerprint");
    if (ErrorBody.in(body) != null) {
      if (!isRefusal(body)) {
        throw new MalformedResponse("the response is an error: " + problem(body));
      }
      return new Completion("", Finish.REFUSED, model, fingerprint, usage(body), List.of());
    }
    JsonNode choices = body.path("choices");
    if (!choices.isArray() || choices.isEmpty()) {
      throw Reading.wrong("choices", choices, "a list with a choice");
    }
    JsonNode choice = choices.get(0);
    JsonNode message = choice.path("message");
    if (!message.isObject()) {
      throw Reading.wrong("message", message, "an object");
    }
    String refusal = refusal(message);
    return new Completion(
        refusal == null ? content(message) : refusal,
        refusal == null ? finish(choice) : Finish.REFUSED,
        model,
        fingerprint,
        usage(body),
        chances(choice.path("logprobs").path("content")));
  }

  @Override
  public String problem(JsonNode body) {
    return ErrorBody.problem(body);
  }

  @Override
  public boolean isRefusal(JsonNode body) {
    return ErrorBody.isRefusal(body);
  }

  private static Finish finish(JsonNode choice) {
    String reason = Reading.text(choice, "finish_reason");
    return switch (reason == null ? "stop" : reason) {
      case "stop", "tool_calls", "function_call", "eos", "end_turn", "stop_sequence" -> Finish.STOP;
      case "length", "max_tokens", "model_length" -> Finish.LENGTH;
      case "content_filter", "refusal", "safety" -> Finish.REFUSED;
      default -> throw Reading.wrong("finish_reason", choice.get("finish_reason"), "known");
    };
  }

  private static String content(JsonNode message) {
    JsonNode content = message.path("content");
    if (content.isArray()) {
      return joined(content, "text");
    }
    String text = Reading.text(message, "content");
    if (text != null && !text.isEmpty()) {
      return text;
    }
    String arguments =
        Reading.text(message.path("tool_calls").path(0).path("function"), "arguments");
    return arguments == null ? "" : arguments;
  }

  /** What the model says about refusing, or null if it does not refuse. */
  private static String refusal(JsonNode message) {
    String refusal = Reading.text(message, "refusal");
    JsonNode content = message.path("content");
    if (refusal == null && content.isArray()) {
      refusal = joined(content, "refusal");
    }
    return refusal == null || refusal.isEmpty() ? null : refusal;
  }

  /** The parts of one type; others, such as thoughts, are no part of the answer. */
  private static String joined(JsonNode parts, String type) {
    StringBuilder joined = new StringBuilder();
    for (JsonNode part : parts) {
      String text = type.equals(Reading.text(part, "type")) ? Reading.text(part, type) : null;
      joined.append(text == null ? "" : text);
    }
    return joined.toString();
  }

  private static Usage usage(JsonNode body) {
    JsonNode usage = body.path("usage");
    if (!usage.has("prompt_tokens")) {
      return null;
    }
    JsonNode details = usage.path("prompt_tokens_details");
    long cached =
        details.has("cached_tokens")
            ? Reading.tokens(details, "cached_tokens")
            : Reading.tokens(usage, "prompt_cache_hit_tokens");
    return new Usage(
        Reading.tokens(usage, "prompt_tokens"), cached, Reading.tokens(usage, "completion_tokens"));
  }

  private static List<List<Chance>> chances(JsonNode places) {
    if (!places.isArray() || places.isEmpty()) {
      return List.of();
    }
    List<List<Chance>> chances = new ArrayList<>(places.size());
    for (JsonNode place : places) {
      JsonNode top = place.path("top_logprobs");
      List<Chance> ofPlace = new ArrayList<>(Math.max(1, top.size()));
      if (top.isArray() && !top.isEmpty()) {
        for (JsonNode token : top) {
          add(ofPlace, token);
        }
      } else {
        add(ofPlace, place);
      }
      chances.add(List.copyOf(ofPlace));
    }
    return List.copyOf(chances);
  }

  private static void add(List<Chance> chances, JsonNode token) {
    String text = Reading.text(token, "token");
    JsonNode logarithm = token.path("logprob");
    if (text == null || !logarithm.isNumber() || logarithm.doubleValue() > 0.001) {
      throw Reading.wrong("logprob", logarithm, "the logarithm of a probability of a token");
    }
    chances.add(new Chance(text, Math.min(0.0, logarithm.doubleValue())));
  }
}
