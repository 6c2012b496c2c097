package org.murmuration.experiment.company;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.murmuration.measure.Figure;

/**
 * What the live page shows of the first company: who knows what, what stands in the ledger, and how
 * each version of the story went from one to the other. Of a large company the first assistants, of
 * a long course the latest rounds.
 */
final class StoryPanels {

  private static final int MOST_ASSISTANTS = 60;
  private static final int MOST_ROUNDS = 60;
  private static final int MOST_BRANCHES = 300;
  private static final List<Version> VERSIONS = List.of(Version.values());

  private final Staff staff;
  private final Ledger ledger;
  private final LedgerEvents events;
  private final int shown;
  private final List<String> rounds = new ArrayList<>();
  private final List<List<Version>> known = new ArrayList<>();
  private final Map<String, Integer> branchOf = new HashMap<>();
  private final List<Figure.Branch> branches = new ArrayList<>();
  private String phase = "";
  private int seen;

  StoryPanels(Staff staff, Ledger ledger) {
    this.staff = staff;
    this.ledger = ledger;
    this.shown = Math.min(staff.assistants(), MOST_ASSISTANTS);
    this.events = new LedgerEvents(staff, shown);
  }

  /** Takes an outcome that the ledger has taken. */
  void observe(CompanyOutcome outcome) {
    if (outcome.occasion().company() == 0) {
      phase = outcome.occasion().phase().word();
      events.observe(outcome);
      grow();
    }
  }

  private void grow() {
    Fact fact = ledger.deed(0);
    if (fact != null && branches.isEmpty()) {
      root(fact.actor(), Claim.HAPPENED, "did it");
      fact.witnesses().forEach(witness -> root(witness, Claim.HAPPENED, "saw it"));
    }
    for (Statement said : ledger.statements().subList(seen, ledger.statements().size())) {
      if (said.company() == 0 && said.claim().isAssertion()) {
        String text = said.text();
        int parent = branchOf.getOrDefault(key(said.speaker(), said.claim()), -1);
        if (parent < 0) {
          parent = root(said.speaker(), said.claim(), text);
        }
        for (int listener : said.listeners()) {
          if (branches.size() < MOST_BRANCHES
              && !branchOf.containsKey(key(listener, said.claim()))) {
            add(parent, listener, said.claim(), text);
          }
        }
      }
    }
    seen = ledger.statements().size();
  }

  private int root(int agent, Claim claim, String text) {
    return add(-1, agent, claim, text);
  }

  private int add(int parent, int agent, Claim claim, String text) {
    String label = LedgerEvents.name(staff, agent) + ": " + claim.word().replace('-', ' ');
    branches.add(new Figure.Branch(parent, label, text, 1));
    branchOf.put(key(agent, claim), branches.size() - 1);
    return branches.size() - 1;
  }

  private static String key(int agent, Claim claim) {
    return agent + " " + claim.word();
  }

  /** Takes down who knows what as a round is over. */
  void endRound() {
    List<Version> now = new ArrayList<>(shown);
    for (int place = 0; place < shown; place++) {
      now.add(Version.of(ledger, 0, place));
    }
    rounds.add(phase);
    known.add(now);
    if (rounds.size() > MOST_ROUNDS) {
      rounds.remove(0);
      known.remove(0);
    }
  }

  List<Figure> figures() {
    return List.of(
        whoKnowsWhat(),
        events.figure(),
        new Figure.Tree(
            "How the story spread, company 1",
            "Each branch is the first time that somebody heard a version, from whom it heard it;"
                + " a version begins with whoever did or saw the deed, or brought the version up.",
            List.copyOf(branches)));
  }

  private Figure.Grid whoKnowsWhat() {
    List<Figure.Cell> cells = new ArrayList<>();
    Map<String, Integer> times = new LinkedHashMap<>();
    List<String> columns = new ArrayList<>();
    for (int round = 0; round < rounds.size(); round++) {
      int time = times.merge(rounds.get(round), 1, Integer::sum);
      columns.add(time == 1 ? rounds.get(round) : rounds.get(round) + " " + time);
      for (int place = 0; place < shown; place++) {
        Version version = known.get(round).get(place);
        if (version != null) {
          cells.add(new Figure.Cell(place, round, VERSIONS.indexOf(version), version.label()));
        }
      }
    }
    return new Figure.Grid(
        "Who knows what, company 1",
        "What has reached each assistant by the end of a round; an empty cell: nothing.",
        IntStream.range(0, shown).mapToObj(place -> LedgerEvents.name(staff, place)).toList(),
        columns,
        VERSIONS.stream().map(Version::label).toList(),
        cells);
  }
}
