package org.murmuration.conversation;

import java.util.function.ToIntFunction;
import org.murmuration.mind.llm.Tokens;
import org.murmuration.settings.Settings;

/** Counts the tokens of a text, with a model's own vocabulary or by a stated estimate. */
public final class Tokenizer {

  /** The name of the estimate: {@link Tokens#estimate(String)}. */
  public static final String ESTIMATE = "estimate";

  /** A quarter of the ASCII characters, and one for each other character; at least 1. */
  public static final Tokenizer ESTIMATED = new Tokenizer(ESTIMATE, Tokens::estimate);

  private final String name;
  private final ToIntFunction<String> count;

  private Tokenizer(String name, ToIntFunction<String> count) {
    this.name = name;
    this.count = count;
  }

  /** The tokenizer that a key names: {@code estimate}, or a model whose vocabulary is known. */
  static Tokenizer read(Settings settings, String key) {
    String name = settings.text(key);
    if (name.equals(ESTIMATE)) {
      return ESTIMATED;
    }
    Tokens tokens = Tokens.of(name);
    if (!tokens.isExact()) {
      throw settings.error(
          key,
          "is "
              + name
              + ", whose vocabulary is not known here; it must be estimate, or a model of OpenAI"
              + " such as gpt-4o");
    }
    return new Tokenizer(name, tokens::count);
  }

  /** The tokens of a text, at least 1. */
  public int count(String text) {
    return Math.max(1, count.applyAsInt(text));
  }

  /** How tokens are counted, in a few words. */
  public String description() {
    return name.equals(ESTIMATE)
        ? "estimated as a quarter of the characters"
        : "counted with the vocabulary of " + name;
  }
}
