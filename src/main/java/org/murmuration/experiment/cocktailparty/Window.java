package org.murmuration.experiment.cocktailparty;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.murmuration.conversation.Conversation;
import org.murmuration.conversation.Gathering;

/** Who invited whom and who talked with whom in the last rounds. */
final class Window {

  /** What happened in one round: pairs of agents, the inviter or first speaker first. */
  record Round(List<int[]> invitations, List<int[]> chats) {
    Round() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  private final int length;
  private final Deque<Round> rounds = new ArrayDeque<>();

  /** A window of so many rounds, the one under way included. */
  Window(int length) {
    this.length = length;
    rounds.add(new Round());
  }

  void observe(Conversation conversation) {
    int agent = conversation.agents().get(0);
    if (conversation.occasion() instanceof Gathering.Inviting) {
      conversation
          .picked()
          .forEach(guest -> rounds.getLast().invitations().add(new int[] {agent, guest}));
    } else if (conversation.isChat()) {
      rounds.getLast().chats().add(new int[] {agent, conversation.agents().get(1)});
    }
  }

  void startRound() {
    rounds.add(new Round());
    if (rounds.size() > length) {
      rounds.removeFirst();
    }
  }

  /** Whether it holds as many rounds as it is long. */
  boolean isFull() {
    return rounds.size() == length;
  }

  /** The rounds in it, oldest first, the one under way last. */
  List<Round> rounds() {
    return List.copyOf(rounds);
  }

  Round current() {
    return rounds.getLast();
  }
}
