package org.murmuration.conversation;

/**
 * A guest's own summary of all that it remembered but the newest recollections, which stay beside
 * it. Takes the place of what it sums up.
 *
 * @param text as the guest wrote it, cut to a quarter of the memory
 */
public record Summary(int round, String text, int tokens) implements Sized {

  static Summary of(int round, String text, PartySettings.Budget memory) {
    String cut = text;
    int tokens = memory.tokenizer().count(cut);
    while (tokens > Math.max(1, memory.kept()) && cut.length() > 1) {
      int end = Math.min(cut.length() - 1, (int) ((long) cut.length() * memory.kept() / tokens));
      end = Math.max(1, end);
      if (Character.isHighSurrogate(cut.charAt(end - 1))) {
        end--;
      }
      cut = cut.substring(0, end);
      tokens = memory.tokenizer().count(cut);
    }
    return new Summary(round, cut, tokens);
  }
}
