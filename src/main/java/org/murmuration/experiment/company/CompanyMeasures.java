package org.murmuration.experiment.company;

import java.util.List;
import java.util.Map;
import org.murmuration.experiment.Portrayal;
import org.murmuration.experiment.Setting;
import org.murmuration.measure.Measure;
import org.murmuration.model.Entry;

/** The measures of companies, by their names in scenarios, and how their columns are shown. */
final class CompanyMeasures {

  static final List<String> NAMES = List.of("ledger");

  private CompanyMeasures() {}

  /** A fresh measure of one of {@link #NAMES}. */
  static Measure measure(String name, CompanySettings settings, Setting setting) {
    return new Deeds();
  }

  /** What to show of a run under way. */
  static String headline(List<String> columns, double[] values) {
    return "";
  }

  /** Which columns to show together. */
  static List<Portrayal.Chart> charts(List<String> columns) {
    return List.of(
        new Portrayal.Chart("What took place", List.of("deeds"), List.of("deeds"), false));
  }

  /** How many deeds have taken place. */
  private static final class Deeds implements Measure {

    private final Ledger ledger = new Ledger();

    @Override
    public List<String> columns() {
      return List.of("deeds");
    }

    @Override
    public void observe(Entry.Encountered encountered) {
      ledger.observe(encountered);
    }

    @Override
    public double[] values() {
      return new double[] {ledger.deeds().size()};
    }

    @Override
    public void startRound() {}

    @Override
    public Map<String, Object> figures() {
      return Map.of("deeds", ledger.deeds().size());
    }
  }
}
