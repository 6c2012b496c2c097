package org.murmuration.experiment.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.murmuration.experiment.Portrayal;
import org.murmuration.model.Entry;
import org.murmuration.model.Recollection;

/**
 * Shows meetings: agents by how they acted last, and what each meeting came to.
 *
 * @param stake what is acted over
 */
record MeetingPortrayal(Stake stake) implements Portrayal {

  @Override
  public String mark(Entry.Encountered encountered, int seat) {
    if (!(encountered.outcome() instanceof Meeting meeting) || seat >= meeting.members()) {
      return null;
    }
    int action = meeting.actions().get(seat);
    if (action == Meeting.NONE) {
      return null;
    }
    String what =
        action == 0 ? "cooperates not at all" : action == stake.most() ? "cooperates" : "in part";
    return meeting.bound() ? "bound" : meeting.delegated(seat) ? "delegates" : what;
  }

  @Override
  public String text(Entry.Encountered encountered) {
    if (encountered.outcome() instanceof SelfReport report) {
      return "self-report " + (report.occasion().after() ? "after" : "before") + " contact";
    }
    Meeting meeting = (Meeting) encountered.outcome();
    return String.format(
        Locale.ROOT,
        "%s: %s%s; payoffs %s",
        Framings.load().get(meeting.occasion().opening()).name(),
        meeting.actions().stream().map(stake::text).collect(Collectors.joining(", ")),
        meeting.bound() ? " by contract" : "",
        meeting.payoffs().stream()
            .map(payoff -> String.format(Locale.ROOT, "%.2f", payoff / 100.0))
            .collect(Collectors.joining(", ")));
  }

  @Override
  public String recollection(Recollection recollection) {
    PastMeeting past = (PastMeeting) recollection;
    return String.format(
        Locale.ROOT,
        "did %s, the others %s; payoff %.2f%s",
        stake.text(past.own()),
        past.others().stream().map(stake::text).collect(Collectors.joining(", ")),
        past.payoff() / 100.0,
        past.said().stream()
            .map(
                line -> "; " + (line.player() == 0 ? "itself" : line.player()) + ": " + line.text())
            .collect(Collectors.joining()));
  }

  @Override
  public List<Chart> charts(List<String> columns) {
    List<Chart> charts = new ArrayList<>();
    charts.add(
        new Chart(
            "Cooperation and promises",
            List.of(Cooperation.COOPERATION, Cooperation.KEPT, Cooperation.COMMITTED),
            List.of("cooperation", "promises kept", "signed or delegated"),
            true));
    List<String> byLevel =
        columns.stream().filter(column -> column.startsWith(Cooperation.PREFIX)).toList();
    if (byLevel.size() > 1) {
      charts.add(
          new Chart(
              "Cooperation, by identity level",
              byLevel,
              byLevel.stream().map(c -> c.substring(Cooperation.PREFIX.length())).toList(),
              true));
    }
    charts.add(
        new Chart(
            "Norms",
            List.of(Norms.REPEATED, Norms.UNHEARD),
            List.of("repeat what they heard", "say it unheard"),
            true));
    return charts.stream().filter(chart -> columns.containsAll(chart.columns())).toList();
  }
}
