package org.murmuration.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Refuses JSON that no journal and no database could keep: halves of characters, the character NUL,
 * numbers beyond all bounds.
 */
final class Texts {

  private Texts() {}

  /**
   * Looks through a body.
   *
   * @throws Refused if it holds such a thing
   * @throws IOException if it is no JSON
   */
  static void check(JsonFactory factory, byte[] json) throws IOException {
    try (JsonParser parser = factory.createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        boolean text = token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME;
        if (text && isBroken(parser.getText())) {
          throw Inquiry.wrong("a text in the body holds the character NUL or half a character");
        }
        if (token == JsonToken.VALUE_NUMBER_FLOAT && !Double.isFinite(parser.getDoubleValue())) {
          throw Inquiry.wrong("a number in the body is beyond all bounds");
        }
      }
    }
  }

  private static boolean isBroken(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return true;
      }
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return true;
        }
        i++;
      }
    }
    return false;
  }
}
