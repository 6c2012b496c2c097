package org.murmuration.mind.llm;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.List;
import java.util.regex.Pattern;
import org.murmuration.mind.prompt.Message;

/**
 * How many tokens a text has for a model: counted with the vocabulary of OpenAI's models, and with
 * the newest of them as an estimate for all others. Thread-safe. Counting costs some 70 ns a
 * character; {@link #estimate} is for where that is too much.
 */
public final class Tokens {

  private static final EncodingRegistry REGISTRY = Encodings.newLazyEncodingRegistry();

  private static final Pattern NEWER =
      Pattern.compile("(?:gpt-4o|gpt-4\\.|gpt-[5-9]|chatgpt-4o|o[1-9]\\b|gpt-oss).*");
  private static final Pattern OLDER = Pattern.compile("(?:gpt-4|gpt-3\\.5)(?:-.*)?");

  /** What OpenAI's chat format adds to each message, and to the answer it opens. */
  private static final int PER_MESSAGE = 3;

  private static final int PER_ROLE = 1;
  private static final int OPENING = 3;

  private static final int ASCII_PER_TOKEN = 4;

  private final Encoding encoding;
  private final boolean exact;

  private Tokens(EncodingType vocabulary, boolean exact) {
    this.encoding = REGISTRY.getEncoding(vocabulary);
    this.exact = exact;
  }

  /** Tokens as a model counts them; its name may have the provider before it, as OpenRouter's. */
  public static Tokens of(String model) {
    String name = model.substring(model.lastIndexOf('/') + 1);
    if (NEWER.matcher(name).matches()) {
      return new Tokens(EncodingType.O200K_BASE, true);
    }
    return OLDER.matcher(name).matches()
        ? new Tokens(EncodingType.CL100K_BASE, true)
        : new Tokens(EncodingType.O200K_BASE, false);
  }

  /**
   * About how many tokens a text has in any vocabulary, without looking at one: a quarter of its
   * ASCII characters, and one for each other character.
   */
  public static int estimate(String text) {
    int ascii = 0;
    int others = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 128) {
        ascii++;
      } else if (!Character.isLowSurrogate(c)) {
        others++;
      }
    }
    return (ascii + ASCII_PER_TOKEN - 1) / ASCII_PER_TOKEN + others;
  }

  /** The same for the messages of a request, with what a chat format adds. */
  public static int estimate(List<Message> messages) {
    int tokens = OPENING;
    for (Message message : messages) {
      tokens += PER_MESSAGE + PER_ROLE + estimate(message.text());
    }
    return tokens;
  }

  /** Whether texts are counted with the model's own vocabulary. */
  public boolean isExact() {
    return exact;
  }

  /** The tokens of a text. */
  public int count(String text) {
    return encoding.countTokensOrdinary(text);
  }

  /** The tokens of the messages of a request, with what the chat format adds. */
  public int count(List<Message> messages) {
    int tokens = OPENING;
    for (Message message : messages) {
      tokens += PER_MESSAGE + PER_ROLE + count(message.text());
    }
    return tokens;
  }
}
