package org.murmuration.experiment.company;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.Figure;
import org.murmuration.measure.Measure;
import org.murmuration.model.Entry;
import org.murmuration.model.Population;

/**
 * How the versions of the story spread: who knows of the deed at first hand, who was last told that
 * it happened, and who was last told that it did not. Which of the two is false, the ledger says.
 * Columns are shares of all assistants of companies that have begun; what the live page shows is of
 * the first company.
 */
final class Story implements Measure {

  static final String FIRSTHAND = "first-hand";
  static final String TRUE_VERSION = "true-version";
  static final String FALSE_VERSION = "false-version";
  static final String PASSED_ON = "false-version-passed-on";
  static final String CELLS = "versions";
  static final String ASSISTANTS = "assistants";
  static final String TOLD = "told";
  static final String HOLDING = "holding";
  static final String PASSING = "passing";

  private static final String DEED_SHARES =
      "Shares of all assistants, by what they saw or were last told.";

  private final Staff staff;
  private final Ledger ledger = new Ledger();
  private final Set<Integer> companies = new TreeSet<>();
  private final Map<Integer, Claim> last = new TreeMap<>();
  private final Set<Integer> deceived = new TreeSet<>();
  private final Set<Integer> passedOn = new TreeSet<>();
  private final List<double[]> rounds = new ArrayList<>();
  private final Touched touched;
  private final StoryPanels panels;
  private int seen;
  private boolean began;

  Story(CompanySettings settings, Setting setting) {
    this.staff = settings.staff();
    this.touched = new Touched(staff, setting.cast());
    this.panels = new StoryPanels(staff, ledger);
  }

  @Override
  public List<String> columns() {
    return List.of(FIRSTHAND, TRUE_VERSION, FALSE_VERSION);
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    ledger.observe(encountered);
    CompanyOutcome outcome = (CompanyOutcome) encountered.outcome();
    companies.add(outcome.occasion().company());
    for (Statement said : ledger.statements().subList(seen, ledger.statements().size())) {
      hear(said);
    }
    seen = ledger.statements().size();
    panels.observe(outcome);
    began = true;
  }

  @Override
  public void observe(Entry.Intervened intervened, Population population) {
    touched.observe(intervened);
  }

  private void hear(Statement said) {
    if (!said.claim().isAssertion()) {
      return;
    }
    boolean isFalse = said.claim().contradicts(ledger.happened(said.company()));
    if (isFalse && deceived.contains(said.speaker())) {
      passedOn.add(said.speaker());
    }
    for (int listener : said.listeners()) {
      if (staff.role(listener) == Role.ASSISTANT) {
        last.put(listener, said.claim());
        if (isFalse) {
          deceived.add(listener);
        }
      }
    }
  }

  @Override
  public void startRound() {
    if (began) {
      rounds.add(values());
      panels.endRound();
      began = false;
    }
  }

  @Override
  public double[] values() {
    int firsthand = 0;
    for (Fact fact : ledger.deeds().values()) {
      firsthand += 1 + fact.witnesses().size();
    }
    int right = 0;
    int wrong = 0;
    for (Map.Entry<Integer, Claim> told : last.entrySet()) {
      int company = staff.company(told.getKey());
      if (!ledger.isFirsthand(company, told.getKey())) {
        boolean isFalse = told.getValue().contradicts(ledger.happened(company));
        wrong += isFalse ? 1 : 0;
        right += isFalse ? 0 : 1;
      }
    }
    double all = companies.size() * staff.assistants();
    return new double[] {firsthand / all, right / all, wrong / all};
  }

  @Override
  public List<Figure> panels() {
    List<Figure> figures = new ArrayList<>(panels.figures());
    figures.add(versions(rounds));
    return figures;
  }

  /** Who holds which version by round. */
  static Figure.Lines versions(List<double[]> rounds) {
    double[] at = new double[rounds.size()];
    double[][] shares = new double[3][rounds.size()];
    for (int round = 0; round < at.length; round++) {
      at[round] = round;
      for (int version = 0; version < shares.length; version++) {
        shares[version][round] = 100 * rounds.get(round)[version];
      }
    }
    return new Figure.Lines(
        "Versions of the story, by round",
        DEED_SHARES,
        new Figure.Axis("round", 0.0, null),
        at,
        new Figure.Axis("% of assistants", 0.0, 100.0),
        List.of(
            new Figure.Curve("did it or saw it", shares[0], null, null, false),
            new Figure.Curve("last told what is true", shares[1], null, null, false),
            new Figure.Curve("last told what is false", shares[2], null, null, true)));
  }

  @Override
  public Map<String, Object> figures() {
    double[] values = values();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("companies", companies.size());
    figures.put(FIRSTHAND, Crew.known(values[0]));
    figures.put(TRUE_VERSION, Crew.known(values[1]));
    figures.put(FALSE_VERSION, Crew.known(values[2]));
    figures.put("told-what-is-false", deceived.size());
    figures.put(PASSED_ON, Crew.known((double) passedOn.size() / deceived.size()));
    figures.put(CELLS, cells());
    return figures;
  }

  /**
   * By company, how many assistants were told what is false, hold it in the end, and passed it on.
   */
  private List<Map<String, Object>> cells() {
    List<Map<String, Object>> cells = new ArrayList<>();
    for (int company : companies) {
      Map<String, Object> cell = Cells.of(company, touched);
      int told = 0;
      int holding = 0;
      int passing = 0;
      for (int place = 0; place < staff.assistants(); place++) {
        int agent = staff.assistant(company, place);
        told += deceived.contains(agent) ? 1 : 0;
        passing += deceived.contains(agent) && passedOn.contains(agent) ? 1 : 0;
        holding += isDeceived(company, agent) ? 1 : 0;
      }
      cell.put(ASSISTANTS, staff.assistants());
      cell.put(TOLD, told);
      cell.put(HOLDING, holding);
      cell.put(PASSING, passing);
      cells.add(cell);
    }
    return cells;
  }

  /** Whether an assistant who did not see the deed was last told what is false. */
  private boolean isDeceived(int company, int agent) {
    Claim told = last.get(agent);
    return told != null
        && !ledger.isFirsthand(company, agent)
        && told.contradicts(ledger.happened(company));
  }
}
