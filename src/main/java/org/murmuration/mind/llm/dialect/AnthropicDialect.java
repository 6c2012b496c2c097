package org.murmuration.mind.llm.dialect;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.murmuration.mind.llm.dialect.Completion.Finish;
import org.murmuration.mind.llm.dialect.Completion.Usage;
import org.murmuration.mind.llm.form.AnswerForm;
import org.murmuration.mind.llm.form.PlainText;
import org.murmuration.mind.prompt.Message;

/**
 * Anthropic's messages. A schema is held by a tool that the model is forced to call; its input is
 * the answer. The system message is marked for the prompt cache. There is no seed, no JSON mode and
 * there are no chances; what a request says about them is not sent.
 */
public final class AnthropicDialect implements Dialect {

  private static final String VERSION = "2023-06-01";
  private static final String TOOL = "answer";

  @Override
  public String path() {
    return "/messages";
  }

  @Override
  public Map<String, String> headers(String key) {
    return key == null || key.isBlank()
        ? Map.of("Content-Type", "application/json", "anthropic-version", VERSION)
        : Map.of(
            "Content-Type", "application/json", "anthropic-version", VERSION, "x-api-key", key);
  }

  @Override
  public byte[] body(Request request) {
    return JsonBody.of(json -> write(json, request));
  }

  private static void write(JsonGenerator json, Request request) throws IOException {
    List<Message> messages = request.messages();
    json.writeStringField("model", request.model());
    json.writeNumberField("max_tokens", request.sampling().maxTokens());
    if (request.hold() == Request.Hold.SCHEMA) {
      writeTool(json, request.form());
    }
    if (!messages.isEmpty() && messages.get(0).role() == Message.Role.SYSTEM) {
      writeSystem(json, messages.get(0).text());
      messages = messages.subList(1, messages.size());
    }
    JsonBody.messages(json, messages);
    JsonBody.number(json, "temperature", request.sampling().temperature());
    JsonBody.number(json, "top_p", request.sampling().topP());
    JsonBody.texts(json, "stop_sequences", request.sampling().stop());
  }

  private static void writeTool(JsonGenerator json, AnswerForm form) throws IOException {
    json.writeArrayFieldStart("tools");
    json.writeStartObject();
    json.writeStringField("name", TOOL);
    json.writeStringField("description", "Gives your answer.");
    JsonBody.schema(json, "input_schema", form);
    json.writeEndObject();
    json.writeEndArray();
    json.writeObjectFieldStart("tool_choice");
    json.writeStringField("type", "tool");
    json.writeStringField("name", TOOL);
    json.writeEndObject();
  }

  private static void writeSystem(JsonGenerator json, String text) throws IOException {
    json.writeArrayFieldStart("system");
    json.writeStartObject();
    json.writeStringField("type", "text");
    json.writeStringField("text", PlainText.wellFormed(text));
    json.writeObjectFieldStart("cache_control");
    json.writeStringField("type", "ephemeral");
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
  }

  @Override
  public Completion read(JsonNode body) {
    Reading.requireObject(body);
    if (ErrorBody.in(body) != null) {
      throw new MalformedResponse("the response is an error: " + problem(body));
    }
    JsonNode content = body.path("content");
    if (!content.isArray()) {
      throw Reading.wrong("content", content, "a list of blocks");
    }
    return new Completion(
        text(content), finish(body), Reading.text(body, "model"), null, usage(body), List.of());
  }

  @Override
  public String problem(JsonNode body) {
    return ErrorBody.problem(body);
  }

  @Override
  public boolean isRefusal(JsonNode body) {
    return ErrorBody.isRefusal(body);
  }

  /** The input of the tool if it was called, else the text; thoughts are no part of it. */
  private static String text(JsonNode content) {
    StringBuilder text = new StringBuilder();
    for (JsonNode block : content) {
      String type = Reading.text(block, "type");
      if ("tool_use".equals(type)) {
        JsonNode input = block.path("input");
        if (!input.isObject()) {
          throw Reading.wrong("input", input, "an object");
        }
        return input.toString();
      }
      if ("text".equals(type)) {
        String part = Reading.text(block, "text");
        text.append(part == null ? "" : part);
      }
    }
    return text.toString();
  }

  private static Finish finish(JsonNode body) {
    String reason = Reading.text(body, "stop_reason");
    if (reason == null) {
      throw Reading.wrong("stop_reason", body.path("stop_reason"), "known");
    }
    return switch (reason) {
      case "end_turn", "stop_sequence", "tool_use" -> Finish.STOP;
      case "max_tokens", "model_context_window_exceeded" -> Finish.LENGTH;
      case "refusal" -> Finish.REFUSED;
      default -> throw Reading.wrong("stop_reason", body.get("stop_reason"), "known");
    };
  }

  private static Usage usage(JsonNode body) {
    JsonNode usage = body.path("usage");
    if (!usage.has("input_tokens")) {
      return null;
    }
    long cached = Reading.tokens(usage, "cache_read_input_tokens");
    long input =
        Reading.tokens(usage, "input_tokens")
            + Reading.tokens(usage, "cache_creation_input_tokens")
            + cached;
    return new Usage(input, cached, Reading.tokens(usage, "output_tokens"));
  }
}
