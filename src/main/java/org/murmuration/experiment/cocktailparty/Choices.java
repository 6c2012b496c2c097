package org.murmuration.experiment.cocktailparty;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.murmuration.conversation.Conversation;
import org.murmuration.conversation.Gathering;
import org.murmuration.measure.network.RandomPartners.Round;
import org.murmuration.measure.network.Reciprocity;

/** Who could choose, who chose, and who was accepted, by round: what is kept for comparisons. */
final class Choices {

  private final List<Round> invitations = new ArrayList<>();
  private final List<Round> chats = new ArrayList<>();
  private final Reciprocity reciprocity = new Reciprocity();
  private final List<Integer> present = new ArrayList<>();
  private final List<Integer> inviting = new ArrayList<>();
  private final SortedSet<Integer> accepted = new TreeSet<>();

  void observe(Conversation conversation) {
    int agent = conversation.agents().get(0);
    if (conversation.occasion() instanceof Gathering.Inviting) {
      present.add(agent);
      for (int guest : conversation.picked()) {
        inviting.add(agent);
        reciprocity.add(agent, guest);
      }
    } else if (conversation.occasion() instanceof Gathering.Accepting) {
      accepted.addAll(conversation.picked());
    }
  }

  void startRound() {
    int[] all = numbers(present);
    if (all.length > 1) {
      invitations.add(new Round(all, numbers(inviting)));
      chats.add(new Round(all, accepted.stream().mapToInt(Integer::intValue).toArray()));
    }
    present.clear();
    inviting.clear();
    accepted.clear();
  }

  private static int[] numbers(List<Integer> agents) {
    return agents.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Who invited somebody, by round. */
  List<Round> invitations() {
    return invitations;
  }

  /** Whose invitation was accepted, by round. */
  List<Round> chats() {
    return chats;
  }

  /** Share of invitations that were returned. */
  double reciprocity() {
    return reciprocity.share();
  }
}
