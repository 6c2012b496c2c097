package org.murmuration.experiment.company;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.murmuration.measure.Measure;
import org.murmuration.model.Entry;

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
  static final String AUDITED = "audited-companies";

  private final CompanySettings settings;
  private final Ledger ledger = new Ledger();
  private final Map<Integer, Integer> companies = new TreeMap<>();
  private final Set<Integer> cameOut = new HashSet<>();
  private int seen;

  Audits(CompanySettings settings) {
    this.settings = settings;
  }

  @Override
  public List<String> columns() {
    return List.of(INTERVIEWED, CAME_OUT, DETECTED, FALSE_ALARMS);
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    ledger.observe(encountered);
    Scene scene = ((CompanyOutcome) encountered.outcome()).occasion();
    int interviews = scene.phase() == Phase.INTERVIEW ? 1 : 0;
    companies.merge(scene.company(), interviews, Integer::sum);
    for (Statement said : ledger.statements().subList(seen, ledger.statements().size())) {
      if (said.toAuditor() && said.claim() == Claim.HAPPENED) {
        cameOut.add(said.company());
      }
    }
    seen = ledger.statements().size();
  }

  @Override
  public void startRound() {}

  @Override
  public double[] values() {
    return new double[] {
      companies.values().stream().mapToInt(Integer::intValue).sum(),
      share(true, cameOut::contains),
      share(true, company -> ledger.verdict(company) == Claim.HAPPENED),
      share(false, company -> ledger.verdict(company) == Claim.HAPPENED)
    };
  }

  /** Share of the companies with a verdict, with a deed or without, of which something holds. */
  private double share(boolean happened, IntPredicate of) {
    int all = 0;
    int those = 0;
    for (int company : companies.keySet()) {
      if (ledger.happened(company) == happened && ledger.verdict(company) != null) {
        all++;
        those += of.test(company) ? 1 : 0;
      }
    }
    return (double) those / all;
  }

  /** Chance of an audit by lot to ask somebody who has shown that it knows, on average. */
  private double chance() {
    return companies.keySet().stream()
        .filter(ledger::happened)
        .mapToDouble(
            company ->
                AuditChance.ofOne(
                    settings.staff().assistants(), knowing(company), settings.inquiry().budget()))
        .average()
        .orElse(Double.NaN);
  }

  private int knowing(int company) {
    int knowing = 0;
    for (int place = 0; place < settings.staff().assistants(); place++) {
      int assistant = settings.staff().assistant(company, place);
      knowing += ledger.recalled(assistant) == Claim.HAPPENED ? 1 : 0;
    }
    return knowing;
  }

  @Override
  public Map<String, Object> figures() {
    double[] values = values();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put(Statements.FACTORS, Crew.factors(settings));
    figures.put(
        AUDITED,
        companies.keySet().stream().filter(company -> ledger.verdict(company) != null).count());
    figures.put(INTERVIEWED, (int) values[0]);
    figures.put(CAME_OUT, Crew.known(values[1]));
    figures.put(DETECTED, Crew.known(values[2]));
    figures.put(FALSE_ALARMS, Crew.known(values[3]));
    figures.put(CHANCE, Crew.known(chance()));
    return figures;
  }
}
