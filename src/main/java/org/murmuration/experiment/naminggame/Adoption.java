package org.murmuration.experiment.naminggame;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.murmuration.experiment.Cast;
import org.murmuration.measure.Measure;
import org.murmuration.model.EncounterSpec;
import org.murmuration.model.Entry;
import org.murmuration.model.Exchange;
import org.murmuration.model.Intervention;
import org.murmuration.model.Population;

/**
 * How far the name of a committed minority has spread: its share among the names that uncommitted
 * agents said in the last w interactions (Ashery et al. 2025: w = 3N), counted anew after each
 * intervention. The population has flipped when that share of a whole window reaches a threshold.
 */
final class Adoption implements Measure {

  static final String COLUMN = "adoption";
  static final String FLIPPED = "flipped";
  static final String FLIP_ROUND = "flip-round";
  static final String MINORITY = "minority";

  /** The name that everybody was made to remember before the first interaction, or null. */
  static final String PLANTED = "planted-name";

  private final String name;
  private final Cast cast;
  private final int speakers;
  private final double threshold;
  private final int encountersPerRound;
  private final byte[] said;
  private final byte[] adopted;
  private int at;
  private long interactions;
  private boolean begun;
  private long saidInWindow;
  private long adoptedInWindow;
  private double flipRound = Double.NaN;
  private int minority;
  private String planted;

  /**
   * @param name the committed minority's name
   * @param speakers how many seats say a name
   * @param window length of the window in interactions
   * @param threshold share at which the population has flipped
   */
  Adoption(
      String name, Cast cast, int speakers, int window, double threshold, int encountersPerRound) {
    this.name = name;
    this.cast = cast;
    this.speakers = speakers;
    this.threshold = threshold;
    this.encountersPerRound = encountersPerRound;
    this.said = new byte[window];
    this.adopted = new byte[window];
  }

  @Override
  public List<String> columns() {
    return List.of(COLUMN);
  }

  @Override
  public void observe(Entry.Encountered encountered) {
    NamingOutcome outcome = (NamingOutcome) encountered.outcome();
    EncounterSpec spec = encountered.spec();
    saidInWindow -= said[at];
    adoptedInWindow -= adopted[at];
    said[at] = 0;
    adopted[at] = 0;
    for (int seat = 0; seat < speakers; seat++) {
      String word = outcome.said(seat);
      if (word != null && !cast.persona(spec.seats().get(seat).persona()).adversary()) {
        said[at]++;
        adopted[at] += (byte) (word.equals(name) ? 1 : 0);
      }
    }
    saidInWindow += said[at];
    adoptedInWindow += adopted[at];
    at = (at + 1) % said.length;
    interactions++;
    begun = true;
    if (Double.isNaN(flipRound) && flipped()) {
      flipRound = (double) interactions / encountersPerRound;
    }
  }

  @Override
  public void observe(Entry.Intervened intervened, Population population) {
    Arrays.fill(said, (byte) 0);
    Arrays.fill(adopted, (byte) 0);
    saidInWindow = 0;
    adoptedInWindow = 0;
    interactions = 0;
    flipRound = Double.NaN;
    if (intervened.intervention() instanceof Intervention.Rewrite rewrite
        && !begun
        && rewrite.agents().size() == population.size()
        && !rewrite.memory().isEmpty()) {
      planted = ((Exchange) rewrite.memory().get(0)).own();
    }
    minority = 0;
    for (int position = 0; position < population.size(); position++) {
      if (cast.persona(population.persona(population.agent(position))).adversary()) {
        minority++;
      }
    }
  }

  private boolean flipped() {
    return interactions >= said.length && adoption() >= threshold;
  }

  private double adoption() {
    return saidInWindow == 0 ? Double.NaN : (double) adoptedInWindow / saidInWindow;
  }

  @Override
  public double[] values() {
    return new double[] {adoption()};
  }

  @Override
  public void startRound() {}

  @Override
  public Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("new-name", name);
    figures.put(MINORITY, minority);
    figures.put(PLANTED, planted);
    figures.put(COLUMN, adoption());
    figures.put(FLIPPED, flipped());
    figures.put(FLIP_ROUND, Double.isNaN(flipRound) ? null : flipRound);
    return figures;
  }
}
