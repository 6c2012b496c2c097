package org.murmuration.experiment.sentences;

import java.util.List;
import org.murmuration.conversation.Arranged;
import org.murmuration.conversation.Conversation;
import org.murmuration.conversation.PastChat;
import org.murmuration.conversation.Summary;
import org.murmuration.experiment.Portrayal;
import org.murmuration.model.Entry;
import org.murmuration.model.Recollection;

/** Shows what agents say and write; agents by their arm. */
final class SentencesPortrayal implements Portrayal {

  @Override
  public String mark(Entry.Encountered encountered, int seat) {
    if (encountered.outcome() instanceof Piece piece) {
      if (piece.occasion() instanceof Task.Composing task) {
        return task.arm().word();
      }
      if (piece.occasion() instanceof Task.Brainstorming task) {
        return task.arm().word();
      }
    }
    return null;
  }

  @Override
  public String text(Entry.Encountered encountered) {
    if (encountered.outcome() instanceof Conversation conversation) {
      return conversation.isChat() ? "talked, round " + (conversation.occasion().round() + 1) : "";
    }
    Task task = ((Piece) encountered.outcome()).occasion();
    String set = "word set " + (task.set() + 1);
    if (task instanceof Task.Composing composing) {
      return composing.arm().word() + ", wrote to " + set;
    }
    if (task instanceof Task.Brainstorming talk) {
      return talk.arm().word() + ", talked about " + set;
    }
    if (task instanceof Task.Passing passing) {
      return "chain %d, hop %d, %s".formatted(passing.chain() + 1, passing.hop(), set);
    }
    return task instanceof Task.Judging ? "rated, " + set : "chose a partner for " + set;
  }

  @Override
  public String recollection(Recollection recollection) {
    if (recollection instanceof Brainstorm talk) {
      return "talked about word set %d: %s"
          .formatted(talk.set() + 1, talk.lines().stream().map(Brainstorm.Line::text).toList());
    }
    if (recollection instanceof Handed handed) {
      return "was handed: " + String.join(" / ", handed.texts());
    }
    if (recollection instanceof PastChat chat) {
      return "talked with %s: %s"
          .formatted(chat.name(), chat.lines().stream().map(PastChat.Line::text).toList());
    }
    if (recollection instanceof Summary summary) {
      return "summed up: " + summary.text();
    }
    Arranged arranged = (Arranged) recollection;
    return arranged.inviting()
        ? "invited " + (arranged.asked().isEmpty() ? "nobody" : names(arranged.asked()))
        : "accepted " + (arranged.agreed().isEmpty() ? "nobody" : names(arranged.agreed()));
  }

  private static String names(List<Integer> agents) {
    return String.join(", ", agents.stream().map(agent -> Integer.toString(agent + 1)).toList());
  }

  @Override
  public List<Chart> charts(List<String> columns) {
    String prefix = Tally.VALID + ":";
    List<String> shown = columns.stream().filter(c -> c.startsWith(prefix)).toList();
    List<String> labels = shown.stream().map(c -> c.substring(prefix.length())).toList();
    return List.of(new Chart("Valid sentences", shown, labels, true));
  }
}
