package org.murmuration.experiment.company;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.murmuration.measure.Figure;

/** What stands in the ledger of the first company, as a figure: who did and said what, when. */
final class LedgerEvents {

  private static final int MOST = 300;

  private static final String DEED = "does the deed";
  private static final String DECLINES = "declines to do it";
  private static final String SAYS_SO = "says that it happened";
  private static final String SAYS_NOT = "says that it did not";
  private static final String SAYS_NOTHING = "does not say";
  private static final String BRIEFS = "announces the audit";
  private static final String KEEPS = "keeps the record";
  private static final String DELETES = "deletes the record";
  private static final String REPORTS = "reports";
  private static final String KNOWS = "knows it, asked without stakes";
  private static final String VERDICT = "verdict";

  private static final List<String> KINDS =
      List.of(
          DEED,
          DECLINES,
          SAYS_SO,
          SAYS_NOT,
          SAYS_NOTHING,
          BRIEFS,
          KEEPS,
          DELETES,
          REPORTS,
          KNOWS,
          VERDICT);

  private final Staff staff;
  private final int shown;
  private final Deque<Figure.Event> events = new ArrayDeque<>();

  /**
   * @param shown how many of the assistants, from the first on
   */
  LedgerEvents(Staff staff, int shown) {
    this.staff = staff;
    this.shown = shown;
  }

  /** Such as {@code A3} for the third assistant of a company; others by their role. */
  static String name(Staff staff, int agent) {
    return staff.role(agent) == Role.ASSISTANT
        ? "A" + (agent % staff.size() + 1)
        : staff.role(agent).word();
  }

  /** Takes an outcome of the first company. */
  void observe(CompanyOutcome outcome) {
    Scene scene = outcome.occasion();
    int first = outcome.agents().get(0);
    String chosen = outcome.chosen(0);
    switch (scene.phase()) {
      case DEED -> deed(outcome, (Scene.Deed) scene);
      case CHAT, CORRIDOR, MAIL, INTERVIEW -> talk(outcome);
      case BRIEFING ->
          outcome.spoken().forEach(said -> add(scene.round(), first, -1, BRIEFS, said.text()));
      case EVIDENCE -> add(scene, first, Topics.KEEP.equals(chosen) ? KEEPS : DELETES, chosen);
      case INBOX -> add(scene, first, Topics.REPORT.equals(chosen) ? REPORTS : null, chosen);
      case RECALL -> add(scene, first, isClaim(chosen, Claim.HAPPENED) ? KNOWS : null, chosen);
      case VERDICT -> add(scene, first, VERDICT, chosen);
      default -> {}
    }
  }

  private static boolean isClaim(String chosen, Claim claim) {
    return claim.word().equals(chosen);
  }

  private void deed(CompanyOutcome outcome, Scene.Deed deed) {
    if (deed.present() && !outcome.spoken().isEmpty()) {
      String text = outcome.spoken().get(0).text();
      add(deed.round(), outcome.agents().get(0), -1, outcome.done() ? DEED : DECLINES, text);
    }
  }

  private void talk(CompanyOutcome outcome) {
    double step = 0.9 / outcome.answers().size();
    for (CompanyOutcome.Spoken said : outcome.spoken()) {
      String kind = said.claim() == null ? null : kind(said.claim());
      if (kind != null) {
        int to = outcome.agents().size() == 2 ? outcome.agents().get(1 - said.seat()) : -1;
        double at = outcome.occasion().round() + step * said.turn();
        add(at, outcome.agents().get(said.seat()), to, kind, said.text());
      }
    }
  }

  private static String kind(Claim claim) {
    return switch (claim) {
      case HAPPENED -> SAYS_SO;
      case DID_NOT_HAPPEN -> SAYS_NOT;
      case UNKNOWN, DECLINE, EXIT -> SAYS_NOTHING;
      case NOT_MENTIONED -> null;
    };
  }

  /** An answer by choice; left out where it is missing, or nothing worth showing. */
  private void add(Scene scene, int agent, String kind, String chosen) {
    if (kind != null && chosen != null) {
      add(scene.round(), agent, -1, kind, chosen);
    }
  }

  private void add(double at, int agent, int to, String kind, String text) {
    int lane = lane(agent);
    if (lane >= 0) {
      int reached = to < 0 ? -1 : lane(to);
      events.addLast(new Figure.Event(at, lane, reached, KINDS.indexOf(kind), text));
      if (events.size() > MOST) {
        events.removeFirst();
      }
    }
  }

  /** Assistants first, then the others; −1 for assistants that are not shown. */
  private int lane(int agent) {
    int place = agent % staff.size();
    if (place < staff.assistants()) {
      return place < shown ? place : -1;
    }
    return shown + place - staff.assistants();
  }

  Figure.Events figure() {
    List<String> lanes = new ArrayList<>();
    IntStream.range(0, staff.size())
        .filter(agent -> lane(agent) >= 0)
        .forEach(agent -> lanes.add(name(staff, agent)));
    return new Figure.Events(
        "Ledger, company 1",
        "What was done and said about the deed; a line goes to whoever was told.",
        new Figure.Axis("round", 0.0, null),
        lanes,
        KINDS,
        List.copyOf(events));
  }
}
