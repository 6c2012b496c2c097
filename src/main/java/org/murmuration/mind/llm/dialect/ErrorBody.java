package org.murmuration.mind.llm.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.murmuration.mind.llm.form.PlainText;

/** What providers write when something is wrong. Each has its own way, and some have several. */
final class ErrorBody {

  private static final int LENGTH = 400;

  /** Codes and types by which Azure, OpenAI and others say that a filter refused. */
  private static final Set<String> REFUSALS =
      Set.of(
          "content_filter",
          "content_policy_violation",
          "responsibleaipolicyviolation",
          "moderation",
          "moderation_blocked",
          "invalid_prompt",
          "refusal");

  /** What those write that give no code for it. */
  private static final List<String> REFUSING =
      List.of("content filtering policy", "content exists risk", "content management policy");

  private static final List<String> MESSAGES =
      List.of("message", "msg", "detail", "error", "description");

  private ErrorBody() {}

  /** The error of a body that is one, or of its first choice; null if neither has any. */
  static JsonNode in(JsonNode body) {
    if (body.isArray() && body.size() > 0) {
      return in(body.get(0));
    }
    JsonNode error = body.get("error");
    if (isGiven(error)) {
      return error;
    }
    JsonNode ofChoice = body.path("choices").path(0).get("error");
    if (isGiven(ofChoice)) {
      return ofChoice;
    }
    boolean isError =
        body.path("object").asText().equals("error") || body.path("type").asText().equals("error");
    boolean saysWhy = isGiven(body.get("detail")) || isGiven(body.get("message"));
    return isError || saysWhy && !body.has("choices") && !body.has("content") ? body : null;
  }

  /** In one line: the message, and the code or type behind it; empty if there is neither. */
  static String problem(JsonNode body) {
    JsonNode error = in(body);
    if (error == null) {
      return "";
    }
    String message = message(error);
    String raw = error.path("metadata").path("raw").asText();
    if (!raw.isEmpty() && !message.contains(raw)) {
      message = message.isEmpty() ? raw : message + ": " + raw;
    }
    String kind = kind(error);
    if (message.isEmpty() || kind.isEmpty() || message.contains(kind)) {
      return PlainText.oneLine(message.isEmpty() ? kind : message, LENGTH);
    }
    return PlainText.oneLine(message, LENGTH) + " (" + PlainText.oneLine(kind, LENGTH) + ")";
  }

  /** Whether a filter or the model's policy refused. */
  static boolean isRefusal(JsonNode body) {
    JsonNode error = in(body);
    if (error == null) {
      return false;
    }
    JsonNode inner = error.has("innererror") ? error.get("innererror") : error.path("inner_error");
    JsonNode metadata = error.path("metadata");
    String message = message(error).toLowerCase(Locale.ROOT);
    return isRefusalWord(error.path("code"))
        || isRefusalWord(error.path("type"))
        || isRefusalWord(inner.path("code"))
        || isRefusalWord(metadata.path("error_type"))
        || metadata.has("flagged_input")
        || REFUSING.stream().anyMatch(message::contains);
  }

  private static boolean isRefusalWord(JsonNode code) {
    return code.isTextual() && REFUSALS.contains(code.textValue().toLowerCase(Locale.ROOT));
  }

  private static String kind(JsonNode error) {
    for (String name : List.of("code", "type", "status")) {
      JsonNode kind = error.path(name);
      if (kind.isTextual() && !kind.textValue().equals("error") || kind.isNumber()) {
        return kind.asText();
      }
    }
    return "";
  }

  private static String message(JsonNode error) {
    if (error.isTextual()) {
      return error.textValue();
    }
    if (error.isArray()) {
      return error.isEmpty() ? "" : message(error.get(0));
    }
    for (String name : MESSAGES) {
      JsonNode message = error.get(name);
      if (isGiven(message)) {
        return message(message);
      }
    }
    return "";
  }

  private static boolean isGiven(JsonNode node) {
    return node != null && !node.isNull() && !(node.isTextual() && node.textValue().isBlank());
  }
}
