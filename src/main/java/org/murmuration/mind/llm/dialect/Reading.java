package org.murmuration.mind.llm.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import org.murmuration.mind.llm.form.PlainText;

/** Takes values out of responses, and says in one line what is not as it should be. */
final class Reading {

  private static final int SHOWN = 60;

  private Reading() {}

  /** The text at a name, or null if there is none. */
  static String text(JsonNode node, String name) {
    JsonNode text = node.path(name);
    if (text.isMissingNode() || text.isNull()) {
      return null;
    }
    if (!text.isTextual()) {
      throw wrong(name, text, "a text");
    }
    return text.textValue();
  }

  /** The number of tokens at a name; 0 if there is none. */
  static long tokens(JsonNode node, String name) {
    JsonNode tokens = node.path(name);
    if (tokens.isMissingNode() || tokens.isNull()) {
      return 0;
    }
    boolean isWhole = tokens.isNumber() && tokens.canConvertToExactIntegral();
    if (!isWhole || !tokens.canConvertToLong() || tokens.longValue() < 0) {
      throw wrong(name, tokens, "a number of tokens");
    }
    return tokens.longValue();
  }

  static void requireObject(JsonNode body) {
    if (!body.isObject()) {
      throw new MalformedResponse("the response is " + shown(body) + ", not an object");
    }
  }

  static MalformedResponse wrong(String name, JsonNode value, String right) {
    return new MalformedResponse(name + " is " + shown(value) + ", not " + right);
  }

  private static String shown(JsonNode value) {
    return switch (value.getNodeType()) {
      case MISSING -> "missing";
      case OBJECT -> "an object";
      case ARRAY -> value.isEmpty() ? "an empty list" : "a list";
      default -> PlainText.oneLine(value.toString(), SHOWN);
    };
  }
}
