package org.murmuration.conversation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.murmuration.model.Question;

/**
 * What a guest remembers of a chat: what was said as it heard it, oldest first.
 *
 * @param round of the party, from 0; −1 in a planted recollection
 * @param other the agent it talked with; −1 if that is nobody of the party
 * @param name what the other goes by
 * @param invited whether the other had been invited by this guest, which spoke first then
 * @param lines what was said; a chat that is longer than a memory has lost its beginning
 */
public record PastChat(
    int round, int other, String name, boolean invited, List<Line> lines, int tokens)
    implements Sized {

  private static final int PER_LINE = 3;

  /** One utterance: whether it was this guest's own, and its text. */
  public record Line(boolean own, String text) {}

  public PastChat {
    lines = List.copyOf(lines);
  }

  /** What the side in a seat keeps of a chat. */
  static PastChat of(Conversation chat, int seat, PartySettings settings) {
    int other = chat.agents().get(1 - seat);
    List<Line> lines = new ArrayList<>();
    for (Question.Line line : chat.lines()) {
      lines.add(new Line(line.seat() == seat, line.text()));
    }
    return of(chat.occasion().round(), other, settings.name(other), seat == 0, lines, settings);
  }

  /**
   * A chat that may never have been, in which another is remembered to have said one thing.
   *
   * @param name what the other goes by; of a guest, or of nobody at the party
   */
  public static PastChat planted(String name, String line, PartySettings settings) {
    return of(-1, settings.agent(name), name, false, List.of(new Line(false, line)), settings);
  }

  /** A chat of which only as much of its end is kept as a memory has room for. */
  private static PastChat of(
      int round,
      int other,
      String name,
      boolean invited,
      List<Line> lines,
      PartySettings settings) {
    Tokenizer tokenizer = settings.memory().tokenizer();
    List<Line> newestFirst = new ArrayList<>();
    int tokens = PER_LINE + tokenizer.count(name);
    for (int i = lines.size() - 1; i >= 0; i--) {
      int more = PER_LINE + tokenizer.count(lines.get(i).text());
      if (!newestFirst.isEmpty() && tokens + more > settings.memory().tokens()) {
        break;
      }
      newestFirst.add(lines.get(i));
      tokens += more;
    }
    Collections.reverse(newestFirst);
    return new PastChat(round, other, name, invited, newestFirst, tokens);
  }
}
