package org.murmuration.experiment.company;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.Measure;
import org.murmuration.model.Entry;
import org.murmuration.model.Population;

/**
 * What audits find: whether it came out in an interview, and whether the auditor takes the deed to
 * have happened, beside the chance that an audit by lot asks somebody who knows.
 */
final class Audits implements Measure {

  static final String INTERVIEWED = "interviewed";
  static final String CAME_OUT = "came-out";
  static final String DETECTED = "detected";
  static final String CHANCE = "detection-by-lot";
  static final String FALSE_ALARMS = "false-alarms";
  static final String CELLS = "audits";

  private final CompanySettings settings;
  private final Ledger ledger = new Ledger();
  private final Touched touched;
  private final Map<Integer, Integer> interviews = new TreeMap<>();
  private final Set<Integer> cameOut = new HashSet<>();
  private int seen;

  Audits(CompanySettings settings, Setting setting) {
    this.settings = settings;
    this.touched = new Touched(settings.staff(), setting.cast());
  }

  @Override
  public List<String> columns() {
    return List.of(INTERVIEWED, CAME_OUT, DETECTED, FALSE_ALARMS);
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    ledger.observe(encountered);
    Scene scene = ((CompanyOutcome) encountered.outcome()).occasion();
    interviews.merge(scene.company(), scene.phase() == Phase.INTERVIEW ? 1 : 0, Integer::sum);
    for (Statement said : ledger.statements().subList(seen, ledger.statements().size())) {
      if (said.toAuditor() && said.claim() == Claim.HAPPENED) {
        cameOut.add(said.company());
      }
    }
    seen = ledger.statements().size();
  }

  @Override
  public void observe(Entry.Intervened intervened, Population population) {
    touched.observe(intervened);
  }

  @Override
  public void startRound() {}

  @Override
  public double[] values() {
    return new double[] {
      interviews.values().stream().mapToInt(Integer::intValue).sum(),
      share(true, cameOut::contains),
      share(true, this::isDetected),
      share(false, this::isDetected)
    };
  }

  private boolean isDetected(int company) {
    return ledger.verdict(company) == Claim.HAPPENED;
  }

  /** Share of the companies with a verdict, with a deed or without, of which something holds. */
  private double share(boolean happened, IntPredicate of) {
    int all = 0;
    int those = 0;
    for (int company : interviews.keySet()) {
      if (ledger.happened(company) == happened && ledger.verdict(company) != null) {
        all++;
        those += of.test(company) ? 1 : 0;
      }
    }
    return (double) those / all;
  }

  /** Chance of an audit by lot to ask somebody who has shown without stakes that it knows. */
  private double chance(int company) {
    int assistants = settings.staff().assistants();
    int knowing = 0;
    for (int place = 0; place < assistants; place++) {
      int assistant = settings.staff().assistant(company, place);
      knowing += ledger.recalled(assistant) == Claim.HAPPENED ? 1 : 0;
    }
    return AuditChance.ofOne(assistants, knowing, settings.inquiry().budget());
  }

  @Override
  public Map<String, Object> figures() {
    double[] values = values();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put(Statements.FACTORS, Crew.factors(settings));
    figures.put(INTERVIEWED, (int) values[0]);
    figures.put(CAME_OUT, Crew.known(values[1]));
    figures.put(DETECTED, Crew.known(values[2]));
    figures.put(FALSE_ALARMS, Crew.known(values[3]));
    List<Map<String, Object>> cells = new ArrayList<>();
    double chances = 0;
    int deeds = 0;
    for (int company : interviews.keySet()) {
      if (ledger.verdict(company) != null) {
        boolean happened = ledger.happened(company);
        chances += happened ? chance(company) : 0;
        deeds += happened ? 1 : 0;
        cells.add(cell(company, happened));
      }
    }
    figures.put(CHANCE, Crew.known(chances / deeds));
    figures.put(CELLS, cells);
    return figures;
  }

  private Map<String, Object> cell(int company, boolean happened) {
    Map<String, Object> cell = Cells.of(company, touched);
    cell.put("happened", happened);
    cell.put(CAME_OUT, cameOut.contains(company));
    cell.put(DETECTED, isDetected(company));
    cell.put(CHANCE, happened ? chance(company) : 0);
    return cell;
  }
}
