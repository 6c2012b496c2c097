package org.murmuration.conversation;

import java.util.List;
import java.util.regex.Pattern;
import org.murmuration.settings.Settings;

/**
 * How a party goes, as a block of a scenario says.
 *
 * @param rounds how many rounds it has
 * @param announce whether guests are told how many
 * @param prefix stands before the number of a guest, counted from 1, in its name
 * @param maxTurns utterances of each side of a chat, at most
 * @param words about how many words an utterance may have
 * @param maxTokens a chat ends once it has this many tokens; 0: it may have any number
 * @param memory what guests remember
 */
public record PartySettings(
    int rounds,
    boolean announce,
    String prefix,
    int maxTurns,
    int words,
    int maxTokens,
    Budget memory) {

  private static final Pattern NAME = Pattern.compile("[\\p{L}_-]{1,20}");
  private static final int MOST_TOKENS = 10_000_000;
  private static final String SUMMARISE = "summarise";

  /**
   * What a memory has room for.
   *
   * @param tokens its budget
   * @param tokenizer how they are counted
   * @param summarises whether a guest sums up what there is no room for, instead of forgetting it
   * @param summaryWords about how many words a summary may have
   */
  public record Budget(int tokens, Tokenizer tokenizer, boolean summarises, int summaryWords) {

    /** Tokens at which a guest is asked for a summary, once a round is over: three quarters. */
    int full() {
      return tokens - tokens / 4;
    }

    /** Tokens of the newest recollections that stay as they are beside a summary: a quarter. */
    int kept() {
      return tokens / 4;
    }
  }

  /** Reads a block with the keys of a party. */
  public static PartySettings read(Settings block) {
    String prefix = block.text("prefix");
    if (!NAME.matcher(prefix).matches()) {
      throw block.error(
          "prefix", "is \"" + prefix + "\"; it must be up to 20 letters, such as L or Guest-");
    }
    return new PartySettings(
        block.count("rounds", 0, 100_000),
        block.flag("announce"),
        prefix,
        block.count("max-turns", 1, 1000),
        block.count("words", 1, 1000),
        block.count("max-tokens", 0, MOST_TOKENS),
        budget(block.child("memory")));
  }

  private static Budget budget(Settings memory) {
    return new Budget(
        memory.count("tokens", 0, MOST_TOKENS),
        Tokenizer.read(memory, "tokenizer"),
        memory.oneOf("overflow", List.of("drop", SUMMARISE)).equals(SUMMARISE),
        memory.count("summary-words", 1, 1000));
  }

  /** The name that an agent goes by. */
  public String name(int agent) {
    return prefix + (agent + 1);
  }

  /** The agent that goes by a name; −1 if that is the name of no agent. */
  int agent(String name) {
    String number = name.startsWith(prefix) ? name.substring(prefix.length()) : "";
    return number.matches("[1-9]\\d{0,8}") ? Integer.parseInt(number) - 1 : -1;
  }
}
