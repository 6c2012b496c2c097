package org.murmuration.experiment.duel;

import java.util.List;
import org.murmuration.experiment.Portrayal;
import org.murmuration.model.Entry;
import org.murmuration.model.Recollection;

/** Shows duels: agents by how their last one ended for them, dialogues word for word. */
final class DuelPortrayal implements Portrayal {

  @Override
  public String mark(Entry.Encountered encountered, int seat) {
    DuelOutcome duel = (DuelOutcome) encountered.outcome();
    return duel.isVoid() ? null : PastDuel.of(duel, seat).result();
  }

  @Override
  public String text(Entry.Encountered encountered) {
    DuelOutcome duel = (DuelOutcome) encountered.outcome();
    String end = duel.end().word();
    String arm = "arm " + duel.arm().word() + ": ";
    return arm + (duel.winner() < 0 ? end : end + ", won by " + duel.names().get(duel.winner()));
  }

  @Override
  public String recollection(Recollection recollection) {
    PastDuel past = (PastDuel) recollection;
    return "%s against %s, %d points; it said last: %s"
        .formatted(past.result(), past.other(), past.points(), past.line());
  }

  @Override
  public List<Chart> charts(List<String> columns) {
    List<String> arms =
        columns.stream().filter(c -> c.startsWith(DuelMeasure.SOCIAL + ":")).toList();
    return List.of(
        new Chart(
            "How duels go",
            List.of(DuelMeasure.SOCIAL, DuelMeasure.CONCEDED, DuelMeasure.UNFINISHED),
            List.of("with a social we", "conceded", "unfinished"),
            true),
        new Chart(
            "Social we by arm",
            arms,
            arms.stream().map(c -> c.substring(DuelMeasure.SOCIAL.length() + 1)).toList(),
            true),
        new Chart(
            "We and us in 1,000 words",
            List.of(DuelMeasure.PER_THOUSAND),
            List.of("we and us"),
            false));
  }
}
