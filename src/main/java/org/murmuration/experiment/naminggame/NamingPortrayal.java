package org.murmuration.experiment.naminggame;

import java.util.ArrayList;
import java.util.List;
import org.murmuration.experiment.Portrayal;
import org.murmuration.model.Entry;
import org.murmuration.model.Exchange;
import org.murmuration.model.Recollection;

/** Shows the naming game: agents by the name they said last, shares of names, agreements. */
final class NamingPortrayal implements Portrayal {

  @Override
  public String mark(Entry.Encountered encountered, int seat) {
    return ((NamingOutcome) encountered.outcome()).said(seat);
  }

  @Override
  public String text(Entry.Encountered encountered) {
    NamingOutcome outcome = (NamingOutcome) encountered.outcome();
    if (outcome.isVoid()) {
      return "void, an answer is missing";
    }
    return (outcome.agreed() ? "agreed, " : "not agreed, ") + points(outcome.payoff());
  }

  @Override
  public String recollection(Recollection recollection) {
    Exchange exchange = Learnt.exchangeOf(recollection);
    return "said %s, the other %s, %s"
        .formatted(named(exchange.own()), named(exchange.partner()), points(exchange.payoff()));
  }

  private static String points(int payoff) {
    return (payoff > 0 ? "+" : payoff < 0 ? "−" : "") + Math.abs(payoff) + " points";
  }

  private static String named(String name) {
    return name == null ? "nothing" : name;
  }

  @Override
  public List<Chart> charts(List<String> columns) {
    List<Chart> charts = new ArrayList<>();
    List<String> shares = columns.stream().filter(c -> c.startsWith(NameShare.PREFIX)).toList();
    if (!shares.isEmpty()) {
      charts.add(
          new Chart(
              "Share of each name",
              shares,
              shares.stream().map(c -> c.substring(NameShare.PREFIX.length())).toList(),
              true));
    }
    add(charts, columns, SuccessRate.COLUMN, "Successful interactions", true);
    add(charts, columns, Adoption.COLUMN, "Adoption of the committed name", true);
    if (shares.isEmpty()) {
      add(charts, columns, NameShare.LEADING, "Share of the leading name", true);
    }
    add(charts, columns, NameShare.DISTINCT, "Different names", false);
    add(charts, columns, "words", "Words in memory", false);
    return charts;
  }

  private static void add(
      List<Chart> charts, List<String> columns, String column, String title, boolean share) {
    if (columns.contains(column)) {
      charts.add(new Chart(title, List.of(column), List.of(title), share));
    }
  }
}
