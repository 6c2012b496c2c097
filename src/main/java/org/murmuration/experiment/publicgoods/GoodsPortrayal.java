package org.murmuration.experiment.publicgoods;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.murmuration.conversation.Arranged;
import org.murmuration.conversation.Conversation;
import org.murmuration.conversation.PastChat;
import org.murmuration.conversation.Summary;
import org.murmuration.experiment.Portrayal;
import org.murmuration.model.Entry;
import org.murmuration.model.Recollection;

/**
 * Shows games: agents by how much they gave last, and what each game came to.
 *
 * @param endowment tokens of each member
 */
record GoodsPortrayal(int endowment) implements Portrayal {

  private static final List<String> MARKS =
      List.of("gives nothing", "gives some", "gives half or more", "gives all");

  @Override
  public String mark(Entry.Encountered encountered, int seat) {
    int gift =
        encountered.outcome() instanceof GoodsOutcome game ? game.gift(seat) : GoodsOutcome.NONE;
    if (gift == GoodsOutcome.NONE) {
      return null;
    }
    return MARKS.get(gift == 0 ? 0 : gift == endowment ? 3 : 2 * gift >= endowment ? 2 : 1);
  }

  @Override
  public String text(Entry.Encountered encountered) {
    if (encountered.outcome() instanceof Conversation conversation) {
      return "round " + (conversation.occasion().round() + 1) + " of the party";
    }
    GoodsOutcome game = (GoodsOutcome) encountered.outcome();
    int pot = 0;
    for (int seat = 0; seat < game.members(); seat++) {
      pot += Math.max(0, game.gift(seat));
    }
    String payoffs =
        game.payoffs().stream()
            .map(payoff -> String.format(Locale.ROOT, "%.1f", (double) payoff / game.units()))
            .collect(Collectors.joining(", "));
    String link =
        game.occasion() instanceof Link of ? of.arm().word() + ", " + of.stage().word() + ": " : "";
    return link + "pot " + pot + ", payoffs " + payoffs;
  }

  @Override
  public String recollection(Recollection recollection) {
    if (recollection instanceof PastChat chat) {
      return "talked with %s: %s"
          .formatted(chat.name(), chat.lines().stream().map(PastChat.Line::text).toList());
    }
    if (recollection instanceof Summary summary) {
      return "summed up: " + summary.text();
    }
    if (recollection instanceof Arranged arranged) {
      List<Integer> named = arranged.inviting() ? arranged.asked() : arranged.agreed();
      return (arranged.inviting() ? "invited " : "accepted ")
          + (named.isEmpty()
              ? "nobody"
              : named.stream().map(agent -> "" + (agent + 1)).collect(Collectors.joining(", ")));
    }
    PastGame game = (PastGame) recollection;
    return String.format(
        Locale.ROOT,
        "gave %s, the others %s; payoff %.1f%s",
        gift(game.gift()),
        game.others().stream().map(GoodsPortrayal::gift).collect(Collectors.joining(", ")),
        (double) game.payoff() / game.units(),
        game.punished() > 0 ? ", " + game.punished() + " points taken off" : "");
  }

  private static String gift(int gift) {
    return gift == GoodsOutcome.NONE ? "no answer" : Integer.toString(gift);
  }

  @Override
  public List<Chart> charts(List<String> columns) {
    List<Chart> charts =
        List.of(
            new Chart(
                "Given, share of the endowment",
                List.of(
                    Contributions.GIVEN, Contributions.GIVEN_MALICIOUS, Contributions.MALICIOUS),
                List.of("harmless members", "malicious members", "share of malicious"),
                true),
            new Chart(
                "Earned in a game, tokens",
                List.of(Contributions.EARNED, Contributions.EARNED_MALICIOUS),
                List.of("harmless members", "malicious members"),
                false),
            new Chart("Chats at the party", List.of(ChainEffects.CHATS), List.of("chats"), false));
    return charts.stream().filter(chart -> columns.containsAll(chart.columns())).toList();
  }
}
