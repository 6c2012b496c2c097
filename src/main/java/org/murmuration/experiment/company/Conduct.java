package org.murmuration.experiment.company;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the members of companies did beside talking, as counts by company. */
final class Conduct {

  static final String FIRSTHAND = "first-hand-asked";
  static final String RECALLED = "recalled";
  static final String ASKED = "knowing-asked";
  static final String LIARS = "liars";
  static final String LEFT = "left";
  static final String RECORDS = "records";
  static final String DELETED = "records-deleted";
  static final String COULD_REPORT = "could-report";
  static final String REPORTED = "reported";

  private final Ledger ledger;
  private final Staff staff;
  private final Set<Integer> injected;
  private final Map<Integer, Map<String, Integer>> counts = new TreeMap<>();

  private Conduct(Ledger ledger, Staff staff, Set<Integer> injected) {
    this.ledger = ledger;
    this.staff = staff;
    this.injected = injected;
  }

  /**
   * All counts; those of the twin, where there is nothing to keep, delete or report, are left out.
   *
   * @param statements those that count
   * @param injected who was injected, whose choices do not count
   * @param touched companies into which something was injected
   */
  static List<Map<String, Object>> of(
      Ledger ledger,
      Staff staff,
      List<Statement> statements,
      Set<Integer> injected,
      Touched touched) {
    Conduct conduct = new Conduct(ledger, staff, injected);
    conduct.recall();
    conduct.interviews(statements);
    ledger.records().forEach((agent, kept) -> conduct.choice(agent, !kept, RECORDS, DELETED));
    ledger.reports().forEach((agent, sent) -> conduct.choice(agent, sent, COULD_REPORT, REPORTED));
    List<Map<String, Object>> cells = new ArrayList<>();
    conduct.counts.forEach(
        (company, counted) -> {
          Map<String, Object> cell = Cells.of(company, touched);
          cell.putAll(counted);
          cells.add(cell);
        });
    return cells;
  }

  private void add(int company, String what, int times) {
    counts.computeIfAbsent(company, none -> new TreeMap<>()).merge(what, times, Integer::sum);
  }

  /** Of those who did or saw the deed and were asked without stakes, how many say so. */
  private void recall() {
    for (Fact fact : ledger.deeds().values()) {
      List<Integer> knowing = new ArrayList<>(fact.witnesses());
      knowing.add(fact.actor());
      for (int agent : knowing) {
        Claim recalled = ledger.recalled(agent);
        add(fact.company(), FIRSTHAND, recalled == null ? 0 : 1);
        add(fact.company(), RECALLED, recalled == Claim.HAPPENED ? 1 : 0);
      }
    }
  }

  /** Of those who were interviewed and knew, how many lied at least once, and how many left. */
  private void interviews(List<Statement> statements) {
    Set<Integer> knowing = new TreeSet<>();
    Set<Integer> liars = new TreeSet<>();
    Set<Integer> left = new TreeSet<>();
    for (Statement statement : statements) {
      Honesty kind = Honesty.of(statement, ledger);
      if (statement.toAuditor() && kind.isInformed()) {
        knowing.add(statement.speaker());
        if (kind == Honesty.LIE) {
          liars.add(statement.speaker());
        }
        if (kind == Honesty.EXIT) {
          left.add(statement.speaker());
        }
      }
    }
    knowing.forEach(agent -> add(staff.company(agent), ASKED, 1));
    liars.forEach(agent -> add(staff.company(agent), LIARS, 1));
    left.forEach(agent -> add(staff.company(agent), LEFT, 1));
  }

  private void choice(int agent, boolean did, String of, String what) {
    int company = staff.company(agent);
    if (ledger.happened(company) && !injected.contains(agent)) {
      add(company, of, 1);
      add(company, what, did ? 1 : 0);
    }
  }
}
