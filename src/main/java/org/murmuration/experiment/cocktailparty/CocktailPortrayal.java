package org.murmuration.experiment.cocktailparty;

import java.util.List;
import java.util.stream.Collectors;
import org.murmuration.conversation.Arranged;
import org.murmuration.conversation.Conversation;
import org.murmuration.conversation.Gathering;
import org.murmuration.conversation.PartySettings;
import org.murmuration.conversation.PastChat;
import org.murmuration.conversation.Summary;
import org.murmuration.experiment.Portrayal;
import org.murmuration.model.Answer;
import org.murmuration.model.Entry;
import org.murmuration.model.Recollection;

/** Shows a party: agents by what they did last, invitations in names, chats word for word. */
record CocktailPortrayal(PartySettings party) implements Portrayal {

  private static final String NOBODY = "nobody";

  @Override
  public String mark(Entry.Encountered encountered, int seat) {
    Conversation conversation = (Conversation) encountered.outcome();
    if (conversation.occasion() instanceof Gathering.Chatting) {
      return conversation.isChat() ? "talked" : null;
    }
    if (conversation.occasion() instanceof Gathering.Inviting) {
      return conversation.picked().isEmpty() ? "alone" : "invited";
    }
    return null;
  }

  @Override
  public List<Line> lines(Entry.Encountered encountered) {
    Conversation conversation = (Conversation) encountered.outcome();
    Answer first = conversation.answers().isEmpty() ? null : conversation.answers().get(0);
    if (first instanceof Answer.Picked picked) {
      String verb = conversation.occasion() instanceof Gathering.Inviting ? "invites " : "accepts ";
      return List.of(new Line(0, verb + names(picked.agents()), null));
    }
    return Portrayal.super.lines(encountered);
  }

  private String names(List<Integer> agents) {
    return agents.isEmpty()
        ? NOBODY
        : agents.stream().map(party::name).collect(Collectors.joining(", "));
  }

  @Override
  public String text(Entry.Encountered encountered) {
    Conversation conversation = (Conversation) encountered.outcome();
    Gathering gathering = conversation.occasion();
    String round = "round " + (gathering.round() + 1) + ": ";
    if (gathering instanceof Gathering.Chatting) {
      return round + "a chat, ended: " + conversation.end().word();
    }
    if (gathering instanceof Gathering.Inviting) {
      return round + "invitation";
    }
    return gathering instanceof Gathering.Accepting accepting
        ? round + "invited by " + names(accepting.inviters())
        : round + "sums up what it remembers";
  }

  @Override
  public String recollection(Recollection recollection) {
    if (recollection instanceof PastChat chat) {
      String said =
          chat.lines().stream()
              .map(line -> (line.own() ? "I: " : chat.name() + ": ") + line.text())
              .collect(Collectors.joining(" "));
      return "chat with " + chat.name() + when(chat.round()) + ". " + said;
    }
    if (recollection instanceof Arranged arranged) {
      return arranged.inviting()
          ? "invited " + names(arranged.asked()) + when(arranged.round())
          : "invited by %s, accepted %s%s"
              .formatted(names(arranged.asked()), names(arranged.agreed()), when(arranged.round()));
    }
    Summary summary = (Summary) recollection;
    return "summary" + when(summary.round()) + ": " + summary.text();
  }

  private static String when(int round) {
    return round < 0 ? "" : " in round " + (round + 1);
  }

  @Override
  public List<Chart> charts(List<String> columns) {
    return List.of(
        new Chart(
            "Different partners in the last rounds",
            List.of(RatioMeasure.CONVERSATIONS, RatioMeasure.INVITATIONS),
            List.of("partners for each conversation", "invitees for each invitation"),
            true),
        new Chart(
            "Chats and invitations",
            List.of(RatioMeasure.CHATS, RatioMeasure.INVITED),
            List.of("chats", "invitations"),
            false),
        new Chart(
            "Modularity of the last rounds",
            List.of(CircleMeasure.MODULARITY),
            List.of("modularity"),
            false),
        new Chart(
            "Tight pairs so far", List.of(CircleMeasure.TIGHT), List.of("tight pairs"), false));
  }
}
